import { type Finding, undecidable, violation } from "../core/finding.js";
import { elementsOf, member, numberOf, type Reading, textOf } from "../core/reading.js";
import { allPorts, type PortRange } from "./ports.js";

/**
 * The rules of security groups, whichever way a program writes them: within the group, or as a resource of their own
 * of the older or the newer kind.
 *
 * A prefix list and another security group count as limited: what they hold is not part of the rule. A list of the stack is
 * judged by a rule of its own.
 */

export const securityGroupType = "aws:ec2/securityGroup:SecurityGroup";
export const defaultSecurityGroupType = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const olderRuleType = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const ingressRuleType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const egressRuleType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

export type Direction = "ingress" | "egress";

/** The types in which rules of a direction are written. */
export const typesWithRules: Readonly<Record<Direction, readonly string[]>> = {
    ingress: [securityGroupType, defaultSecurityGroupType, olderRuleType, ingressRuleType],
    egress: [securityGroupType, defaultSecurityGroupType, olderRuleType, egressRuleType],
};

export type Family = "ipv4" | "ipv6";

/** What a rule lets through. `portless` is ICMP; `unknown` names the property that is not known yet. */
export type Traffic =
    | { kind: "ports"; protocols: readonly ("tcp" | "udp")[]; ports: PortRange }
    | { kind: "portless" }
    | { kind: "unknown"; property: string };

/** Whom a rule is about. `world` is a range so wide that nobody owns all of it. */
export interface Peer {
    kind: "world" | "limited" | "unknown";
    family: Family;
    /** Where it is written, such as `ingress[0].cidrBlocks`. */
    property: string;
}

/** What a demand refuses of the rules that are open to the world. */
export interface Refusal {
    direction: Direction;
    families: readonly Family[];
    /** What is wrong with traffic that the whole world has a part in, as a clause after the property's name. */
    problemOf(traffic: Traffic & { kind: "ports" }): string | undefined;
    fix: string;
}

/** What a demand refuses of the rules within a resource, or of the rule that it is. */
export function findOpenRules(
    { type, props }: { type: string; props: Readonly<Record<string, unknown>> },
    refusal: Refusal,
): Finding[] {
    const whole: Reading = { state: "known", value: props };
    switch (type) {
        case securityGroupType:
        case defaultSecurityGroupType:
            return placesOf(member(whole, refusal.direction), refusal.direction).flatMap(({ reading, place }) =>
                judgeRule(reading, place, inlineNames, refusal),
            );
        case olderRuleType:
            return judgeOlderRule(whole, refusal);
        default:
            return judgeRule(
                whole,
                "",
                { ...inlineNames, protocol: "ipProtocol", peers: ["cidrIpv4", "cidrIpv6"] },
                refusal,
            );
    }
}

/** The parts of a list with their names, or the whole as its only part where it is no list or not known. */
export function placesOf(list: Reading, name: string): { reading: Reading; place: string }[] {
    if (list.state === "absent") return [];
    const isList = list.state === "known" && Array.isArray(list.value);
    return isList
        ? elementsOf(list).map((reading, index) => ({ reading, place: `${name}[${index}]` }))
        : [{ reading: list, place: name }];
}

/** The properties in which one form of a rule holds what it lets through, and whom it is about. */
export interface RuleNames {
    protocol: string;
    fromPort: string;
    toPort: string;
    peers: readonly string[];
}

const inlineNames: RuleNames = {
    protocol: "protocol",
    fromPort: "fromPort",
    toPort: "toPort",
    peers: ["cidrBlocks", "ipv6CidrBlocks"],
};

/** The older kind of a rule says its direction by a property. */
function judgeOlderRule(rule: Reading, refusal: Refusal): Finding[] {
    const direction = member(rule, "type");
    if (direction.state !== "unknown") {
        return textOf(direction) === refusal.direction ? judgeRule(rule, "", inlineNames, refusal) : [];
    }
    const [finding] = judgeRule(rule, "", inlineNames, refusal);
    return finding === undefined ? [] : [undecidable("type", "is not known yet", refusal.fix)];
}

/** Who is meant matters only where the ports do, and the other way round: one that is harmless settles it. */
function judgeRule(rule: Reading, place: string, names: RuleNames, { families, problemOf, fix }: Refusal): Finding[] {
    if (rule.state === "unknown") {
        return [undecidable(place, "is not known yet", fix)];
    }
    const traffic = trafficOf(rule, place, names);
    const problem = traffic.kind === "ports" ? problemOf(traffic) : undefined;
    const peers = peersOf(rule, place, names).filter(({ family }) => families.includes(family));
    const peer = peers.find(({ kind }) => kind === "world") ?? peers.find(({ kind }) => kind === "unknown");
    if (peer === undefined || (traffic.kind !== "unknown" && problem === undefined)) {
        return [];
    }
    if (peer.kind === "unknown") {
        return [undecidable(peer.property, "is not known yet", fix)];
    }
    return traffic.kind === "unknown"
        ? [undecidable(traffic.property, "is not known yet", fix)]
        : [violation(peer.property, problem ?? "is open to the world", fix)];
}

/** What a rule lets through. `place` is how its properties are called, such as `ingress[0]`; empty for its own resource. */
export function trafficOf(rule: Reading, place: string, { protocol, fromPort, toPort }: RuleNames): Traffic {
    const written = member(rule, protocol);
    if (written.state === "unknown") {
        return { kind: "unknown", property: within(place, protocol) };
    }
    const protocols = protocolsOf(written);
    if (protocols.length !== 1) {
        // A rule for every protocol has no say about ports.
        return protocols.length === 0 ? { kind: "portless" } : { kind: "ports", protocols, ports: allPorts };
    }
    const unknown = [fromPort, toPort].find((name) => member(rule, name).state === "unknown");
    if (unknown !== undefined) {
        return { kind: "unknown", property: within(place, unknown) };
    }
    const from = numberOf(member(rule, fromPort)) ?? allPorts.from;
    const to = numberOf(member(rule, toPort)) ?? allPorts.to;
    // -1 stands for all ports.
    return { kind: "ports", protocols, ports: from < 0 || to < 0 ? allPorts : { from, to } };
}

/**
 * Of a protocol by its name or its number, those that have ports. Of all protocols both, and of any other but ICMP too: it
 * carries whatever its two ends agree on, such as a tunnel does, and no port limits it.
 */
function protocolsOf(written: Reading): ("tcp" | "udp")[] {
    switch (textOf(written)?.toLowerCase() ?? numberOf(written)?.toString()) {
        case "tcp":
        case "6":
            return ["tcp"];
        case "udp":
        case "17":
            return ["udp"];
        case undefined:
        case "icmp":
        case "1":
        case "icmpv6":
        case "58":
            return [];
        default:
            return ["tcp", "udp"];
    }
}

/** Whom a rule is about, as far as it says so by ranges of addresses. */
export function peersOf(rule: Reading, place: string, names: RuleNames): Peer[] {
    return names.peers.flatMap((name) => {
        const property = within(place, name);
        return placesOf(member(rule, name), property).flatMap(({ reading }) => peerOf(reading, name, property) ?? []);
    });
}

function peerOf(range: Reading, name: string, property: string): Peer | undefined {
    if (range.state === "unknown") {
        return { kind: "unknown", family: /ipv6/i.test(name) ? "ipv6" : "ipv4", property };
    }
    const text = textOf(range);
    return text === undefined
        ? undefined
        : { kind: isWorld(text) ? "world" : "limited", family: text.includes(":") ? "ipv6" : "ipv4", property };
}

/**
 * Whether a range is wider than any that somebody owns: `0.0.0.0/0` and `::/0`, and also their halves and quarters,
 * which are as open when one takes all of them. Addresses of IPv6 that begin with f are private or local.
 */
export function isWorld(range: string): boolean {
    const [address = "", bits = ""] = range.trim().split("/");
    const length = /^\d+$/.test(bits) ? Number(bits) : Number.POSITIVE_INFINITY;
    return address.includes(":") ? length < 16 && !address.toLowerCase().startsWith("f") : length < 8;
}

function within(place: string, name: string): string {
    return place === "" ? name : `${place}.${name}`;
}
