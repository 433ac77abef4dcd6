import { expect } from "chai";
import { type InputValue, unknownValue } from "./inputs.js";
import { textsAt } from "./paths.js";

describe("textsAt", () => {
    const values: Record<string, InputValue> = {
        vpcId: "vpc-1",
        groups: ["sg-1", unknownValue, "sg-2"],
        targets: [{ group: { arn: "a" } }, { group: {} }, { group: { arn: "b" } }],
        nested: [{ ids: ["x", "y"] }, { ids: ["z"] }],
    };

    it("follows members and every element of a list", () => {
        expect(textsAt(values, "vpcId")).to.deep.equal(["vpc-1"]);
        expect(textsAt(values, "groups[]")).to.deep.equal(["sg-1", "sg-2"]);
        expect(textsAt(values, "targets[].group.arn")).to.deep.equal(["a", "b"]);
        expect(textsAt(values, "nested[].ids[]")).to.deep.equal(["x", "y", "z"]);
    });

    it("finds nothing where nothing is", () => {
        expect(textsAt(values, "missing[].id")).to.deep.equal([]);
        expect(textsAt(values, "vpcId.id")).to.deep.equal([]);
        expect(textsAt(values, "groups")).to.deep.equal([]);
    });
});
