import { expect } from "chai";
import { Inputs, type InputValue, unknownValue } from "../../inputs.js";
import { policyOf } from "./fixtures.test.js";
import { malformedPolicy, type PolicyKind, policyStatements, principalsOf, valuesOf } from "./policies.js";

function faults(policy: InputValue, kind: PolicyKind): string[] {
    const found = malformedPolicy(new Inputs({ policy }), "policy", kind, "Malformed");
    return found.filter((refusal) => refusal !== false).map((refusal) => refusal.message);
}

describe("policy documents", () => {
    const everything = { Principal: "*", Action: "s3:*", Resource: "*" };

    it("are read as JSON text and as plain objects", () => {
        expect(faults(policyOf(everything), "resource")).to.deep.equal([]);
        expect(
            faults({ Version: "2012-10-17", Statement: { Effect: "Deny", ...everything } }, "resource"),
        ).to.deep.equal([]);
    });

    it("are not judged before they are known", () => {
        expect(faults(unknownValue, "resource")).to.deep.equal([]);
        expect(faults({ Statement: [{ Resource: unknownValue }] }, "resource")).to.deep.equal([]);
    });

    it("say which statement is at fault and how to mend it", () => {
        const second = { Version: "2012-10-17", Statement: [{ Effect: "Allow", ...everything }, { Effect: "Allow" }] };
        expect(faults(second, "resource")).to.deep.equal([
            'policy: statement 2 names no Action; name one, such as "s3:GetObject".',
            'policy: statement 2 names no Resource; name an ARN or "*".',
            "policy: statement 2 names no Principal; say who is meant.",
        ]);
    });

    it("differ in what they may say by what they are attached to", () => {
        const { Principal, Action, Resource } = everything;
        expect(faults(policyOf({ Action, Resource }), "identity")).to.deep.equal([]);
        expect(faults(policyOf({ Principal, Action }), "trust")).to.deep.equal([]);
        expect(faults(policyOf({ Principal, Action }), "access")).to.deep.equal([]);
        expect(faults(policyOf(everything), "identity")).to.have.length(1);
        expect(faults(policyOf(everything), "trust")).to.have.length(1);
    });

    it("give up their statements, actions and principals, one or several", () => {
        const [statement = {}] = policyStatements(
            policyOf({ Principal: { AWS: ["a", "b"], Service: "c" }, Action: "s3:GetObject", Resource: ["d", "e"] }),
        );
        expect(principalsOf(statement)).to.deep.equal(["a", "b", "c"]);
        expect(principalsOf({ Principal: "*" })).to.deep.equal(["*"]);
        expect(valuesOf(statement, "Action")).to.deep.equal(["s3:GetObject"]);
        expect(valuesOf(statement, "Resource")).to.deep.equal(["d", "e"]);
        expect(policyStatements("no JSON")).to.deep.equal([]);
    });
});
