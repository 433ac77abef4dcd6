import { holding, policyOf, policyType, statement, textOf } from "../../aws/identity-policies.cases.js";
import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, unknown } from "../../testing/wire.js";

const fix = "name the resources, or limit them by a condition on them";
const changes = (actions: string): string =>
    `${policyType} "orders": policy allows ${actions} on every resource; ${fix}.`;

export const cases: RuleCases = {
    good: complies(policyOf(statement("s3:PutBucketPolicy", "arn:aws:s3:::orders"))),
    bad: violates(changes("s3:PutBucketPolicy"), policyOf(statement("s3:PutBucketPolicy", "*"))),
    unknown: undecided(`${policyType} "orders": policy is not known yet; ${fix}.`, holding(unknown)),
    secret: violates(changes("kms:PutKeyPolicy"), holding(secret(textOf([statement("kms:PutKeyPolicy", "*")])))),
    missing: complies({ type: policyType, name: "orders", props: {} }),
    more: {
        "passes what a condition of the service limits": complies(
            policyOf(statement("kms:CreateGrant", "*", { Bool: { "kms:GrantIsForAWSResource": "true" } })),
        ),
        "does not take TLS for a limit": violates(
            changes("kms:CreateGrant"),
            policyOf(statement("kms:CreateGrant", "*", { Bool: { "aws:SecureTransport": "true" } })),
        ),
    },
};
