import { expect } from "chai";
import { allOf, anyOf, not } from "./answers.js";

describe("answers to a question of which not everything is known", () => {
    it("are yes where one is, and no where none can be", () => {
        expect(anyOf(["no", "perhaps", "yes"])).to.equal("yes");
        expect(anyOf(["no", "perhaps"])).to.equal("perhaps");
        expect(anyOf([])).to.equal("no");
    });

    it("are no where one is, and yes where all are", () => {
        expect(allOf(["yes", "perhaps", "no"])).to.equal("no");
        expect(allOf(["yes", "perhaps"])).to.equal("perhaps");
        expect(allOf([])).to.equal("yes");
    });

    it("stay open when they are turned round", () => {
        expect([not("yes"), not("no"), not("perhaps")]).to.deep.equal(["no", "yes", "perhaps"]);
    });
});
