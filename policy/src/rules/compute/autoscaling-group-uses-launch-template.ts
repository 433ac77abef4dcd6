import { autoScalingGroupType } from "../../aws/launched-instances.js";
import { mustBeGiven } from "../../core/demands.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { read } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const fix = "name an aws.ec2.LaunchTemplate instead of a launch configuration";

export const autoscalingGroupUsesLaunchTemplate = resourceRule({
    name: "autoscaling-group-uses-launch-template",
    title: "Auto Scaling groups launch from templates",
    description: "An Auto Scaling group must launch its instances from a launch template.",
    why: "Launch configurations have no versions, get none of EC2's newer features, and are closed to new accounts.",
    fix: "Make an aws.ec2.LaunchTemplate and name it in launchTemplate, or in mixedInstancesPolicy.",
    severity: "medium",
    controls: { securityHub: ["AutoScaling.9"], checkov: ["CKV_AWS_315"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-9",
    types: [autoScalingGroupType],
    readSettings: noSettings,
    check: findMissingTemplate,
});

function findMissingTemplate({ props }: CheckedResource): Finding[] {
    switch (read(props, "mixedInstancesPolicy").state) {
        case "known":
            return [];
        case "unknown":
            return [undecidable("mixedInstancesPolicy", "is not known yet", fix)];
        case "absent":
            return mustBeGiven(props, "launchTemplate", { fix });
    }
}
