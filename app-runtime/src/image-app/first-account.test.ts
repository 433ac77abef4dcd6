import { expect } from "chai";
import { Passwords } from "../common/web/passwords.js";
import { SecretError } from "../common/secrets.js";
import { AlreadyExists } from "./database/index.js";
import { createFirstAccount } from "./first-account.js";
import { quietLog } from "./testing/quiet-log.js";
import { hashToken, newToken } from "./web/sign-in/accounts.js";
import { MemoryAccounts } from "./web/testing/memory-accounts.js";

const secret = { username: "ada", password: "correct horse battery" };

describe("the first account", () => {
    const passwords = new Passwords({ cost: { costExponent: 1, blockSize: 1, parallelism: 1 } });
    let accounts: MemoryAccounts;
    let lines: string[];

    const create = (text: string): Promise<void> => {
        const quiet = quietLog();
        lines = quiet.lines;
        return createFirstAccount({ readSecret: async () => text, accounts, passwords, log: quiet.log });
    };

    beforeEach(() => {
        accounts = new MemoryAccounts();
    });

    it("is made of the secret, with its token, and the log names no secret", async () => {
        const token = newToken();
        await create(JSON.stringify({ ...secret, token }));

        const account = await accounts.findByTokenHash(hashToken(token));
        expect(account?.name).to.equal("ada");
        expect(await passwords.verify(secret.password, account?.passwordHash)).to.equal(true);
        expect(lines.join()).to.contain("ada").and.not.contain(token).and.not.contain(secret.password);
    });

    it("stays as it is when it is there, whatever the secret says by then", async () => {
        await create(JSON.stringify(secret));
        const before = await accounts.find("ada");
        await create(JSON.stringify({ ...secret, password: "another long password" }));

        expect(await accounts.find("ada")).to.deep.equal(before);
        expect(lines).to.deep.equal([]);
    });

    it("is no failure where another instance was faster", async () => {
        accounts.add = () => Promise.reject(new AlreadyExists("the name is taken"));
        await create(JSON.stringify(secret));

        expect(lines).to.deep.equal([]);
    });

    for (const text of [
        "ada:secret words",
        '{"username":"ada"}',
        "null",
        '{"username":"ada","password":"secret words","token":7}',
    ]) {
        it(`is refused where the secret is ${JSON.stringify(text)}, which is not repeated`, async () => {
            const error: unknown = await create(text).catch((reason: unknown) => reason);

            expect(error).to.be.instanceOf(SecretError);
            expect(String(error)).not.to.contain("secret words");
        });
    }
});
