import { allPorts } from "../../aws/ports.js";
import { findOpenRules, typesWithRules } from "../../aws/traffic-rules.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

export const securityGroupNoOpenEgress = resourceRule({
    name: "security-group-no-open-egress",
    title: "Not everything may leave for everywhere",
    description: "A security group must not let traffic on all ports out to every address.",
    why: "A program that was taken over can then send away what it reads, by whichever way it likes.",
    fix: "Let out only the ports that are used, such as 443, or name the addresses or the security group.",
    severity: "low",
    controls: { checkov: ["CKV_AWS_382"] },
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    types: typesWithRules.egress,
    readSettings: noSettings,
    check: (resource) =>
        findOpenRules(resource, {
            direction: "egress",
            families: ["ipv4", "ipv6"],
            // Port 0 is not used by anything, so that leaving it out is no limit.
            problemOf: ({ ports: { from, to } }) =>
                from <= 1 && to >= allPorts.to ? "lets all ports out to every address" : undefined,
            fix: "let out only the ports that are used, such as 443",
        }),
});
