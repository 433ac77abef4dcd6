import { type Finding, undecidable, violation } from "../../core/finding.js";
import { booleanOf, elementsOf, read, textOf } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

export const alarmHasAction = resourceRule({
    name: "alarm-has-action",
    title: "Alarms reach somebody",
    description:
        "A CloudWatch alarm must have an action for the ALARM state, and its actions must be enabled, unless its description says why not.",
    severity: "high",
    why: "An alarm without an action changes its colour on a page that nobody looks at.",
    fix: "Name the topic that people are subscribed to in alarmActions, and leave actionsEnabled out.",
    controls: { securityHub: ["CloudWatch.15", "CloudWatch.17"], checkov: ["CKV_AWS_319"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15",
    onUnknown: "advisory",
    types: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
    readSettings: noSettings,
    check: (alarm) => [...findMissingAction(alarm), ...findDisabledActions(alarm)],
});

/** One element is enough, whatever its value: the ARN of a topic of the same stack is not known in a first preview. */
function findMissingAction({ props }: CheckedResource): Finding[] {
    const property = "alarmActions";
    const actions = read(props, property);
    if (actions.state === "unknown") {
        return [
            undecidable(
                property,
                "is not known yet as a whole",
                "write it as a plain list, whose elements may be outputs",
            ),
        ];
    }
    const present = elementsOf(actions).some((element) => element.state === "unknown" || textOf(element));
    return present ? [] : [violation(property, "is empty", "name the topic that people are subscribed to")];
}

/** At the beginning of the description of an alarm that is silent on purpose; the reason follows. */
const silencedWithReason = /^Silenced: (?=.{10})/;

function findDisabledActions({ props }: CheckedResource): Finding[] {
    const property = "actionsEnabled";
    const enabled = read(props, property);
    if (enabled.state === "unknown") {
        return [undecidable(property, "is not known yet", "leave it out or set it to a plain true")];
    }
    if (
        enabled.state === "known" &&
        booleanOf(enabled) !== true &&
        !silencedWithReason.test(textOf(read(props, "alarmDescription")) ?? "")
    ) {
        const fix = 'leave it out, set it to true, or begin alarmDescription with "Silenced: " and the reason';
        return [violation(property, "is not true, so the alarm tells nobody", fix)];
    }
    return [];
}
