import { holding, policyOf, policyType, statement, textOf } from "../../aws/identity-policies.cases.js";
import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, unknown } from "../../testing/wire.js";

const fix = "name the resources, or limit them by a condition on them";
const returns = (actions: string): string =>
    `${policyType} "orders": policy allows ${actions} on every resource; ${fix}.`;

export const cases: RuleCases = {
    good: complies(policyOf(statement("sts:AssumeRole", "arn:aws:iam::111122223333:role/audit"))),
    bad: violates(returns("sts:AssumeRole"), policyOf(statement("sts:AssumeRole", "*"))),
    unknown: undecided(`${policyType} "orders": policy is not known yet; ${fix}.`, holding(unknown)),
    secret: violates(returns("iam:CreateAccessKey"), holding(secret(textOf([statement("iam:CreateAccessKey", "*")])))),
    missing: complies({ type: policyType, name: "orders", props: {} }),
    more: {
        "passes what AWS knows no resource for": complies(policyOf(statement("ecr:GetAuthorizationToken", "*"))),
        "reads actions in any case of letters, and stars": violates(
            returns("redshift:GetClusterCredentials and redshift:GetClusterCredentialsWithIAM"),
            policyOf(statement("RedShift:getclustercredentials*", "*")),
        ),
        "passes roles by their tags, whose key is another service's": complies(
            policyOf(statement("sts:AssumeRole", "*", { StringEquals: { "iam:ResourceTag/Project": "shop" } })),
        ),
        "does not take any tag for a limit": violates(
            returns("sts:AssumeRole"),
            policyOf(statement("sts:AssumeRole", "*", { StringLike: { "aws:ResourceTag/Project": "*" } })),
        ),
    },
};
