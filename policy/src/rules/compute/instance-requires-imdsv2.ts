import { judgeMetadata } from "../../aws/launched-instances.js";
import { textOf } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

export const instanceRequiresImdsv2 = stackRule({
    name: "instance-requires-imdsv2",
    title: "Instances give their credentials only to who holds a token",
    description:
        "An EC2 instance, launch template or launch configuration must require version 2 of the metadata service.",
    why: "Version 1 answers any request, so that one address that a web server is talked into fetching gives away the credentials of its role.",
    fix: 'Set metadataOptions.httpTokens to "required".',
    severity: "high",
    controls: {
        securityHub: ["EC2.8", "EC2.170", "AutoScaling.3"],
        cis: ["5.6"],
        checkov: ["CKV_AWS_79"],
    },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8",
    readSettings: noSettings,
    check: (stack) =>
        judgeMetadata(stack, "metadataOptions.httpTokens", {
            // Left out, it is up to the image and the account's defaults, which cannot be seen.
            whenAbsent: "violates",
            holds: (tokens) => textOf(tokens) === "required",
            isNot: "required",
            fix: "set it to required",
        }),
});
