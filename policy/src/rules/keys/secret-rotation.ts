import type { PolicyResource } from "@pulumi/policy";
import { given } from "../../aws/program-inputs.js";
import { daysBetween } from "../../aws/rotation-schedules.js";
import { type Demand, judge } from "../../core/demands.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { booleanOf, numberOf, textOf } from "../../core/reading.js";
import { Referrers } from "../../core/referrers.js";
import { stackRule } from "../../core/stack-rule.js";

const secretType = "aws:secretsmanager/secret:Secret";
const rotationTypes = ["aws:secretsmanager/secretRotation:SecretRotation"];
const fix = "give it an aws.secretsmanager.SecretRotation whose secretId is its id";
const afterDays = "rotationRules.automaticallyAfterDays";
const schedule = "rotationRules.scheduleExpression";
const enabled = "rotationEnabled";
const on: Demand = {
    whenAbsent: "complies",
    holds: (value) => booleanOf(value) === true,
    isNot: "true",
    fix: "leave it out or set it to true",
};

export const secretRotation = stackRule({
    name: "secret-rotation",
    title: "Secrets change by themselves",
    description: "A secret must be rotated, and often enough.",
    severity: "medium",
    why: "A password that never changes works for everybody who ever saw it: in a log, in a backup, on the laptop of somebody who has left.",
    fix: "Add an aws.secretsmanager.SecretRotation for the secret, or let RDS manage the password of a database.",
    controls: {
        securityHub: ["SecretsManager.1", "SecretsManager.4"],
        cdkNag: ["SMG4"],
        checkov: ["CKV2_AWS_57", "CKV_AWS_304"],
    },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1",
    readSettings: (reader) => ({
        days: reader.number("days", { minimum: 1, maximum: 1000 }, 90, "Days after which a secret changes at most."),
    }),
    check: (stack, { days }) => {
        const rotations = new Referrers(stack, {
            from: rotationTypes,
            property: "secretId",
            to: new Set([secretType]),
        });
        return stack.ofType(secretType).map((secret) => {
            const { certain, possible } = rotations.of(secret);
            const [rotation] = certain;
            return rotation === undefined
                ? { resource: secret, findings: [without(possible)] }
                : { resource: rotation, findings: findSeldom(rotation, days) };
        });
    },
});

function without([doubtful]: readonly PolicyResource[]): Finding {
    return doubtful === undefined
        ? violation("id", "is in no rotation", fix)
        : undecidable("id", `may be what "${doubtful.name}" rotates, which is not known yet`, fix);
}

function findSeldom(rotation: PolicyResource, days: number): Finding[] {
    const expression = given(rotation, schedule);
    return [
        ...judge(given(rotation, enabled), enabled, on),
        ...(expression.state === "absent"
            ? judge(given(rotation, afterDays), afterDays, atMost(days))
            : judgeSchedule(textOf(expression), days)),
    ];
}

function atMost(days: number): Demand {
    return {
        whenAbsent: "violates",
        holds: (value) => (numberOf(value) ?? Infinity) <= days,
        isNot: `a number of at most ${days}`,
        fix: `set it to ${days} or less`,
    };
}

function judgeSchedule(expression: string | undefined, days: number): Finding[] {
    const between = expression === undefined ? undefined : daysBetween(expression);
    const instead = `set ${afterDays} to ${days} or less`;
    if (between === undefined) {
        return [undecidable(schedule, "does not show how often it rotates", instead)];
    }
    return between <= days ? [] : [violation(schedule, `lets more than ${days} days pass`, instead)];
}
