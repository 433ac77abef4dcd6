import { aclEntries, type AclEntry, deniesBefore, letsThrough } from "../../aws/network-acls.js";
import { adminPorts } from "../../aws/admin-ports.js";
import { type PortRange, readPorts, wordsOf } from "../../aws/ports.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { stackRule } from "../../core/stack-rule.js";

const fix = "name the addresses that may come in, or deny the port by a lower number";

export const networkAclNoOpenAdminPorts = stackRule<{ ports: readonly PortRange[] }>({
    name: "network-acl-no-open-admin-ports",
    title: "Network ACLs keep the internet from ports of administration",
    description: "A network ACL must not let every address in to the ports of SSH and RDP.",
    why: "The ACL is what still holds when somebody opens a security group by mistake.",
    fix: "Name the addresses that may come in, or add an entry with a lower number that denies the port to all.",
    severity: "medium",
    controls: { securityHub: ["EC2.21"], cis: ["5.1"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21",
    readSettings: (reader) => ({
        ports: readPorts(reader, "ports", adminPorts, 'Ports of administration, such as "22" or "5985-5986".'),
    }),
    check: (stack, { ports }) => {
        const single = ports.flatMap((range) =>
            Array.from({ length: range.to - range.from + 1 }, (_, index) => ({ port: range.from + index, range })),
        );
        return aclEntries(stack).flatMap((entries) => {
            const denials = entries.filter(({ denies }) => denies);
            return entries.map((entry) => ({ resource: entry.resource, findings: judgeEntry(entry, denials, single) }));
        });
    },
});

/** @param ports each with the range of the configuration that it is of: which one is open may be a secret */
function judgeEntry(
    entry: AclEntry,
    denials: readonly AclEntry[],
    ports: readonly { port: number; range: PortRange }[],
): Finding[] {
    const { traffic, peers } = entry;
    const peer = peers.find(({ kind }) => kind === "world") ?? peers.find(({ kind }) => kind === "unknown");
    if (entry.denies || peer === undefined) {
        return [];
    }
    if (traffic.kind === "unknown") {
        return [undecidable(traffic.property, "is not known yet", fix)];
    }
    const open = ports.find(
        ({ port }) =>
            letsThrough(entry, port) && !denials.some((other) => deniesBefore(other, entry, port, peer.family)),
    );
    if (open === undefined) {
        return [];
    }
    const unknown = peer.kind === "unknown" ? peer.property : entry.unknown;
    return unknown === undefined
        ? [violation(peer.property, `opens ${wordsOf(open.range)} to every address`, fix)]
        : [undecidable(unknown, "is not known yet", fix)];
}
