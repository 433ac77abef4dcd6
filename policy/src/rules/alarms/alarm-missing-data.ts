import { mustBeOneOf } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";

export const alarmMissingData = resourceRule({
    name: "alarm-missing-data",
    title: "Alarms say what missing data means",
    description: "A metric alarm must say what missing data means, and must not stay as it was when data stops.",
    severity: "medium",
    why: "An alarm that stays as it was when its data stops is green while what it watches is gone.",
    fix: "Set treatMissingData to breaching or notBreaching, as the metric asks for.",
    controls: {},
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
    types: ["aws:cloudwatch/metricAlarm:MetricAlarm"],
    readSettings: (reader) => ({
        allowed: reader.words("allowed", ["breaching", "notBreaching", "missing"], "The values that are allowed."),
    }),
    check: ({ props }, { allowed }) => mustBeOneOf(props, "treatMissingData", allowed, "violates"),
});
