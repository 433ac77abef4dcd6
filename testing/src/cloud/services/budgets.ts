import type { Inputs } from "../inputs.js";
import type { Refusals, ServiceModel } from "../model.js";
import { globalArn } from "./shared/arn.js";
import { absent, mismatched, outside, refuseIf, unlisted } from "./shared/checks.js";
import { uuid } from "./shared/made-up.js";

const invalid = "InvalidParameterException";
const unitBound = ["USAGE", "RI_UTILIZATION", "RI_COVERAGE", "SAVINGS_PLANS_UTILIZATION", "SAVINGS_PLANS_COVERAGE"];
const mail = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Notification.html
function notificationFaults(inputs: Inputs): Refusals {
    return inputs.list("notifications").flatMap((notification) => {
        const mails = notification.texts("subscriberEmailAddresses");
        const topics = notification.count("subscriberSnsTopicArns") ?? 0;
        const wrong = mails.find((address) => !mail.test(address));
        const people = notification.has("subscriberEmailAddresses") || notification.has("subscriberSnsTopicArns");
        return [
            unlisted(notification, "comparisonOperator", ["GREATER_THAN", "LESS_THAN", "EQUAL_TO"], invalid),
            unlisted(notification, "notificationType", ["ACTUAL", "FORECASTED"], invalid),
            unlisted(notification, "thresholdType", ["PERCENTAGE", "ABSOLUTE_VALUE"], invalid),
            outside(notification, "threshold", 0.1, 15_000_000_000_000, invalid),
            refuseIf(!people, invalid, "a notification has no subscriber; name e-mail addresses or a topic."),
            refuseIf(
                mails.length > 10,
                invalid,
                `a notification has ${mails.length} e-mail addresses; use at most 10.`,
            ),
            refuseIf(topics > 1, invalid, `a notification has ${topics} topics; use at most 1.`),
            refuseIf(wrong !== undefined, invalid, `"${wrong}" is no e-mail address.`),
        ];
    });
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateNotification.html
function repeatedNotification(inputs: Inputs): Refusals[number] {
    const kinds = inputs.list("notifications").map((notification) => {
        const words = ["notificationType", "comparisonOperator", "thresholdType"].map((each) =>
            notification.text(each),
        );
        return [...words, notification.number("threshold")];
    });
    const known = kinds.filter((kind) => !kind.includes(undefined)).map((kind) => kind.join(" "));
    const twice = known.find((kind, position) => known.indexOf(kind) !== position);
    return refuseIf(
        twice !== undefined,
        "DuplicateRecordException",
        `notifications has ${twice} more than once; name it once, with all its subscribers.`,
    );
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
function refuse(inputs: Inputs): Refusals {
    const amount = inputs.number("limitAmount");
    const count = inputs.count("notifications") ?? 0;
    const planned = inputs.has("plannedLimits") || inputs.has("autoAdjustData");
    return [
        mismatched(inputs, "name", /^[^:\\]{1,100}$/, "at most 100 characters without : and \\", invalid),
        unlisted(inputs, "budgetType", ["COST", ...unitBound], invalid),
        unlisted(inputs, "timeUnit", ["DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY", "CUSTOM"], invalid),
        !planned && absent(inputs, "limitAmount", invalid, "say how much may be spent"),
        refuseIf(amount !== undefined && amount <= 0, invalid, `limitAmount is ${amount}; use a positive amount.`),
        inputs.has("limitAmount") && absent(inputs, "limitUnit", invalid, 'name the unit, such as "USD"'),
        mismatched(
            inputs,
            "timePeriodStart",
            /^\d{4}-\d\d-\d\d_\d\d:\d\d$/,
            'a time such as "2027-01-01_00:00"',
            invalid,
        ),
        mismatched(
            inputs,
            "timePeriodEnd",
            /^\d{4}-\d\d-\d\d_\d\d:\d\d$/,
            'a time such as "2027-01-01_00:00"',
            invalid,
        ),
        // https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html
        refuseIf(count > 10, "CreationLimitExceededException", `notifications has ${count} entries; use at most 10.`),
        repeatedNotification(inputs),
        ...notificationFaults(inputs),
    ];
}

const budget: ServiceModel = {
    type: "aws:budgets/budget:Budget",
    immutable: ["accountId", "name", "namePrefix"],
    autoName: { property: "name", maxLength: 100 },
    taggable: true,
    unique: [{ property: "name", code: "DuplicateRecordException" }],
    refuse,
    id: (inputs, place) => `${inputs.text("accountId") ?? place.account}:${inputs.text("name") ?? ""}`,
    outputs: (inputs, place) => ({
        accountId: place.account,
        arn: globalArn(place, "budgets", `budget/${inputs.text("name") ?? ""}`),
        timePeriodEnd: "2087-06-15_00:00",
        timePeriodStart: "2026-01-01_00:00",
    }),
};

const monitorType = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
const anomaly = "ValidationException";

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_CreateAnomalyMonitor.html
const anomalyMonitor: ServiceModel = {
    type: monitorType,
    immutable: ["monitorDimension", "monitorSpecification", "monitorType"],
    autoName: { property: "name", maxLength: 1024 },
    taggable: true,
    // "Limit exceeded on dimensional spend monitor creation": https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html
    unique: [{ property: "monitorDimension", code: anomaly }],
    refuse: (inputs) => {
        const dimensional = inputs.text("monitorType") === "DIMENSIONAL";
        const custom = inputs.text("monitorType") === "CUSTOM";
        return [
            unlisted(inputs, "monitorType", ["DIMENSIONAL", "CUSTOM"], anomaly),
            dimensional && absent(inputs, "monitorDimension", anomaly, 'use "SERVICE"'),
            custom && absent(inputs, "monitorSpecification", anomaly, "say what to watch"),
            unlisted(inputs, "monitorDimension", ["SERVICE", "LINKED_ACCOUNT", "TAG", "COST_CATEGORY"], anomaly),
        ];
    },
    id: (_inputs, place) => globalArn(place, "ce", `anomalymonitor/${uuid(place)}`),
    outputs: (_inputs, place) => ({ arn: place.id }),
};

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_CreateAnomalySubscription.html
const anomalySubscription: ServiceModel = {
    type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
    immutable: ["accountId", "name"],
    autoName: { property: "name", maxLength: 1024 },
    taggable: true,
    references: [{ property: "monitorArnLists[]", to: [monitorType], missing: "UnknownMonitorException" }],
    refuse: (inputs) => {
        const frequency = inputs.text("frequency");
        const subscribers = inputs.list("subscribers");
        const byTopic = subscribers.some((subscriber) => subscriber.text("type") === "SNS");
        const byMail = subscribers.some((subscriber) => subscriber.text("type") === "EMAIL");
        return [
            unlisted(inputs, "frequency", ["IMMEDIATE", "DAILY", "WEEKLY"], anomaly),
            refuseIf(
                byTopic && frequency !== undefined && frequency !== "IMMEDIATE",
                anomaly,
                `a topic subscribes with the frequency ${frequency}; topics are told IMMEDIATE only.`,
            ),
            refuseIf(
                byMail && frequency === "IMMEDIATE",
                anomaly,
                "an e-mail address subscribes with the frequency IMMEDIATE; use DAILY or WEEKLY.",
            ),
        ];
    },
    id: (_inputs, place) => globalArn(place, "ce", `anomalysubscription/${uuid(place)}`),
    outputs: (_inputs, place) => ({ arn: place.id, accountId: place.account }),
};

export const models: readonly ServiceModel[] = [budget, anomalyMonitor, anomalySubscription];
