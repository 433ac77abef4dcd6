import { expect } from "chai";
import { isOutside, listed, oneOf, rejectAll, rejectWhere, repeated } from "./validation.js";

describe("validation", () => {
    it("names every problem in one error, each with the component", () => {
        expect(() => rejectAll("Network", "main", ["zones is empty.", false, "cidrBlock is wrong."])).to.throw(
            'Network "main": zones is empty.\nNetwork "main": cidrBlock is wrong.',
        );
    });

    it("is silent where every check passed", () => {
        expect(() => rejectWhere("existingNetwork", [false, false])).to.not.throw();
    });

    it("takes a missing value and the bounds themselves, and nothing beyond or between whole numbers", () => {
        expect([undefined, 1, 5].map((value) => isOutside(value, 1, 5))).to.deep.equal([false, false, false]);
        expect([0, 6, 2.5, Number.NaN].map((value) => isOutside(value, 1, 5))).to.deep.equal([true, true, true, true]);
    });

    it("lists what is allowed as a sentence", () => {
        expect(listed(["a"])).to.equal('"a"');
        expect(oneOf({ A: "a", B: "b", C: "c" })).to.equal('"a", "b" or "c"');
    });

    it("finds what is said twice", () => {
        expect(repeated(["a", "b", "a", "a"])).to.deep.equal(["a"]);
    });
});
