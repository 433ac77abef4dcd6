import { expect } from "chai";
import { Passwords, passwordCost } from "./passwords.js";
import { TooBusy } from "./turnstile.js";

/** As little work as scrypt allows: the tests are about what is done with it. */
const cheap = { costExponent: 1, blockSize: 1, parallelism: 1 };

describe("Passwords", () => {
    const passwords = new Passwords({ cost: cheap });

    it("takes the right password and no other", async () => {
        const hash = await passwords.hash("correct horse");

        expect(await passwords.verify("correct horse", hash)).to.equal(true);
        for (const wrong of ["", "correct hors", "Correct horse", "correct horse "]) {
            expect(await passwords.verify(wrong, hash), wrong).to.equal(false);
        }
    });

    it("salts, so that equal passwords have different hashes", async () => {
        expect(await passwords.hash("same")).not.to.equal(await passwords.hash("same"));
    });

    it("keeps the cost in the hash, so that older hashes go on working after a change", async () => {
        const older = await new Passwords({ cost: { ...cheap, costExponent: 2 } }).hash("secret");

        expect(older).to.match(/^\$scrypt\$ln=2,r=1,p=1\$/);
        expect(await passwords.verify("secret", older)).to.equal(true);
    });

    it("costs at least what is recommended, in a form that fits a column of 128 characters", async () => {
        const hash = await new Passwords().hash("x");

        expect(passwordCost.costExponent).to.be.at.least(15);
        expect(hash)
            .to.match(/^\$scrypt\$ln=15,r=8,p=3\$/)
            .and.have.lengthOf.at.most(128);
    });

    it("never takes a password for a name that does not exist", async () => {
        expect(await passwords.verify("anything", undefined)).to.equal(false);
    });

    it("takes the same password however its characters were typed", async () => {
        const hash = await passwords.hash("caf\u00e9");

        expect(await passwords.verify("cafe\u0301", hash)).to.equal(true);
    });

    it("refuses work when too much of it waits", async () => {
        const busy = new Passwords({ cost: cheap, atOnce: 1, waiting: 1 });
        const accepted = [busy.hash("1"), busy.hash("2")];

        expect(await busy.hash("3").catch((error: unknown) => error)).to.be.instanceOf(TooBusy);
        expect(await Promise.all(accepted)).to.have.lengthOf(2);
    });

    for (const bad of ["", "plain", "$2b$10$abc", "$scrypt$ln=15,r=8,p=1$$"]) {
        it(`says that "${bad}" is no hash, without repeating it`, async () => {
            const error = await passwords.verify("x", bad).catch((reason: Error) => reason.message);

            expect(error).to.equal("A stored password hash is not of the form $scrypt$ln=…,r=…,p=…$salt$hash.");
        });
    }
});
