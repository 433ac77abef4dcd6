import { firstWithin, readPorts, wordsOf } from "../../aws/ports.js";
import { findOpenRules, typesWithRules } from "../../aws/traffic-rules.js";
import { resourceRule } from "../../core/resource-rule.js";

/** @see https://docs.aws.amazon.com/config/latest/developerguide/restricted-common-ports.html */
const highRiskPorts =
    "20,21,22,23,25,110,135,143,445,1433,1434,3000,3306,3389,4333,5000,5432,5500,5601,8080,8088,8888,9200,9300";

export const securityGroupNoHighRiskPorts = resourceRule({
    name: "security-group-no-high-risk-ports",
    title: "Ports of databases, mail and administration are closed to the internet",
    description: "A security group must not open a port that attackers look for first to every address.",
    why: "Databases, file shares and consoles on these ports are what automated attacks take over and hold to ransom.",
    fix: "Name the addresses or the security group that may come in, and put what is public behind a load balancer.",
    severity: "critical",
    controls: { securityHub: ["EC2.19"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19",
    types: typesWithRules.ingress,
    readSettings: (reader) => ({
        ports: readPorts(reader, "ports", highRiskPorts.split(","), 'TCP ports at high risk, such as "5432".'),
    }),
    check: (resource, { ports }) =>
        findOpenRules(resource, {
            direction: "ingress",
            families: ["ipv4", "ipv6"],
            problemOf: (traffic) => {
                const range = traffic.protocols.includes("tcp") ? firstWithin(traffic.ports, ports) : undefined;
                return range && `opens ${wordsOf(range)} to every address`;
            },
            fix: "name the addresses or the security group that may come in",
        }),
});
