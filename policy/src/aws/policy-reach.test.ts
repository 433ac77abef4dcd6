import { expect } from "chai";
import { policyDocument } from "./policy-document.js";
import { accountOf, type Reach, reachOf } from "./policy-reach.js";

function reach(statement: Record<string, unknown>): Reach | undefined {
    const document = policyDocument({ state: "known", value: { Statement: { Effect: "Allow", ...statement } } });
    return document.state === "known" ? document.statements.map(reachOf)[0] : undefined;
}

const everybody = (operator: string, key: string, value: string | readonly string[]): Reach | undefined =>
    reach({ Principal: "*", Condition: { [operator]: { [key]: value } } });

describe("the account in a name", () => {
    it("is that of an ARN, of a queue's URL, or the name itself", () => {
        expect(accountOf("arn:aws:iam::123456789012:role/ci")).to.equal("123456789012");
        expect(accountOf("https://sqs.eu-central-1.amazonaws.com/123456789012/orders")).to.equal("123456789012");
        expect(accountOf("123456789012")).to.equal("123456789012");
    });

    it("is none in a bucket's ARN, a service's name or a longer number", () => {
        expect(accountOf("arn:aws:s3:::123456789012")).to.equal(undefined);
        expect(accountOf("events.amazonaws.com")).to.equal(undefined);
        expect(accountOf("1234567890123")).to.equal(undefined);
    });
});

describe("whom a statement lets in", () => {
    it("is anybody for a star, for all but some, and for a star among others", () => {
        expect(reach({ Principal: "*" })?.anybody).to.equal(true);
        expect(reach({ NotPrincipal: { AWS: "123456789012" } })?.anybody).to.equal(true);
        expect(reach({ Principal: { AWS: ["123456789012", "*"] } })?.anybody).to.equal(true);
    });

    it("is each account once", () => {
        const both = ["arn:aws:iam::123456789012:root", "123456789012", "arn:aws:sts::999999999999:assumed-role/a/b"];
        expect(reach({ Principal: { AWS: both } })).to.deep.equal({
            anybody: false,
            accounts: ["123456789012", "999999999999"],
        });
    });

    it("is narrowed by a condition that names an account, an organisation, a network or a source", () => {
        expect(everybody("StringEquals", "aws:PrincipalAccount", "123456789012")).to.deep.equal({
            anybody: false,
            accounts: ["123456789012"],
        });
        expect(everybody("StringLike", "aws:PrincipalOrgID", "o-1")?.anybody).to.equal(false);
        expect(everybody("IpAddress", "aws:SourceIp", "10.0.0.0/8")?.anybody).to.equal(false);
        expect(everybody("ArnLike", "aws:SourceArn", "arn:aws:sns:*:123456789012:*")?.anybody).to.equal(false);
        expect(everybody("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-1/*")?.anybody).to.equal(false);
    });

    it("is not narrowed by a condition that everybody meets, or that does not say who", () => {
        expect(everybody("StringLike", "aws:PrincipalAccount", "*")?.anybody).to.equal(true);
        expect(everybody("IpAddress", "aws:SourceIp", "::/0")?.anybody).to.equal(true);
        expect(everybody("IpAddress", "aws:SourceIp", ["0.0.0.0/1", "128.0.0.0/1"])?.anybody).to.equal(true);
        expect(everybody("ArnLike", "aws:SourceArn", ["arn:aws:s3:::media", "arn:aws:s3:::*"])?.anybody).to.equal(true);
        expect(everybody("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/ci")?.anybody).to.equal(true);
        expect(everybody("ArnLike", "aws:SourceArn", "arn:*")?.anybody).to.equal(true);
        expect(everybody("StringNotEquals", "aws:PrincipalAccount", "123456789012")?.anybody).to.equal(true);
        expect(everybody("StringEqualsIfExists", "aws:PrincipalOrgID", "o-1")?.anybody).to.equal(true);
        expect(everybody("ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-1")?.anybody).to.equal(true);
        expect(everybody("Bool", "aws:SecureTransport", "true")?.anybody).to.equal(true);
    });
});
