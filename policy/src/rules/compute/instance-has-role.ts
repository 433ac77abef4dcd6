import { launchTypes, leftToTemplate } from "../../aws/launched-instances.js";
import { mustBeWired } from "../../aws/program-inputs.js";
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
    // What AWS has yet to say about a profile that was not written is that there is none.
    check: (stack) =>
        stack.ofType(...launchTypes).map((resource) => ({
            resource,
            findings: leftToTemplate(stack, resource, property) ?? mustBeWired(resource, property, fix),
        })),
});
