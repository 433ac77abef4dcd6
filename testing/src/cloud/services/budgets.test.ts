import type { InputValue } from "../inputs.js";
import { models } from "./budgets.js";
import { itJudges, modelOf } from "./shared/fixtures.test.js";

describe("a simulated budget", () => {
    const code = "InvalidParameterException";
    const notification = {
        comparisonOperator: "GREATER_THAN",
        notificationType: "FORECASTED",
        threshold: 80,
        thresholdType: "PERCENTAGE",
        subscriberEmailAddresses: ["ops@example.com"],
    };
    const told = (change: Record<string, InputValue>): { notifications: InputValue } => ({
        notifications: [{ ...notification, ...change }],
    });
    const good = {
        name: "monthly",
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: "100",
        limitUnit: "USD",
        ...told({}),
    };

    itJudges(modelOf(models, "aws:budgets/budget:Budget"), good, [
        { what: "a name with a colon", change: { name: "monthly:prod" }, code },
        { what: "an unknown kind", change: { budgetType: "MONEY" }, code },
        { what: "an unknown time", change: { timeUnit: "WEEKLY" }, code },
        { what: "an amount of zero", change: { limitAmount: "0" }, code },
        { what: "no amount", change: { limitAmount: null, limitUnit: null }, code },
        { what: "an amount without a unit", change: { limitUnit: null }, code },
        { what: "a start in another form", change: { timePeriodStart: "2027-01-01" }, code },
        {
            what: "eleven notifications",
            change: {
                notifications: Array.from({ length: 11 }, (_each, index) => ({
                    ...notification,
                    threshold: index + 1,
                })),
            },
            code: "CreationLimitExceededException",
        },
        {
            what: "a notification twice",
            change: { notifications: [notification, notification] },
            code: "DuplicateRecordException",
        },
        { what: "a notification for nobody", change: told({ subscriberEmailAddresses: null }), code },
        {
            what: "a notification for eleven people",
            change: told({ subscriberEmailAddresses: Array(11).fill("a@b.c") }),
            code,
        },
        { what: "a notification for two topics", change: told({ subscriberSnsTopicArns: ["a", "b"] }), code },
        { what: "an address without a host", change: told({ subscriberEmailAddresses: ["ops"] }), code },
        { what: "an unknown comparison", change: told({ comparisonOperator: "MORE" }), code },
        { what: "a threshold of zero", change: told({ threshold: 0 }), code },
    ]);
});

describe("simulated watching for anomalies", () => {
    const code = "ValidationException";

    describe("a monitor", () => {
        const good = { name: "services", monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" };
        itJudges(modelOf(models, "aws:costexplorer/anomalyMonitor:AnomalyMonitor"), good, [
            { what: "an unknown kind", change: { monitorType: "ALL" }, code },
            { what: "no dimension", change: { monitorDimension: null }, code },
            { what: "a custom monitor that watches nothing", change: { monitorType: "CUSTOM" }, code },
        ]);
    });

    describe("a subscription", () => {
        const good = {
            name: "ops",
            frequency: "DAILY",
            monitorArnLists: ["arn"],
            subscribers: [{ type: "EMAIL", address: "a@b.c" }],
        };
        itJudges(modelOf(models, "aws:costexplorer/anomalySubscription:AnomalySubscription"), good, [
            { what: "an unknown frequency", change: { frequency: "HOURLY" }, code },
            { what: "a topic once a day", change: { subscribers: [{ type: "SNS", address: "arn" }] }, code },
            { what: "an e-mail at once", change: { frequency: "IMMEDIATE" }, code },
        ]);
    });
});
