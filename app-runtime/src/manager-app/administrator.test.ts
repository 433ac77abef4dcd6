import { expect } from "chai";
import { SecretError } from "../common/secrets.js";
import { Passwords } from "../common/web/passwords.js";
import { AdministratorAccount } from "./administrator.js";

const passwords = new Passwords({ cost: { costExponent: 1, blockSize: 1, parallelism: 1 } });

describe("AdministratorAccount", () => {
    let text: string;
    let failure: Error | undefined;
    let reads: number;
    let time: number;
    let warnings: string[];
    let account: AdministratorAccount;

    beforeEach(() => {
        text = JSON.stringify({ username: " Grace ", password: "long enough a word" });
        [failure, reads, time, warnings] = [undefined, 0, 0, []];
        account = make(["k".repeat(32)]);
    });

    const make = (keys: readonly string[]): AdministratorAccount =>
        new AdministratorAccount({
            readSecret: async () => {
                reads += 1;
                if (failure !== undefined) throw failure;
                return text;
            },
            ...{ passwords, keys, now: () => time },
            log: { warn: (message) => warnings.push(message) },
        });
    const problemOf = (): Promise<string> =>
        account.current().then(
            () => "none",
            (error: unknown) => String(error),
        );

    it("knows the name and a hash of the password, in the spelling that log-ins use", async () => {
        const grace = await account.find("grace");

        expect(await passwords.verify("long enough a word", grace?.passwordHash)).to.equal(true);
        expect(await account.find("ada")).to.equal(undefined);
    });

    it("takes a hash in place of the password", async () => {
        const passwordHash = await passwords.hash("something long");
        text = JSON.stringify({ username: "grace", passwordHash });

        expect(await account.find("grace")).to.include({ passwordHash });
    });

    it("reads the secret once a minute, however many ask", async () => {
        await Promise.all([account.current(), account.current()]);
        await account.current();
        expect(reads).to.equal(1);
        time = 60_000;
        await account.current();
        expect(reads).to.equal(2);
    });

    it("has another fingerprint for another password, and the same in another process with the same key", async () => {
        const { fingerprint } = await account.current();
        expect((await make(["k".repeat(32)]).current()).fingerprint).to.equal(fingerprint);
        expect((await make(["z".repeat(32)]).current()).fingerprint).not.to.equal(fingerprint);
        text = JSON.stringify({ username: "grace", password: "another long word" });
        time = 60_000;
        expect((await account.current()).fingerprint).not.to.equal(fingerprint);
    });

    it("takes the fingerprint of the first key for new sessions, and those of all keys for good", async () => {
        const { fingerprint } = await account.current();
        const both = await make(["n".repeat(32), "k".repeat(32)]).current();

        expect(both.fingerprint).to.not.equal(fingerprint);
        expect(both.goodFingerprints).to.deep.equal([both.fingerprint, fingerprint]);
    });

    it("goes on with who was known where the secret cannot be read, and says so", async () => {
        await account.current();
        [failure, time] = [new SecretError("down"), 60_000];

        expect((await account.current()).name).to.equal("grace");
        expect(warnings).to.have.lengthOf(1);
    });

    it("knows nobody where it never could be read", async () => {
        failure = new SecretError("down");

        expect(await problemOf()).to.equal("SecretError: down");
    });

    for (const bad of [
        "not JSON: hunter2hunter2",
        "{}",
        '{"username":"grace"}',
        '{"username":"grace","password":"hunter2"}',
        '{"username":"grace","passwordHash":"hunter2hunter2"}',
        '{"username":" ","password":"hunter2hunter2"}',
    ]) {
        it(`refuses ${bad}, without repeating it`, async () => {
            text = bad;

            expect(await problemOf())
                .to.contain("The administrator's secret cannot be used: ")
                .and.not.to.contain("hunter2");
        });
    }
});
