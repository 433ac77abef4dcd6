import { expect } from "chai";
import { policyDocument } from "./policy-document.js";
import { demandsTls } from "./policy-transport.js";

const deny = {
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "sqs:*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const allow = {
    Effect: "Allow",
    Principal: { AWS: "123456789012" },
    Action: "sqs:*",
    Condition: { Bool: { "aws:SecureTransport": ["true"] } },
};

function demands(...statements: Record<string, unknown>[]): boolean {
    const document = policyDocument({ state: "known", value: { Statement: statements } });
    return document.state === "known" && demandsTls(document.statements, ["sqs:SendMessage", "sqs:ReceiveMessage"]);
}

describe("a policy demands TLS", () => {
    it("where it denies each action without, in one statement or in several", () => {
        expect(demands(deny)).to.equal(true);
        expect(demands({ ...deny, Action: "sqs:SendMessage" }, { ...deny, Action: "sqs:Receive*" })).to.equal(true);
        expect(demands({ ...deny, Action: "sqs:SendMessage" })).to.equal(false);
    });

    it("where it allows nothing without", () => {
        expect(demands(allow)).to.equal(true);
        expect(demands(allow, { ...allow, Condition: {} })).to.equal(false);
    });

    it("but not where the key may be missing, or a condition lets others through", () => {
        expect(demands({ ...allow, Condition: { BoolIfExists: { "aws:SecureTransport": "true" } } })).to.equal(false);
        expect(demands({ ...deny, Principal: { AWS: "123456789012" } })).to.equal(false);
        expect(
            demands({ ...deny, Condition: { ...deny.Condition, IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }),
        ).to.equal(false);
    });

    it("but not where it says nothing", () => {
        expect(demands()).to.equal(false);
        expect(demands({ ...deny, Condition: {} })).to.equal(false);
    });
});
