import { hasNoMetadata, launchTypes } from "../../aws/launched-instances.js";
import { mustBeAtMost } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";

export const instanceMetadataHopLimit = resourceRule({
    name: "instance-metadata-hop-limit",
    title: "Credentials of an instance stay on the instance",
    description: "The metadata service of an EC2 instance must not answer over more network hops than it has to.",
    why: "With more than one hop, a container or a proxy on the instance can fetch the credentials of its role and pass them on.",
    fix: "Leave out metadataOptions.httpPutResponseHopLimit, or set it to 1; let containers have roles of their own.",
    severity: "high",
    controls: { securityHub: ["AutoScaling.4"], checkov: ["CKV_AWS_341"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-4",
    types: launchTypes,
    readSettings: (reader) => ({
        hops: reader.number("hops", { minimum: 1, maximum: 64 }, 1, "Hops that are allowed; containers need 2."),
    }),
    check: ({ props }, { hops }) =>
        hasNoMetadata(props) ? [] : mustBeAtMost(props, "metadataOptions.httpPutResponseHopLimit", hops, "complies"),
});
