import { expect } from "chai";
import { Passwords } from "../../../common/web/passwords.js";
import { MemoryAccounts } from "../testing/memory-accounts.js";
import { createAccount, hashToken, isToken, newToken } from "./accounts.js";

describe("createAccount", () => {
    const passwords = new Passwords({ cost: { costExponent: 1, blockSize: 1, parallelism: 1 } });
    let accounts: MemoryAccounts;

    beforeEach(() => {
        accounts = new MemoryAccounts();
    });

    const create = (name: string, password: string, token?: string): Promise<unknown> =>
        createAccount({ accounts, passwords, name, password, ...(token === undefined ? {} : { token }) }).catch(
            (error: Error) => error.message,
        );

    it("stores neither the password nor the token", async () => {
        const { account, token } = await createAccount({
            accounts,
            passwords,
            name: " Zoë ",
            password: "a long password",
        });

        expect(await accounts.find("zoë")).to.deep.equal(account);
        expect(await accounts.findByTokenHash(hashToken(token))).to.deep.equal(account);
        expect(JSON.stringify(account)).not.to.contain(token).and.not.to.contain("a long password");
    });

    it("takes a token that was made elsewhere", async () => {
        const token = newToken();

        expect(await create("ada", "a long password", token)).to.include({ token });
        expect(await create("bob", "a long password", "guessable")).to.contain('The token of "bob" is not of the form');
    });

    for (const name of ["", "  ", "x".repeat(101), "a\u0000b", "a\u202eb"]) {
        it(`refuses the name ${JSON.stringify(name.slice(0, 6))}`, async () => {
            expect(await create(name, "a long password")).to.contain(
                "cannot be used; give 1 to 100 visible characters.",
            );
        });
    }

    for (const password of ["", "eleven char", "x".repeat(201)]) {
        it(`refuses a password of ${password.length} characters without repeating it`, async () => {
            expect(await create("ada", password)).to.equal(
                `The password of "ada" has ${password.length} characters; give 12 to 200.`,
            );
        });
    }
});

describe("newToken", () => {
    it("makes tokens that cannot be guessed and can be recognised", () => {
        const tokens = new Set(Array.from({ length: 100 }, newToken));

        expect(tokens.size).to.equal(100);
        expect([...tokens].every(isToken)).to.equal(true);
        expect([...tokens].every((token) => token.startsWith("evenkeel_"))).to.equal(true);
        expect(["", "evenkeel_", "Bearer x", `${newToken()}x`].some(isToken)).to.equal(false);
    });
});
