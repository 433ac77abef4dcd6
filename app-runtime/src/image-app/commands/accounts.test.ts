import { expect } from "chai";
import { Passwords } from "../../common/web/passwords.js";
import { hashToken, newToken } from "../web/sign-in/accounts.js";
import { MemoryAccounts } from "../web/testing/memory-accounts.js";
import { accountCommand } from "./accounts.js";
import { UsageError } from "./errors.js";

const password = "correct horse battery";

describe("the commands for accounts", () => {
    const passwords = new Passwords({ cost: { costExponent: 1, blockSize: 1, parallelism: 1 } });
    let accounts: MemoryAccounts;

    beforeEach(() => {
        accounts = new MemoryAccounts();
    });

    /** What is printed, or what the message of the error is. */
    const run = async (words: string, typed = password): Promise<string> => {
        try {
            return await accountCommand(words.split(" "))({ accounts, passwords, readPassword: async () => typed });
        } catch (error) {
            return error instanceof Error ? error.message : String(error);
        }
    };
    const isPasswordOf = async (name: string, text: string): Promise<boolean> =>
        passwords.verify(text, (await accounts.find(name))?.passwordHash);

    it("add accounts, in the spelling that log-ins use, and list them", async () => {
        expect(await run("add Zoe")).to.match(/^Made the account "zoe"\./);
        await run("add ada");

        expect(await run("list")).to.equal("ada\nzoe");
        expect(await isPasswordOf("zoe", password)).to.equal(true);
    });

    it("say why no account is added, without the password", async () => {
        await run("add ada");

        expect(await run("add Ada")).to.match(/^There is an account "ada" already; give another name/);
        expect(await run("add bob", "short")).to.equal('The password of "bob" has 5 characters; give 12 to 200.');
        expect(await run("list")).to.equal("ada");
    });

    it("give an account another password, and leave its token", async () => {
        await run("add ada");
        const before = await accounts.find("ada");
        expect(await run("set-password ADA", "battery staple")).to.match(/^"ada" has another password/);

        expect(await isPasswordOf("ada", "battery staple")).to.equal(true);
        expect(await isPasswordOf("ada", password)).to.equal(false);
        expect((await accounts.find("ada"))?.tokenHash).to.equal(before?.tokenHash);
        expect(await run("set-password ada", "short")).to.contain("has 5 characters; give 12 to 200.");
        expect(await isPasswordOf("ada", "battery staple")).to.equal(true);
    });

    it("disable an account, password and token, until it gets another password", async () => {
        await run("add ada");
        const token = newToken();
        const ada = await accounts.find("ada");
        if (ada === undefined) throw new Error("She was added.");
        await accounts.change(ada, { tokenHash: hashToken(token) });
        expect(await run("disable ada")).to.match(/^"ada" can no longer log in/);

        expect(await isPasswordOf("ada", password)).to.equal(false);
        expect(await accounts.findByTokenHash(hashToken(token))).to.equal(undefined);
        expect((await accounts.find("ada"))?.id).to.equal(ada.id);
        await run("set-password ada");
        expect(await isPasswordOf("ada", password)).to.equal(true);
    });

    it("name an account that there is not", async () => {
        for (const words of ["set-password Bob", "disable Bob"]) {
            expect(await run(words)).to.match(/^There is no account "bob"; the command list prints/);
        }
    });

    it("do nothing where the account is changed at the same moment", async () => {
        await run("add ada");
        accounts.change = async () => false;

        expect(await run("disable ada")).to.contain("nothing was done; try again.");
    });

    for (const words of ["", "add", "remove ada", "add ada bob", "list all"]) {
        it(`list what there is for "${words}"`, () => {
            expect(() => accountCommand(words.split(" ").filter((word) => word !== "")))
                .to.throw(UsageError)
                .with.property("message")
                .that.contains("accounts set-password NAME");
        });
    }
});
