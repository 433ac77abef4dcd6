import type { PolicyResource } from "@pulumi/policy";
import { expect } from "chai";
import { isLeftOut, mustBeWired, given } from "./program-inputs.js";

const property = "kmsKeyId";
type Some = Pick<PolicyResource, "props" | "propertyDependencies">;

function resource(some: Some): PolicyResource {
    const urn = "urn:pulumi:dev::shop::aws:rds/instance:Instance::orders";
    const timeouts = { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 };
    return {
        type: "aws:rds/instance:Instance",
        name: "orders",
        urn,
        opts: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [], customTimeouts: timeouts },
        dependencies: [],
        isType: () => false,
        asType: () => undefined,
        ...some,
    };
}

/** As the SDK shows what is not known: reading it throws. */
const unknownProps = Object.defineProperty({}, property, {
    enumerable: true,
    get: () => {
        throw new Error("not known yet");
    },
});

describe("what the program gave, as a stack rule sees it", () => {
    const key = resource({ props: {}, propertyDependencies: {} });
    const wired = resource({ props: unknownProps, propertyDependencies: { [property]: [key] } });
    const chosenByAws = resource({ props: unknownProps, propertyDependencies: {} });
    const plain = resource({ props: { [property]: "arn:of-a-key" }, propertyDependencies: {} });

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
