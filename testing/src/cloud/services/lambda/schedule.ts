import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { mismatched, only, outside, refuseIf, unlisted } from "../shared/checks.js";
import { creationTime } from "../shared/made-up.js";
import { trustOf } from "../shared/principals.js";
import { isSchedule } from "./events.js";

const groupType = "aws:scheduler/scheduleGroup:ScheduleGroup";
const invalid = "ValidationException";
const once = /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/;
const name = /^[0-9A-Za-z_.-]{1,64}$/;

/** The time zones that this machine's runtime knows are those of the same data base that AWS uses. */
const timeZones: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);

// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
function refuse(inputs: Inputs): Refusals {
    const expression = inputs.text("scheduleExpression");
    const zone = inputs.text("scheduleExpressionTimezone");
    const flexible = inputs.text("flexibleTimeWindow.mode") === "FLEXIBLE";
    return [
        mismatched(inputs, "name", name, "at most 64 letters, digits and _.-", invalid),
        refuseIf(
            expression !== undefined && !once.test(expression) && !isSchedule(expression),
            invalid,
            `Invalid Schedule Expression ${expression}; use one such as "rate(5 minutes)", "cron(0 8 ? * MON-FRI *)" or "at(2027-01-31T08:00:00)".`,
        ),
        refuseIf(
            zone !== undefined && !timeZones.has(zone),
            invalid,
            `scheduleExpressionTimezone is "${zone}"; use a name such as "Europe/Berlin".`,
        ),
        unlisted(inputs, "flexibleTimeWindow.mode", ["OFF", "FLEXIBLE"], invalid),
        inputs.text("flexibleTimeWindow.mode") !== undefined &&
            only(inputs, "flexibleTimeWindow.maximumWindowInMinutes", flexible, 'with the mode "FLEXIBLE"', invalid),
        outside(inputs, "flexibleTimeWindow.maximumWindowInMinutes", 1, 1440, invalid),
        unlisted(inputs, "state", ["ENABLED", "DISABLED"], invalid),
        unlisted(inputs, "actionAfterCompletion", ["NONE", "DELETE"], invalid),
        mismatched(inputs, "target.arn", /^arn:/, "the ARN of what is called", invalid),
        outside(inputs, "target.retryPolicy.maximumRetryAttempts", 0, 185, invalid),
        outside(inputs, "target.retryPolicy.maximumEventAgeInSeconds", 60, 86_400, invalid),
    ];
}

/** The role has to let the scheduler in. AWS checks it when the schedule is made. */
function refuseWith(inputs: Inputs, cloud: Cloud): Refusals {
    const trust = trustOf(inputs.text("target.roleArn"), cloud);
    const group = inputs.text("groupName") ?? "default";
    const message =
        "The execution role you provide must allow AWS EventBridge Scheduler to assume the role; let its trust policy name scheduler.amazonaws.com.";
    return [
        // https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role
        refuseIf(trust !== undefined && !trust.includes("scheduler.amazonaws.com"), invalid, message),
        refuseIf(
            group !== "default" && cloud.find(groupType, group) === undefined,
            "ResourceNotFoundException",
            `groupName is "${group}", which does not exist; create the group first.`,
        ),
    ];
}

const schedule: ServiceModel = {
    type: "aws:scheduler/schedule:Schedule",
    immutable: ["name", "namePrefix", "groupName"],
    defaults: { actionAfterCompletion: "NONE", scheduleExpressionTimezone: "UTC", state: "ENABLED" },
    autoName: { property: "name", maxLength: 64 },
    unique: [{ property: "name", code: "ConflictException" }],
    references: [{ property: "target.roleArn", to: ["aws:iam/role:Role"], by: "arn", missing: invalid }],
    refuse,
    refuseWith,
    id: (inputs) => `${inputs.text("groupName") ?? "default"}/${inputs.text("name") ?? ""}`,
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "scheduler", `schedule/${place.id}`),
        groupName: "default",
    }),
};

// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html
const group: ServiceModel = {
    type: groupType,
    immutable: ["name", "namePrefix"],
    autoName: { property: "name", maxLength: 64 },
    taggable: true,
    unique: [{ property: "name", code: "ConflictException" }],
    refuse: (inputs) => [mismatched(inputs, "name", name, "at most 64 letters, digits and _.-", invalid)],
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "scheduler", `schedule-group/${place.id}`),
        creationDate: creationTime,
        lastModificationDate: creationTime,
        state: "ACTIVE",
    }),
};

export const models: readonly ServiceModel[] = [schedule, group];
