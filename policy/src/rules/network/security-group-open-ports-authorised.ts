import { areWithin, type PortRange, readPorts } from "../../aws/ports.js";
import { findOpenRules, type Traffic, typesWithRules } from "../../aws/traffic-rules.js";
import { resourceRule } from "../../core/resource-rule.js";

interface Settings {
    tcp: readonly PortRange[];
    udp: readonly PortRange[];
}

export const securityGroupOpenPortsAuthorised = resourceRule<Settings>({
    name: "security-group-open-ports-authorised",
    title: "Only web ports are open to the internet",
    description: "A security group must open to every address only the ports that are meant for everybody.",
    why: "A port that everybody reaches is as safe as the weakest program behind it, now and after every update.",
    fix: "Name the addresses or the security group that may come in, or add the port to the rule's settings.",
    severity: "high",
    controls: { securityHub: ["EC2.18"], cdkNag: ["EC23"], checkov: ["CKV_AWS_260", "CKV_AWS_277"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
    types: typesWithRules.ingress,
    readSettings: (reader) => ({
        tcp: readPorts(
            reader,
            "tcpPorts",
            ["80", "443"],
            'TCP ports that may be open to every address, such as "443".',
        ),
        udp: readPorts(reader, "udpPorts", [], 'UDP ports that may be open to every address, such as "443".'),
    }),
    check: (resource, settings) =>
        findOpenRules(resource, {
            direction: "ingress",
            families: ["ipv4", "ipv6"],
            problemOf: (traffic) =>
                isAuthorised(traffic, settings) ? undefined : "opens a port to every address that is not authorised",
            fix: "name the addresses or the security group that may come in",
        }),
});

function isAuthorised({ protocols, ports }: Traffic & { kind: "ports" }, settings: Settings): boolean {
    return protocols.every((protocol) => areWithin(ports, settings[protocol]));
}
