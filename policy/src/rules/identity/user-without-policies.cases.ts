import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:iam/policyAttachment:PolicyAttachment";
const fix = "put the user into a group that has the policy, or let people take a role";
const given = `${type} "audit": users gives a user a policy of its own; ${fix}.`;
const audit = (props: WireProperties): TestResource => ({
    type,
    name: "audit",
    props: { policyArn: "arn:aws:iam::aws:policy/SecurityAudit", ...props },
});

export const cases: RuleCases = {
    good: complies(audit({ groups: ["auditors"] })),
    bad: violates(given, audit({ users: ["ann"] })),
    unknown: undecided(`${type} "audit": users is not known yet; ${fix}.`, audit({ users: unknown })),
    secret: violates(given, audit({ users: secret(["hunter2"]) })),
    missing: complies(audit({})),
    more: {
        "counts a user whose name is not known yet": violates(given, audit({ users: [unknown] })),
        "stops a policy inside of a user": violates(
            `aws:iam/userPolicy:UserPolicy "ann": user has a policy of its own; ${fix}.`,
            { type: "aws:iam/userPolicy:UserPolicy", name: "ann", props: { user: unknown, policy: "{}" } },
        ),
        "stops a policy attached to a user": violates(
            `aws:iam/userPolicyAttachment:UserPolicyAttachment "ann": user has a policy of its own; ${fix}.`,
            { type: "aws:iam/userPolicyAttachment:UserPolicyAttachment", name: "ann", props: { user: "ann" } },
        ),
        "passes what takes every policy from a user": complies({
            type: "aws:iam/userPoliciesExclusive:UserPoliciesExclusive",
            name: "ann",
            props: { userName: "ann", policyNames: [] },
        }),
    },
};
