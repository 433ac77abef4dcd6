import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import type { SettingsReader } from "../../core/settings.js";

const property = "treatMissingData";

interface MissingDataSettings {
    allowed: readonly string[];
}

export const alarmMissingData = resourceRule({
    name: "alarm-missing-data",
    title: "Alarms say what missing data means",
    description: "A metric alarm must say what missing data means, and must not stay as it was when data stops.",
    severity: "medium",
    why: "An alarm that stays as it was when its data stops is green while what it watches is gone.",
    fix: "Set treatMissingData to breaching or notBreaching, as the metric asks for.",
    controls: {},
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
    onUnknown: "advisory",
    types: ["aws:cloudwatch/metricAlarm:MetricAlarm"],
    readSettings: (reader: SettingsReader): MissingDataSettings => ({
        allowed: reader.words("allowed", ["breaching", "notBreaching", "missing"], "The values that are allowed."),
    }),
    check: findMissingDataHandling,
});

function findMissingDataHandling({ props }: CheckedResource, { allowed }: MissingDataSettings): Finding[] {
    const fix = `set it to ${allowed.join(" or ")}`;
    const handling = read(props, property);
    switch (handling.state) {
        case "unknown":
            return [undecidable(property, "is not known yet", fix)];
        case "absent":
            return [violation(property, "is not set", fix)];
        case "known":
            return allowed.includes(textOf(handling) ?? "") ? [] : [violation(property, "is no allowed value", fix)];
    }
}
