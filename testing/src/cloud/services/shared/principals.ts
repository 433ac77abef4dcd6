import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals } from "../../model.js";
import { isElsewhere, parseArn } from "./arn.js";
import { fact } from "./placement.js";
import { policyStatements, principalsOf } from "./policies.js";

const roleType = "aws:iam/role:Role";

/**
 * Refuses a policy that names a role which nothing has. Service-linked roles are AWS's own, and roles of another account
 * cannot be judged here.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
export function missingPrincipals(inputs: Inputs, property: string, cloud: Cloud, code: string): Refusals {
    const named = policyStatements(inputs.json(property)).flatMap(principalsOf);
    const roles = cloud.all(roleType).map((role) => fact(role, "arn"));
    return [...new Set(named)]
        .filter((principal) => isOwnRole(principal) && !roles.includes(principal))
        .map((principal) => ({
            code,
            message: `Invalid principal in ${property}: "${principal}" does not exist; create the role first.`,
        }));
}

function isOwnRole(principal: string): boolean {
    const arn = parseArn(principal);
    const role = arn?.service === "iam" && /^role\/(?!aws-service-role\/)[^*?]+$/.test(arn.resource);
    return role && !isElsewhere(principal);
}

/** The trust policy of a role named by its ARN; undefined where it does not exist or is not known. */
export function trustOf(roleArn: string | undefined, cloud: Cloud): string | undefined {
    return fact(
        cloud.all(roleType).find((role) => roleArn !== undefined && fact(role, "arn") === roleArn),
        "assumeRolePolicy",
    );
}
