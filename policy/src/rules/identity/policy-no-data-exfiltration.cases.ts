import { holding, policyOf, policyType, statement, textOf } from "../../aws/identity-policies.cases.js";
import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, unknown } from "../../testing/wire.js";

const fix = "name the resources, or limit them by a condition on them";
const reads = (actions: string): string =>
    `${policyType} "orders": policy allows ${actions} on every resource; ${fix}.`;
const secrets = "secretsmanager:GetSecretValue";
const password = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-*";

export const cases: RuleCases = {
    good: complies(policyOf(statement(secrets, password))),
    bad: violates(reads(secrets), policyOf(statement(secrets, "*"))),
    unknown: undecided(`${policyType} "orders": policy is not known yet; ${fix}.`, holding(unknown)),
    secret: violates(reads(secrets), holding(secret(textOf([statement(secrets, "*")])))),
    missing: complies({ type: policyType, name: "orders", props: {} }),
    more: {
        "passes what is limited by tags": complies(
            policyOf(statement(secrets, "*", { StringEquals: { "aws:ResourceTag/Project": "shop" } })),
        ),
        "takes every secret of a region for every resource": violates(
            reads(secrets),
            policyOf(statement(secrets, "arn:aws:secretsmanager:eu-west-1:111122223333:secret:*")),
        ),
        "takes every object of every bucket for every resource": violates(
            reads("s3:GetObject"),
            policyOf(statement("s3:Get*", "arn:aws:s3:::*/*")),
        ),
        "passes every object of one bucket": complies(policyOf(statement("s3:Get*", "arn:aws:s3:::orders/*"))),
        "understands what is allowed by exception": violates(
            reads("s3:GetObject, ssm:GetParameter, ssm:GetParameters and 2 more"),
            policyOf({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
        ),
        "does not take a key of another service for a limit": violates(
            reads("s3:GetObject and secretsmanager:GetSecretValue"),
            policyOf(statement([secrets, "s3:GetObject"], "*", { StringLikeIfExists: { "iam:PassedToService": "*" } })),
        ),
    },
};
