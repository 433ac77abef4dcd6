import type { PolicyResource } from "@pulumi/policy";
import { booleanOf, member, numberOf, read, type Reading, textOf } from "../core/reading.js";
import { isComputed, isGiven } from "../core/references.js";
import type { Stack } from "../core/stack.js";
import { firstWithin } from "./ports.js";
import { type Family, type Peer, peersOf, placesOf, type RuleNames, type Traffic, trafficOf } from "./traffic-rules.js";

const aclTypes = ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"];
const ruleType = "aws:ec2/networkAclRule:NetworkAclRule";

const names: RuleNames = {
    protocol: "protocol",
    fromPort: "fromPort",
    toPort: "toPort",
    peers: ["cidrBlock", "ipv6CidrBlock"],
};

/** One entry of a network ACL for what comes in. */
export interface AclEntry {
    /** The ACL, or the rule that is a resource of its own. */
    resource: PolicyResource;
    denies: boolean;
    /** The order in which entries are tried; the first that fits decides. Undefined where it is not known. */
    number: number | undefined;
    traffic: Traffic;
    peers: readonly Peer[];
    /** A property that says whether the entry lets anything in, and is not known yet. */
    unknown: string | undefined;
}

/** The entries for what comes in, those of one ACL together, as far as can be seen that they are of the same. */
export function aclEntries(stack: Stack): readonly (readonly AclEntry[])[] {
    const byAcl = new Map<string, AclEntry[]>();
    for (const rule of stack.ofType(ruleType)) {
        if (booleanOf(read(rule.props, "egress")) !== true) {
            const key = aclOf(rule);
            const entries = byAcl.get(key) ?? [];
            entries.push(entryOfRule(rule));
            byAcl.set(key, entries);
        }
    }
    return [...stack.ofType(...aclTypes).map(inlineEntries), ...byAcl.values()];
}

/** Whether an entry keeps a port from everybody of a family before another entry is tried. */
export function deniesBefore(entry: AclEntry, other: AclEntry, port: number, family: Family): boolean {
    return (
        entry.denies &&
        entry.unknown === undefined &&
        (entry.number ?? Infinity) < (other.number ?? -Infinity) &&
        letsThrough(entry, port) &&
        entry.peers.some((peer) => peer.kind === "world" && peer.family === family)
    );
}

/** Whether an entry is about a TCP port, whatever it does about it. */
export function letsThrough({ traffic }: AclEntry, port: number): boolean {
    return (
        traffic.kind === "ports" &&
        traffic.protocols.includes("tcp") &&
        firstWithin(traffic.ports, [{ from: port, to: port }]) !== undefined
    );
}

/** What tells which ACL a rule is of: what its id was computed from, else the id itself. */
function aclOf(rule: PolicyResource): string {
    const sources = (rule.propertyDependencies.networkAclId ?? []).map(({ urn }) => urn);
    return sources.length > 0 ? sources.join() : (textOf(read(rule.props, "networkAclId")) ?? rule.urn);
}

function inlineEntries(acl: PolicyResource): AclEntry[] {
    const list = read(acl.props, "ingress");
    // AWS has yet to say what is in an ACL of which the program says nothing.
    if (list.state === "unknown" && !isGiven(acl, "ingress")) {
        return [];
    }
    return placesOf(list, "ingress").map(({ reading, place }) =>
        entryOf(acl, reading, place, { action: "action", number: "ruleNo" }),
    );
}

function entryOfRule(rule: PolicyResource): AclEntry {
    const entry = entryOf(rule, { state: "known", value: rule.props }, "", {
        action: "ruleAction",
        number: "ruleNumber",
    });
    const isUndirected = read(rule.props, "egress").state === "unknown";
    return isUndirected ? { ...entry, unknown: entry.unknown ?? "egress" } : entry;
}

function entryOf(
    resource: PolicyResource,
    rule: Reading,
    place: string,
    { action, number }: { action: string; number: string },
): AclEntry {
    const isUnknown = rule.state === "unknown";
    const does = member(rule, action);
    return {
        resource,
        denies: textOf(does)?.toLowerCase() === "deny",
        number: numberOf(member(rule, number)),
        traffic: isUnknown ? { kind: "unknown", property: place } : trafficOf(rule, place, names),
        peers: isUnknown
            ? [{ kind: "unknown", family: "ipv4", property: place }]
            : peersOf(rule, place, names).map((peer) => withSource(resource, peer)),
        unknown: does.state === "unknown" ? (place === "" ? action : `${place}.${action}`) : undefined,
    };
}

/** A range that is not known yet and comes from another resource is that of a network or an address, not the whole. */
function withSource(resource: PolicyResource, peer: Peer): Peer {
    const [head = peer.property] = peer.property.split("[");
    return peer.kind === "unknown" && isComputed(resource, head) ? { ...peer, kind: "limited" } : peer;
}
