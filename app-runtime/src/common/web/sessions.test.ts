import { expect } from "chai";
import { makeSigner, Sessions } from "./sessions.js";

const [oldKey, newKey] = ["o".repeat(32), "n".repeat(32)];
const account = { accountId: "7", accountName: "zoë", fingerprint: "f" };
const noon = Date.UTC(2026, 0, 1, 12);

describe("Sessions", () => {
    let time: number;
    const make = (keys: readonly string[], https = true): Sessions =>
        new Sessions({ keys, https, now: () => new Date(time) });

    beforeEach(() => {
        time = noon;
    });

    it("reads back what it wrote, until twelve hours have passed", () => {
        const sessions = make([oldKey]);
        const cookie = sessions.begin(account);

        const { id, ...others } = sessions.read(cookie) ?? expect.fail();
        expect(others).to.deep.equal({ ...account, expiresAt: noon + 12 * 3_600_000 });
        expect(id).to.match(/^[0-9a-f-]{36}$/);
        expect(sessions.seconds).to.equal(43_200);
        time += 12 * 3_600_000 - 1;
        expect(sessions.read(cookie)).not.to.equal(undefined);
        time += 1;
        expect(sessions.read(cookie)).to.equal(undefined);
    });

    it("gives each session an id of its own, also at the same moment", () => {
        const sessions = make([oldKey]);

        expect(sessions.read(sessions.begin(account))?.id).not.to.equal(sessions.read(sessions.begin(account))?.id);
    });

    it("signs with the first key and reads what any of them signed", () => {
        const cookie = make([oldKey]).begin(account);

        expect(make([newKey, oldKey]).read(cookie)).to.include(account);
        expect(make([newKey]).read(cookie)).to.equal(undefined);
        expect(make([newKey]).read(make([newKey, oldKey]).begin(account))).to.include(account);
    });

    it("goes on through a change of keys in three steps, between instances that have taken a step and those that have not", () => {
        const steps = [[oldKey], [oldKey, newKey], [newKey, oldKey], [newKey]];
        const areReadBy = (readers: readonly string[], signers: readonly string[]): boolean =>
            make(readers).read(make(signers).begin(account)) !== undefined;

        steps.slice(1).forEach((after, step) => {
            const before = steps[step] ?? [];
            expect(areReadBy(before, after), `step ${step + 1}, signed after`).to.equal(true);
            expect(areReadBy(after, before), `step ${step + 1}, signed before`).to.equal(true);
        });
        expect(areReadBy([oldKey], [newKey, oldKey]), "the second step before the first").to.equal(false);
    });

    it("does not read what somebody changed", () => {
        const sessions = make([oldKey]);
        const cookie = sessions.begin(account);
        const [content = "", signature = ""] = cookie.split(".");
        const other = Buffer.from(JSON.stringify(["1", "admin", "f", noon * 2, "id"])).toString("base64url");

        for (const forged of [
            `${other}.${signature}`,
            content,
            `${content}.`,
            `${content}.${signature}x`,
            `x${cookie}`,
            "",
            ".",
        ]) {
            expect(sessions.read(forged), forged).to.equal(undefined);
        }
    });

    it("does not read what the key signed but no session is in", () => {
        const signer = makeSigner([oldKey]);

        for (const content of ["[1,2,3,4,5]", JSON.stringify(["7", "zoë", "f", noon * 2]), "{}", "null"]) {
            const cookie = signer.sign(Buffer.from(content).toString("base64url"));
            expect(make([oldKey]).read(cookie), content).to.equal(undefined);
        }
    });

    it("refuses to work without a key, or with one that could be guessed", () => {
        const message = "Give at least one session key, each of at least 32 characters of chance.";

        expect(() => make([])).to.throw(message);
        expect(() => make([oldKey, "short"])).to.throw(message);
    });
});
