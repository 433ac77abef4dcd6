import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { parseArn, regionalArn } from "../shared/arn.js";
import { longerThan, mismatched, outside, refuseIf, unlisted } from "../shared/checks.js";
import { fact } from "../shared/placement.js";
import { isMap, parse } from "../shared/policies.js";

const ruleType = "aws:cloudwatch/eventRule:EventRule";
const targetType = "aws:cloudwatch/eventTarget:EventTarget";
const invalid = "ValidationException";

/** `rate(5 minutes)`: one takes the singular, several the plural. */
const rate = /^rate\((1 (minute|hour|day)|(?!1 )[1-9]\d* (minutes|hours|days))\)$/;
/** `cron(0 8 ? * MON-FRI *)`: six fields. */
const cron = /^cron\(\S+( \S+){5}\)$/;

/**
 * Whether a schedule expression is one that EventBridge takes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function isSchedule(expression: string): boolean {
    const fields = /^cron\((.*)\)$/.exec(expression)?.[1]?.split(" ") ?? [];
    // One of day of month and day of week says nothing, so that the two cannot contradict each other.
    const days = fields.length === 0 || (fields[2] === "?") !== (fields[4] === "?");
    return (rate.test(expression) || cron.test(expression)) && days;
}

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
function refuseRule(inputs: Inputs): Refusals {
    const expression = inputs.text("scheduleExpression");
    const pattern = inputs.text("eventPattern");
    const custom = inputs.has("eventBusName") && inputs.text("eventBusName") !== "default";
    const body = pattern === undefined ? undefined : parse(pattern);
    return [
        mismatched(inputs, "name", /^[.\-_A-Za-z0-9]{1,64}$/, "at most 64 letters, digits and .-_", invalid),
        refuseIf(
            !inputs.has("scheduleExpression") && !inputs.has("eventPattern"),
            invalid,
            "neither eventPattern nor scheduleExpression is set; say when the rule applies.",
        ),
        refuseIf(
            expression !== undefined && expression !== "" && !isSchedule(expression),
            invalid,
            `Parameter ScheduleExpression is not valid: "${expression}"; use one such as "rate(5 minutes)" or "cron(0 8 ? * MON-FRI *)".`,
        ),
        refuseIf(
            custom && expression !== undefined,
            invalid,
            "scheduleExpression is set on a custom event bus; schedules run on the default one.",
        ),
        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
        refuseIf(
            pattern !== undefined &&
                (!isMap(body) || Object.values(body).some((value) => !Array.isArray(value) && !isMap(value))),
            "InvalidEventPatternException",
            'eventPattern is not valid; write JSON whose values are lists, such as {"source":["aws.rds"]}.',
        ),
        unlisted(inputs, "state", ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"], invalid),
        longerThan(inputs, "description", 512, invalid),
    ];
}

const rule: ServiceModel = {
    type: ruleType,
    immutable: ["name", "namePrefix", "eventBusName"],
    defaults: { eventBusName: "default", forceDestroy: false },
    autoName: { property: "name", maxLength: 64 },
    taggable: true,
    facts: ["name"],
    references: [{ property: "roleArn", to: ["aws:iam/role:Role"], by: "arn", missing: invalid }],
    refuse: refuseRule,
    // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html
    refuseDelete: (resource, cloud) =>
        cloud
            .all(targetType)
            .filter((target) => fact(target, "rule") === fact(resource, "name"))
            .slice(0, 1)
            .map((target) => ({
                code: invalid,
                message: `Rule can't be deleted since it has targets, such as ${target.id}; delete them first.`,
            })),
    id: (inputs) => {
        const bus = inputs.text("eventBusName") ?? "default";
        return bus === "default" ? (inputs.text("name") ?? "") : `${bus}/${inputs.text("name") ?? ""}`;
    },
    outputs: (_inputs, place) => ({ arn: regionalArn(place, "events", `rule/${place.id}`), state: "ENABLED" }),
};

const maximumTargets = 5;

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
function refuseTargetWith(inputs: Inputs, cloud: Cloud): Refusals {
    const name = inputs.text("rule");
    const known = cloud.all(ruleType).some((each) => fact(each, "name") === name || each.id === name);
    const siblings = cloud.all(targetType).filter((target) => fact(target, "rule") === name);
    return [
        refuseIf(
            name !== undefined && !known,
            "ResourceNotFoundException",
            `Rule ${name} does not exist; create it first.`,
        ),
        refuseIf(
            siblings.length >= maximumTargets,
            "LimitExceededException",
            `the rule ${name} has ${siblings.length} targets already; use at most ${maximumTargets}.`,
        ),
    ];
}

const target: ServiceModel = {
    type: targetType,
    immutable: ["rule", "eventBusName", "targetId"],
    defaults: { eventBusName: "default", forceDestroy: false },
    facts: ["rule", "arn"],
    refuse: (inputs) => {
        const given = ["input", "inputPath", "inputTransformer"].filter((property) => inputs.has(property));
        const input = inputs.text("input");
        return [
            refuseIf(
                inputs.text("arn") !== undefined && parseArn(inputs.text("arn") ?? "") === undefined,
                invalid,
                `arn is "${inputs.text("arn")}"; use the ARN of what receives the events.`,
            ),
            refuseIf(given.length > 1, invalid, `${given.join(" and ")} are set; keep one of them.`),
            refuseIf(
                input !== undefined && parse(input) === undefined,
                invalid,
                "input is not JSON; write a JSON text.",
            ),
            mismatched(inputs, "targetId", /^[.\-_A-Za-z0-9]{1,64}$/, "at most 64 letters, digits and .-_", invalid),
            outside(inputs, "retryPolicy.maximumRetryAttempts", 0, 185, invalid),
            outside(inputs, "retryPolicy.maximumEventAgeInSeconds", 60, 86_400, invalid),
        ];
    },
    refuseWith: refuseTargetWith,
    id: (inputs, place) =>
        `${inputs.text("rule") ?? ""}-${inputs.text("targetId") ?? `terraform-${place.hex(26, "target")}`}`,
    outputs: (_inputs, place) => ({ targetId: `terraform-${place.hex(26, "target")}` }),
};

export const models: readonly ServiceModel[] = [rule, target];
