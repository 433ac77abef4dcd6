import { expect } from "chai";
import { FormTokens } from "./form-tokens.js";

describe("FormTokens", () => {
    const tokens = new FormTokens(["a".repeat(32)]);

    it("takes the token of the same cookie only", () => {
        const token = tokens.make("cookie");

        expect(tokens.check("cookie", token)).to.equal(true);
        expect(tokens.check("another", token)).to.equal(false);
        expect(tokens.check("cookie", tokens.make("another"))).to.equal(false);
    });

    for (const token of ["", "x", "\u0000", "=".repeat(43), "A".repeat(43), "A".repeat(10_000)]) {
        it(`refuses ${JSON.stringify(token.slice(0, 8))} (${token.length} characters)`, () => {
            expect(tokens.check("cookie", token)).to.equal(false);
        });
    }

    it("takes tokens that an older key made", () => {
        const rotated = new FormTokens(["b".repeat(32), "a".repeat(32)]);

        expect(rotated.check("cookie", tokens.make("cookie"))).to.equal(true);
        expect(rotated.make("cookie")).not.to.equal(tokens.make("cookie"));
    });
});
