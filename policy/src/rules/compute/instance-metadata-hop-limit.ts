import { judgeMetadata } from "../../aws/launched-instances.js";
import { numberOf } from "../../core/reading.js";
import { stackRule } from "../../core/stack-rule.js";

export const instanceMetadataHopLimit = stackRule({
    name: "instance-metadata-hop-limit",
    title: "Credentials of an instance stay on the instance",
    description:
        "An EC2 instance, launch template or launch configuration must not let the metadata service answer over more network hops than it has to.",
    why: "With more than one hop, a container or a proxy on the instance can fetch the credentials of its role and pass them on.",
    fix: "Set metadataOptions.httpPutResponseHopLimit to 1, and let containers have roles of their own.",
    severity: "high",
    controls: { securityHub: ["AutoScaling.4"], checkov: ["CKV_AWS_341"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-4",
    readSettings: (reader) => ({
        hops: reader.number("hops", { minimum: 1, maximum: 64 }, 1, "Hops that are allowed; containers need 2."),
    }),
    check: (stack, { hops }) =>
        judgeMetadata(stack, "metadataOptions.httpPutResponseHopLimit", {
            // Left out, it is up to the image, and that of Amazon Linux 2023 says 2.
            whenAbsent: "violates",
            holds: (limit) => (numberOf(limit) ?? Infinity) <= hops,
            isNot: `a number of at most ${hops}`,
            fix: `set it to ${hops} or less`,
        }),
});
