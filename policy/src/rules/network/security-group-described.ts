import {
    defaultSecurityGroupType,
    egressRuleType,
    ingressRuleType,
    olderRuleType,
    placesOf,
    securityGroupType,
} from "../../aws/traffic-rules.js";
import { judge } from "../../core/demands.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { member, read, type Reading, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

/** What the provider writes where a program writes nothing. */
const placeholders = new Set(["managed by pulumi", "managed by terraform"]);
const fix = "say what comes and goes, and why";

export const securityGroupDescribed = resourceRule({
    name: "security-group-described",
    title: "Security groups and their rules say what they are for",
    description: "A security group and each of its rules must have a description.",
    why: "A rule that nobody can explain is never removed, so that groups only ever become wider.",
    fix: "Give the group and each rule a description that says what comes and goes, and why.",
    severity: "low",
    controls: { cdkNag: ["EC27"], checkov: ["CKV_AWS_23"] },
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    types: [securityGroupType, defaultSecurityGroupType, olderRuleType, ingressRuleType, egressRuleType],
    readSettings: noSettings,
    check: ({ type, props }) => [
        // The description of the default group is AWS's own.
        ...(type === defaultSecurityGroupType ? [] : judgeDescription(read(props, "description"), "description")),
        ...["ingress", "egress"].flatMap((direction) => judgeInline(props, direction)),
    ],
});

function judgeInline(props: CheckedResource["props"], direction: string): Finding[] {
    return placesOf(read(props, direction), direction).flatMap(({ reading, place }) =>
        reading.state === "unknown"
            ? [undecidable(place, "is not known yet", fix)]
            : judgeDescription(member(reading, "description"), `${place}.description`),
    );
}

function judgeDescription(reading: Reading, property: string): Finding[] {
    return judge(reading, property, {
        whenAbsent: "violates",
        holds: (description) => {
            const text = (textOf(description) ?? "").trim().toLowerCase();
            return text !== "" && !placeholders.has(text);
        },
        isNot: "a description",
        fix,
    });
}
