import { expect } from "chai";
import { policyResource } from "../testing/resources.js";
import { expectStack, stackOf } from "./shared-stack.js";

const first = policyResource("aws:kms/key:Key", "a", {});
const second = policyResource("aws:kms/key:Key", "b", {});

describe("the stack that the rules are asked about", () => {
    it("is in the order of the URNs, whatever that of the engine was", () => {
        expectStack(2);

        expect(stackOf([second, first]).resources).to.deep.equal([first, second]);
    });

    it("is shared by the rules after the first, which are handed nothing", () => {
        expectStack(1);
        const stack = stackOf([first]);

        expect(stackOf([])).to.equal(stack);
    });

    it("is made anew for the next question", () => {
        expectStack(1);
        stackOf([first]);
        expectStack(1);

        expect(stackOf([second]).resources).to.deep.equal([second]);
    });

    it("is judged whole or not at all", () => {
        expectStack(2);

        expect(() => stackOf([first])).to.throw("the SDK shows 1 of 2 resources");
        expect(() => stackOf([])).to.throw("the SDK shows 0 of 2 resources");
    });
});
