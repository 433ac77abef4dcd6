import { expect } from "chai";
import { policyDocument, type PolicyStatement } from "./policy-document.js";
import { grantedOnEverything, namesEverything } from "./policy-grants.js";

const read = (...statements: readonly object[]): PolicyStatement[] => {
    const document = policyDocument({ state: "known", value: { Statement: statements } });
    return document.state === "known" ? document.statements : [];
};
const allowing = (resource: string | string[]): PolicyStatement[] =>
    read({ Effect: "Allow", Action: "iam:PassRole", Resource: resource });

describe("namesEverything", () => {
    for (const resource of [
        "*",
        "arn:aws:*",
        "arn:aws:iam:*",
        "arn:aws:iam::111122223333:*",
        "arn:aws:iam::*:role/*",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:*",
        "arn:aws:rds-db:eu-west-1:111122223333:dbuser:*/*",
        "arn:aws:s3:::*",
        "arn:aws:s3:::*/*",
        "arn:aws:sqs:eu-west-1:111122223333:*",
    ]) {
        it(`takes ${resource} for everything`, () => {
            expect(allowing(resource).map(namesEverything)).to.deep.equal([true]);
            expect(allowing(["arn:aws:s3:::media", resource]).map(namesEverything)).to.deep.equal([true]);
        });
    }

    for (const resource of [
        "arn:aws:iam::111122223333:role/web",
        "arn:aws:iam::111122223333:role/web-*",
        "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/*",
        "arn:aws:s3:::media/*",
        "arn:aws:sqs:eu-west-1:111122223333:orders-*",
    ]) {
        it(`takes ${resource} for something`, () => {
            expect(allowing(resource).map(namesEverything)).to.deep.equal([false]);
        });
    }
});

describe("grantedOnEverything", () => {
    const actions = ["iam:PassRole", "iam:PutRolePolicy"];
    const every = { Effect: "Allow", Action: "iam:P*", Resource: "*" };

    it("reads wildcards, and adds up statements", () => {
        expect(grantedOnEverything(read(every), actions)).to.deep.equal(actions);
        const one = { Effect: "Allow", Action: "IAM:passrole", Resource: "*" };
        expect(grantedOnEverything(read(one), actions)).to.deep.equal(["iam:PassRole"]);
    });

    it("takes off what is denied outright, and not what is denied sometimes", () => {
        const denial = { Effect: "Deny", Action: "iam:Put*", Resource: "*" };
        expect(grantedOnEverything(read(every, denial), actions)).to.deep.equal(["iam:PassRole"]);
        const sometimes = { ...denial, Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } };
        expect(grantedOnEverything(read(every, sometimes), actions)).to.deep.equal(actions);
        expect(grantedOnEverything(read(every, { ...denial, Resource: "arn:aws:x" }), actions)).to.deep.equal(actions);
    });

    it("counts a condition that is about the resource, and no other", () => {
        const granted = (key: string): readonly string[] =>
            grantedOnEverything(read({ ...every, Condition: { StringEquals: { [key]: "x" } } }), actions);

        expect(granted("iam:PassedToService")).to.deep.equal([]);
        expect(granted("aws:ResourceTag/Project")).to.deep.equal([]);
        expect(granted("aws:SourceIp")).to.deep.equal(actions);
        expect(granted("s3:prefix")).to.deep.equal(actions);
    });

    it("counts a condition only where it names something, and demands it", () => {
        const granted = (operator: string, value: string | string[]): readonly string[] =>
            grantedOnEverything(
                read({ ...every, Condition: { [operator]: { "iam:PassedToService": value } } }),
                actions,
            );

        for (const operator of ["StringLike", "ForAnyValue:StringEquals", "ArnLike"]) {
            expect(granted(operator, "ec2.amazonaws.com"), operator).to.deep.equal([]);
        }
        for (const operator of ["StringEqualsIfExists", "ForAllValues:StringEquals", "Null", "StringNotEquals"]) {
            expect(granted(operator, "ec2.amazonaws.com"), operator).to.deep.equal(actions);
        }
        for (const value of ["*", "?*", "arn:aws:iam::111122223333:role/*", ["ec2.amazonaws.com", "*"], []]) {
            expect(granted("StringLike", value), JSON.stringify(value)).to.deep.equal(actions);
        }
    });
});
