import { identityPolicyTypes, judgePolicies, policiesOf } from "../../aws/identity-policies.js";
import { namesEverything } from "../../aws/policy-grants.js";
import { policyDocument, type PolicyStatement } from "../../aws/policy-document.js";
import { type Finding, violation } from "../../core/finding.js";
import { noSettings } from "../../core/rule.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

const fix = "list the actions that are needed";

export const policyNotAllActions = resourceRule({
    name: "policy-not-all-actions",
    title: "No policy allows everything",
    description: "An IAM policy must not allow all actions, nor all but a few on all resources.",
    severity: "high",
    why: "Whoever holds such a policy, or a stolen key of somebody who does, owns the account and all that is in it.",
    fix: "List the actions that are needed in Action, and what they are done to in Resource.",
    controls: { securityHub: ["IAM.1"], cis: ["1.16"], checkov: ["CKV_AWS_62", "CKV_AWS_63"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1",
    // The text of a policy is known, and judged again, before the policy is made.
    onUnknown: "advisory",
    types: identityPolicyTypes,
    readSettings: noSettings,
    check: (resource) => [
        ...findUnreadable(resource),
        ...judgePolicies(resource, fix, (statements, property) =>
            statements.flatMap((statement, index) => judge(statement, `${property}.Statement[${index}]`)),
        ),
    ],
});

function judge(statement: PolicyStatement, property: string): Finding[] {
    const { effect, actions, notActions } = statement;
    if (effect === "Deny") {
        return [];
    }
    if (actions.some((action) => /^\*+(?::\*+)?$/.test(action))) {
        return [violation(`${property}.Action`, "is every action of every service", fix)];
    }
    return notActions.length > 0 && namesEverything(statement)
        ? [violation(`${property}.NotAction`, "allows every other action on every resource", fix)]
        : [];
}

/** The only rule that says so: the others pass what is no policy, and AWS refuses it. */
function findUnreadable(resource: CheckedResource): Finding[] {
    return policiesOf(resource).flatMap(({ property, reading }) =>
        policyDocument(reading).state === "malformed"
            ? [violation(property, "is no policy document", "write it as JSON, with Statement, Effect and Action")]
            : [],
    );
}
