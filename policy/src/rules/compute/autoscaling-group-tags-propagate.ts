import { autoScalingGroupType } from "../../aws/launched-instances.js";
import { placesOf } from "../../aws/traffic-rules.js";
import { judge } from "../../core/demands.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { booleanOf, member, read } from "../../core/reading.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const tagType = "aws:autoscaling/tag:Tag";
const property = "propagateAtLaunch";
const fix = "set it to true";

export const autoscalingGroupTagsPropagate = resourceRule({
    name: "autoscaling-group-tags-propagate",
    title: "Instances of a group carry the group's tags",
    description: "Each tag of an Auto Scaling group must be given to the instances that it launches.",
    why: "Without tags nobody can tell whose an instance is or who pays for it, and rules that go by tags pass it over.",
    fix: "Set propagateAtLaunch to true for each tag of the group.",
    severity: "low",
    controls: { checkov: ["CKV_AWS_153"] },
    url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html",
    types: [autoScalingGroupType, tagType],
    readSettings: noSettings,
    // Which tags there must be is for required-tags to say.
    check: ({ type, props }) => {
        const name = type === tagType ? "tag" : "tags";
        return placesOf(read(props, name), name).flatMap(({ reading, place }): Finding[] =>
            reading.state === "unknown"
                ? [undecidable(place, "is not known yet", "list the tags with propagateAtLaunch true")]
                : judge(member(reading, property), `${place}.${property}`, {
                      whenAbsent: "violates",
                      holds: (value) => booleanOf(value) === true,
                      isNot: "true",
                      fix,
                  }),
        );
    },
});
