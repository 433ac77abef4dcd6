import { expect } from "chai";
import { policyResource, propsWithUnknowns } from "../testing/resources.js";
import { isLeftOut, mustBeWired, given } from "./program-inputs.js";

const property = "kmsKeyId";
describe("what the program gave, as a stack rule sees it", () => {
    const type = "aws:rds/instance:Instance";
    const unknown = propsWithUnknowns({}, [property]);
    const key = policyResource("aws:kms/key:Key", "key");
    const wired = policyResource(type, "wired", unknown, { [property]: [key] });
    const chosenByAws = policyResource(type, "chosen", unknown);
    const plain = policyResource(type, "plain", { [property]: "arn:of-a-key" });

    it("does not hold what AWS will choose", () => {
        expect([wired, plain, chosenByAws].map((one) => isLeftOut(one, property))).to.deep.equal([false, false, true]);
        expect(given(chosenByAws, property)).to.deep.equal({ state: "absent" });
        expect(given(wired, property)).to.deep.equal({ state: "unknown" });
    });

    it("holds what was computed from a resource, though not known yet", () => {
        const problems = [wired, plain, chosenByAws].map((one) => mustBeWired(one, property, "set it"));

        expect(problems.map((findings) => findings.map(({ problem }) => problem))).to.deep.equal([
            [],
            [],
            ["is not set"],
        ]);
    });
});
