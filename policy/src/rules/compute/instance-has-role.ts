import type { PolicyResource } from "@pulumi/policy";
import {
    instanceTypes,
    isLaunchedFromTemplate,
    launchConfigurationType,
    launchTemplateType,
} from "../../aws/launched-instances.js";
import { mustBeWired } from "../../aws/program-inputs.js";
import type { Finding } from "../../core/finding.js";
import { isGiven } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "iamInstanceProfile";
const fix = "name an aws.iam.InstanceProfile";

export const instanceHasRole = stackRule({
    name: "instance-has-role",
    title: "Instances call AWS by a role of their own",
    description: "An EC2 instance, launch template or launch configuration must have an instance profile.",
    why: "Without a role, a program that calls AWS needs keys that never expire, on a disk that others may read.",
    fix: "Make an aws.iam.Role and an aws.iam.InstanceProfile for it, and name the profile in iamInstanceProfile.",
    severity: "medium",
    controls: { cis: ["1.18"], checkov: ["CKV2_AWS_41"] },
    url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
    readSettings: noSettings,
    check: (stack) => [
        ...stack
            .ofType(...instanceTypes)
            .filter((instance) => isGiven(instance, property) || !isFromTemplate(instance))
            .map((instance) => ({ resource: instance, findings: judgeProfile(instance) })),
        ...stack
            .ofType(launchTemplateType, launchConfigurationType)
            .map((resource) => ({ resource, findings: judgeProfile(resource) })),
    ],
});

function isFromTemplate(instance: PolicyResource): boolean {
    return isGiven(instance, "launchTemplate") && isLaunchedFromTemplate(instance.props);
}

/** What AWS has yet to say about a profile that was not written is that there is none. */
function judgeProfile(resource: PolicyResource): Finding[] {
    return mustBeWired(resource, property, fix);
}
