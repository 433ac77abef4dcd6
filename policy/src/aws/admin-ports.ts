import { resourceRule } from "../core/resource-rule.js";
import type { Rule, RuleStatement } from "../core/rule.js";
import { firstWithin, readPorts, wordsOf } from "./ports.js";
import { type Family, findOpenRules, typesWithRules } from "./traffic-rules.js";

/** The ports by which people administer servers: SSH and RDP. */
export const adminPorts = ["22", "3389"];

const familyNames: Readonly<Record<Family, string>> = { ipv4: "IPv4", ipv6: "IPv6" };

/** A rule that keeps one half of the internet away from the ports of administration; controls ask for each apart. */
export function adminPortsRule({ family, ...statement }: Omit<RuleStatement, "severity"> & { family: Family }): Rule {
    return resourceRule({
        ...statement,
        severity: "high",
        types: typesWithRules.ingress,
        readSettings: (reader) => ({
            ports: readPorts(reader, "ports", adminPorts, 'Ports of administration, such as "22" or "5985-5986".'),
        }),
        check: (resource, { ports }) =>
            findOpenRules(resource, {
                direction: "ingress",
                families: [family],
                problemOf: (traffic) => {
                    const range = firstWithin(traffic.ports, ports);
                    return range && `opens ${wordsOf(range)} to every ${familyNames[family]} address`;
                },
                fix: "name the addresses that may come in, or use Session Manager",
            }),
    });
}
