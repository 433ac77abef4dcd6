import {
    holding,
    inlineOf,
    policyOf,
    policyType,
    roleType,
    statement,
    textOf,
} from "../../aws/identity-policies.cases.js";
import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, unknown } from "../../testing/wire.js";

const fix = "name the actions, or a part of their names such as Describe*";
const whole = `${policyType} "orders": policy.Statement[0].Action is every action of a service; ${fix}.`;

export const cases: RuleCases = {
    good: complies(policyOf(statement(["s3:GetObject", "s3:List*"], "*"))),
    bad: violates(whole, policyOf(statement(["s3:*"], "*"))),
    unknown: undecided(`${policyType} "orders": policy is not known yet; ${fix}.`, holding(unknown)),
    secret: violates(whole, holding(secret(textOf([statement("s3:*", "*")])))),
    missing: complies({ type: policyType, name: "orders", props: {} }),
    more: {
        "stops it on one resource too": violates(whole, policyOf(statement("S3:*", "arn:aws:s3:::orders/*"))),
        "leaves every action of every service to its own rule": complies(policyOf(statement("*:*", "*"))),
        "passes a denial": complies(policyOf({ ...statement("s3:*", "*"), Effect: "Deny" })),
        "finds it inside of a role": violates(
            `${roleType} "web": inlinePolicies[0].policy.Statement[1].Action is every action of a service; ${fix}.`,
            inlineOf(textOf([statement("ec2:Describe*", "*"), statement("ec2:*", "*")])),
        ),
    },
};
