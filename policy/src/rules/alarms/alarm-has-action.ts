import type { PolicyResource } from "@pulumi/policy";
import { CompositeAlarms, compositeAlarmType, hasAction, saysWhyItIsSilent } from "../../aws/alarm-actions.js";
import { metricAlarmType } from "../../aws/alarm-watches.js";
import { given } from "../../aws/program-inputs.js";
import { type Finding, notice, undecidable, violation } from "../../core/finding.js";
import { booleanOf } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

/**
 * An alarm that says why it is silent may be so, and is reported each time, as long as it is. Its reason is not
 * repeated, because nobody can tell whether it is a secret.
 */
export const alarmHasAction = stackRule({
    name: "alarm-has-action",
    title: "Alarms reach somebody",
    description:
        "A CloudWatch alarm must have an action for the ALARM state, or be named by a composite alarm that has one, and its actions must be enabled, unless its description says why not.",
    severity: "high",
    why: "An alarm without an action changes its colour on a page that nobody looks at.",
    fix: "Name the topic that people are subscribed to in alarmActions, and leave actionsEnabled out.",
    controls: { securityHub: ["CloudWatch.15", "CloudWatch.17"], checkov: ["CKV_AWS_319"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15",
    readSettings: noSettings,
    check: (stack) => {
        const composites = new CompositeAlarms(stack);
        return stack
            .ofType(metricAlarmType, compositeAlarmType)
            .filter((alarm) => !composites.speakFor(alarm))
            .map((alarm) => ({
                resource: alarm,
                findings: [...findMissingAction(alarm), ...findDisabledActions(alarm)].map((finding) =>
                    softened(finding, composites.doubtful),
                ),
            }));
    },
});

function findMissingAction(alarm: PolicyResource): Finding[] {
    const property = "alarmActions";
    switch (hasAction(alarm)) {
        case true:
            return [];
        case false:
            return [violation(property, "is empty", "name the topic that people are subscribed to")];
        case undefined:
            return [
                undecidable(
                    property,
                    "is not known yet as a whole",
                    "write it as a plain list, whose elements may be outputs",
                ),
            ];
    }
}

function findDisabledActions(alarm: PolicyResource): Finding[] {
    const property = "actionsEnabled";
    const enabled = given(alarm, property);
    if (enabled.state === "unknown") {
        return [undecidable(property, "is not known yet", "leave it out or set it to a plain true")];
    }
    if (saysWhyItIsSilent(alarm.props)) {
        return [notice("alarmDescription", "says why the alarm is silenced", "end it when the reason no longer holds")];
    }
    const fix = 'leave it out, set it to true, or begin alarmDescription with "Silenced: " and the reason';
    return enabled.state === "known" && booleanOf(enabled) !== true
        ? [violation(property, "is not true, so the alarm tells nobody", fix)]
        : [];
}

/** What a composite alarm may mend whose rule is not known yet cannot be decided. */
function softened(finding: Finding, composite: PolicyResource | undefined): Finding {
    return finding.kind !== "violation" || composite === undefined
        ? finding
        : undecidable(
              finding.property,
              `${finding.problem}, unless "${composite.name}" speaks for it, whose alarmRule is not known yet`,
              finding.fix,
          );
}
