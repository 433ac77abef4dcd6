import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, unknown } from "../../testing/wire.js";
import {
    holding,
    inlineOf,
    policyOf,
    policyType,
    roleType,
    statement,
    textOf,
} from "../../aws/identity-policies.cases.js";

const fix = "list the actions that are needed";
const every = `${policyType} "orders": policy.Statement[0].Action is every action of every service; ${fix}.`;
const permissionSetType = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
const read = statement("s3:GetObject", "arn:aws:s3:::orders/*");

export const cases: RuleCases = {
    good: complies(policyOf(read)),
    bad: violates(every, policyOf(statement("*", "*"))),
    unknown: undecided(`${policyType} "orders": policy is not known yet; ${fix}.`, holding(unknown)),
    secret: violates(every, holding(secret(textOf([statement("*", "*")])))),
    missing: complies({ type: policyType, name: "orders", props: {} }),
    more: {
        "understands one statement, a list of actions, and stars on both sides": violates(
            every,
            holding({ Version: "2012-10-17", Statement: statement(["s3:GetObject", "*:*"], "*") }),
        ),
        "takes every action for too many also on one resource": violates(
            every,
            policyOf(statement("*", "arn:aws:s3:::orders/*")),
        ),
        "stops what allows all but a few": violates(
            `${policyType} "orders": policy.Statement[0].NotAction allows every other action on every resource; ${fix}.`,
            policyOf({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
        ),
        "passes what denies everything": complies(policyOf({ ...statement("*", "*"), Effect: "Deny" })),
        "finds the policies inside of a role": violates(
            `${roleType} "web": inlinePolicies[1].policy.Statement[0].Action is every action of every service; ${fix}.`,
            inlineOf(textOf([read]), textOf([statement("*", "*")])),
        ),
        "cannot tell what a role's policies are that are not known": undecided(
            `${roleType} "web": inlinePolicies is not known yet; ${fix}.`,
            { type: roleType, name: "web", props: { inlinePolicies: unknown } },
        ),
        "stops what is no policy": violates(
            `${policyType} "orders": policy is no policy document; write it as JSON, with Statement, Effect and Action.`,
            holding(secret("hunter2")),
        ),
        "finds the policy of a permission set": violates(
            `${permissionSetType} "orders": inlinePolicy.Statement[0].Action is every action of every service; ${fix}.`,
            { type: permissionSetType, name: "orders", props: { inlinePolicy: textOf([statement("*", "*")]) } },
        ),
    },
};
