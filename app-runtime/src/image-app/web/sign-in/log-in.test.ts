import { expect } from "chai";
import { LogIn, type LogInOutcome } from "../../../common/web/log-in.js";
import { Passwords } from "../../../common/web/passwords.js";
import { TooBusy } from "../../../common/web/turnstile.js";
import type { Account } from "../../database/catalogue.js";
import { MemoryAccounts } from "../testing/memory-accounts.js";
import { MemoryAttempts } from "../testing/memory-attempts.js";
import { createAccount } from "./accounts.js";

const right = "correct horse battery";
const limits = { perAccount: 3, perAddress: 6, windowSeconds: 900 };

describe("LogIn", () => {
    const passwords = new Passwords({ cost: { costExponent: 1, blockSize: 1, parallelism: 1 } });
    let time: number;
    let attempts: MemoryAttempts;
    let logIn: LogIn<Account>;

    beforeEach(async () => {
        time = Date.UTC(2026, 0, 1);
        attempts = new MemoryAttempts();
        const accounts = new MemoryAccounts();
        await createAccount({ accounts, passwords, name: "Ada", password: right });
        logIn = new LogIn({ accounts, attempts, passwords, limits, now: () => new Date(time) });
    });

    const attempt = (password: string, name = "ada", address = "1.2.3.4"): Promise<LogInOutcome<Account>> =>
        logIn.attempt({ name, password, address });
    const kindsOf = async (tries: readonly Promise<LogInOutcome<Account>>[]): Promise<readonly string[]> =>
        (await Promise.all(tries)).map(({ kind }) => kind).sort();

    it("welcomes the right password, whatever capitals the name is written in", async () => {
        expect(await attempt(right, " ADA ")).to.have.nested.property("account.name", "ada");
    });

    it("refuses a wrong password and an unknown name alike", async () => {
        expect(await attempt("wrong")).to.deep.equal({ kind: "refused" });
        expect(await attempt(right, "nobody")).to.deep.equal({ kind: "refused" });
        expect(await attempt(right, "\u0000")).to.deep.equal({ kind: "refused" });
        expect(await attempt(right, " ")).to.deep.equal({ kind: "refused" });
    });

    it("makes an account wait after too many tries, from whatever address, even with the right password", async () => {
        for (const address of ["1.1.1.1", "2.2.2.2", "3.3.3.3"]) {
            expect((await attempt("wrong", "ada", address)).kind).to.equal("refused");
        }
        expect(await attempt(right, "ada", "4.4.4.4")).to.deep.equal({ kind: "later", seconds: 900 });
    });

    it("lets nobody wait longer because they went on trying", async () => {
        for (let tries = 0; tries < 10; tries += 1) {
            await attempt("wrong");
            time += 1_000;
        }
        time += 900_000;
        expect((await attempt(right)).kind).to.equal("welcome");
    });

    it("makes an address wait after too many tries, with whatever names", async () => {
        for (let tries = 0; tries < limits.perAddress; tries += 1) {
            expect((await attempt("wrong", `name${tries}`)).kind).to.equal("refused");
        }
        expect((await attempt(right)).kind).to.equal("later");
        expect((await attempt(right, "ada", "5.6.7.8")).kind).to.equal("welcome");
    });

    it("lets an address that has to wait lock nobody out", async () => {
        for (let tries = 0; tries < limits.perAddress; tries += 1) {
            await attempt("wrong", `name${tries}`);
        }
        for (let tries = 0; tries < limits.perAccount; tries += 1) {
            expect((await attempt("wrong")).kind).to.equal("later");
        }
        expect((await attempt(right, "ada", "5.6.7.8")).kind).to.equal("welcome");
    });

    it("lets nobody use up the tries of their address on an account that has to wait", async () => {
        for (const address of ["1.1.1.1", "2.2.2.2", "3.3.3.3"]) {
            await attempt("wrong", "ada", address);
        }
        for (let tries = 0; tries < limits.perAddress; tries += 1) {
            expect((await attempt(right)).kind).to.equal("later");
        }
        expect((await attempt("wrong", "nobody")).kind).to.equal("refused");
    });

    it("counts all addresses of one IPv6 customer as one", async () => {
        for (let tries = 0; tries < limits.perAddress; tries += 1) {
            await attempt("wrong", `name${tries}`, `2001:db8::${tries}`);
        }
        expect((await attempt(right, "ada", "2001:db8::ffff")).kind).to.equal("later");
    });

    it("forgets the wrong tries of an account after the right one, but not those of the address", async () => {
        for (let round = 0; round < 2; round += 1) {
            await attempt("wrong");
            await attempt("wrong");
            expect((await attempt(right)).kind).to.equal("welcome");
        }
        expect((await attempt(right)).kind).to.equal("later");
    });

    it("lets no more tries through when they come at the same moment", async () => {
        const outcomes = await kindsOf(Array.from({ length: 20 }, () => attempt("wrong")));

        expect(outcomes.filter((kind) => kind === "refused")).to.have.lengthOf.at.most(limits.perAccount);
    });

    it("checks no password that it has no room to count", async () => {
        attempts.record = () => Promise.reject(new TooBusy("full"));

        expect(await attempt(right)).to.deep.equal({ kind: "later", seconds: 5 });
    });

    it("asks to come back in a moment where there is no time to check a password", async () => {
        const busy = new LogIn({
            accounts: new MemoryAccounts(),
            attempts,
            passwords: new Passwords({
                cost: { costExponent: 1, blockSize: 1, parallelism: 1 },
                atOnce: 1,
                waiting: 1,
            }),
            limits: { ...limits, perAddress: 100 },
            now: () => new Date(time),
        });
        const tries = ["a", "b", "c", "d"].map((name) => busy.attempt({ name, password: "x", address: "1.2.3.4" }));
        const later = (await Promise.all(tries)).filter(({ kind }) => kind === "later");

        expect(later).to.deep.equal([
            { kind: "later", seconds: 5 },
            { kind: "later", seconds: 5 },
        ]);
    });
});
