import { holding, policyOf, policyType, statement, textOf } from "../../aws/identity-policies.cases.js";
import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, unknown } from "../../testing/wire.js";

const fix = "name the resources, or limit them by a condition on them";
const by = (ways: string): string =>
    `${policyType} "orders": policy lets its holder get more rights by ${ways} on every resource; ${fix}.`;
const web = "arn:aws:iam::111122223333:role/web";
const start = statement("ec2:RunInstances", "*");
const pass = { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } };

export const cases: RuleCases = {
    good: complies(policyOf(start, statement("iam:PassRole", web))),
    bad: violates(by("iam:PassRole with ec2:RunInstances"), policyOf(start, statement("iam:PassRole", "*"))),
    unknown: undecided(`${policyType} "orders": policy is not known yet; ${fix}.`, holding(unknown)),
    secret: violates(by("iam:PutRolePolicy"), holding(secret(textOf([statement("iam:PutRole*y", "*")])))),
    missing: complies({ type: policyType, name: "orders", props: {} }),
    more: {
        "passes a role that is handed to one service only": complies(
            policyOf(start, statement("iam:PassRole", "*", pass)),
        ),
        "takes every role of an account for every resource": violates(
            by("iam:UpdateAssumeRolePolicy"),
            policyOf(statement("iam:UpdateAssumeRolePolicy", "arn:aws:iam::111122223333:role/*")),
        ),
        "takes everything except a few for every resource": violates(
            by("iam:PutUserPolicy"),
            policyOf({ Effect: "Allow", Action: "iam:PutUserPolicy", NotResource: web }),
        ),
        "does not take a condition on who asks for a limit": violates(
            by("iam:CreateAccessKey"),
            policyOf(statement("iam:CreateAccessKey", "*", { Bool: { "aws:MultiFactorAuthPresent": "true" } })),
        ),
        "counts what is denied outright": complies(
            policyOf(statement("lambda:UpdateFunction*", "*"), {
                Effect: "Deny",
                Action: "lambda:UpdateFunctionCode",
                Resource: "*",
            }),
        ),
        "names a few of many": violates(
            by("iam:CreateAccessKey, iam:CreateLoginProfile, iam:UpdateLoginProfile and 10 more"),
            policyOf(statement("iam:*", "*")),
        ),
        "does not take a condition that holds without its key for a limit": violates(
            by("iam:AttachRolePolicy and iam:PutUserPolicy"),
            policyOf(
                statement(["iam:AttachRolePolicy", "iam:PutUserPolicy"], "*", {
                    StringLikeIfExists: { "iam:PassedToService": "*" },
                }),
            ),
        ),
        "does not take a key of another service for a limit": violates(
            by("iam:PutRolePolicy"),
            policyOf(statement("iam:PutRolePolicy", "*", { StringEquals: { "s3:prefix": "web" } })),
        ),
        "does not take every policy but one for a limit": violates(
            by("iam:AttachRolePolicy"),
            policyOf(
                statement("iam:AttachRolePolicy", "*", {
                    ArnNotEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" },
                }),
            ),
        ),
    },
};
