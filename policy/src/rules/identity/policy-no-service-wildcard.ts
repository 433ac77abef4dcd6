import { identityPolicyTypes, judgePolicies } from "../../aws/identity-policies.js";
import { isUnlimited } from "../../aws/policy-grants.js";
import type { PolicyStatement } from "../../aws/policy-document.js";
import { violation } from "../../core/finding.js";
import { resourceRule } from "../../core/resource-rule.js";

const fix = "name the actions, or a part of their names such as Describe*";

export const policyNoServiceWildcard = resourceRule({
    name: "policy-no-service-wildcard",
    title: "Policies name the actions of a service",
    description: "An IAM policy must not allow every action of a service, such as s3:*.",
    severity: "low",
    why: "Among all actions of a service are those that delete, that publish, and that AWS will add next year.",
    fix: "Name the actions that are needed in Action, or a part of their names such as ec2:Describe*.",
    controls: { securityHub: ["IAM.21"], cdkNag: ["IAM5"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21",
    types: identityPolicyTypes,
    readSettings: (reader) => ({
        on: reader.choice(
            "on",
            ["anything", "everything"],
            "anything",
            "Whether a wildcard is refused whatever it is allowed on, or only where that is every resource.",
        ),
    }),
    check: (resource, { on }) =>
        judgePolicies(resource, fix, (statements, property) =>
            statements.flatMap((statement, index) =>
                servicesOf(statement).some((action) => on === "anything" || isUnlimited(statement, action))
                    ? [violation(`${property}.Statement[${index}].Action`, "is every action of a service", fix)]
                    : [],
            ),
        ),
});

/** What a statement allows of a whole service, such as `s3:*`. Every action of every service is for another rule. */
function servicesOf({ effect, actions }: PolicyStatement): string[] {
    return effect === "Allow" ? actions.filter((action) => /^[^:]*[^:*][^:]*:\*+$/.test(action)) : [];
}
