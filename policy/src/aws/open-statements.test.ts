import { expect } from "chai";
import { letsInAnybody, letsInAnyonesService } from "./open-statements.js";
import { policyDocument, type PolicyStatement } from "./policy-document.js";

function statement(parts: object): PolicyStatement {
    const document = policyDocument({
        state: "known",
        value: { Statement: { Effect: "Allow", Action: "*", ...parts } },
    });
    const [first] = document.state === "known" ? document.statements : [];
    if (first === undefined) throw new Error("the test's statement is none");
    return first;
}

function anybody(operator: string, key: string, value: string | string[]): boolean {
    return letsInAnybody(statement({ Principal: "*", Condition: { [operator]: { [key]: value } } }));
}

describe("letsInAnybody", () => {
    it("knows everybody, however it is written", () => {
        for (const Principal of ["*", { AWS: "*" }, { AWS: ["111122223333", "*"] }]) {
            expect(letsInAnybody(statement({ Principal })), JSON.stringify(Principal)).to.equal(true);
        }
        expect(letsInAnybody(statement({ NotPrincipal: { AWS: "111122223333" } }))).to.equal(true);
        expect(letsInAnybody(statement({ Principal: { AWS: "111122223333" } }))).to.equal(false);
        expect(letsInAnybody(statement({ Effect: "Deny", Principal: "*" }))).to.equal(false);
    });

    it("takes conditions that say who asks", () => {
        expect(anybody("StringEquals", "kms:CallerAccount", "111122223333")).to.equal(false);
        expect(anybody("StringLike", "AWS:PrincipalOrgID", "o-a1b2c3")).to.equal(false);
        expect(anybody("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3/*")).to.equal(false);
        expect(anybody("ArnLike", "aws:SourceArn", "arn:aws:sns:*:111122223333:*")).to.equal(false);
        expect(anybody("StringEquals", "aws:SourceVpce", ["vpce-1", "vpce-2"])).to.equal(false);
    });

    it("does not take conditions that anybody meets", () => {
        expect(anybody("StringLike", "kms:CallerAccount", "*")).to.equal(true);
        expect(anybody("StringEquals", "kms:CallerAccount", ["111122223333", "*"])).to.equal(true);
        expect(anybody("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/app")).to.equal(true);
        expect(anybody("ArnLike", "aws:SourceArn", "arn:aws:s3:::*")).to.equal(true);
        expect(anybody("StringLike", "aws:SourceArn", "arn:*")).to.equal(true);
        expect(anybody("StringNotEquals", "kms:CallerAccount", "111122223333")).to.equal(true);
        expect(anybody("StringEqualsIfExists", "aws:SourceAccount", "111122223333")).to.equal(true);
        expect(anybody("StringEquals", "kms:ViaService", "s3.eu-central-1.amazonaws.com")).to.equal(true);
    });
});

describe("letsInAnyonesService", () => {
    const service = (name: string, Condition: object): boolean =>
        letsInAnyonesService(statement({ Principal: { Service: name }, Condition }));

    it("asks a service on whose behalf it calls", () => {
        expect(service("sns.amazonaws.com", {})).to.equal(true);
        expect(service("sns.amazonaws.com", { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" } })).to.equal(
            false,
        );
    });

    it("asks S3 for the account, because the ARN of a bucket has none", () => {
        expect(service("s3.amazonaws.com", { ArnLike: { "aws:SourceArn": "arn:aws:s3:::media" } })).to.equal(true);
        expect(service("s3.amazonaws.com", { StringEquals: { "aws:SourceAccount": "111122223333" } })).to.equal(false);
    });
});
