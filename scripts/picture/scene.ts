import type { Graph, GraphResource } from "@evenkeel/testing";

/** What the picture shows, read off the graph of a stack; nothing in it is written by hand. */
export interface Scene {
    title: string;
    zones: string[];
    /** Zones with a NAT gateway in their public subnet. */
    natZones: string[];
    /** The web tiers, the one with most visitors first. */
    tiers: Tier[];
    database: { name: string; engine: string; instanceClass: string; zones: string };
    files: { name: string; mountZones: string[] };
    buckets: string[];
    topics: string[];
    /** Functions that look after the rest. */
    functions: string[];
    /** How many there are of what has no box, such as `34 alarms`. */
    counts: string[];
    total: number;
}

/** A load balancer and the group of instances behind it. */
export interface Tier {
    /** Who may reach it: `everybody`, or address ranges. */
    visitors: string;
    balancer: { name: string; listeners: string[] };
    group: { name: string; instanceType: string; size: string };
    /** Whether the database lets its instances in. */
    usesDatabase: boolean;
}

const ruleType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

export function readScene(title: string, graph: Graph): Scene {
    const subnets = graph.ofType("aws:ec2/subnet:Subnet");
    const zones = [...new Set(subnets.map((subnet) => text(subnet, "availabilityZone")))].sort();
    const inZones = (type: string): string[] =>
        zones.filter((zone) => graph.ofType(type).some(({ name }) => name.endsWith(zone)));

    const database = only(graph, "aws:rds/instance:Instance");
    return {
        title,
        zones,
        natZones: inZones("aws:ec2/natGateway:NatGateway"),
        tiers: graph
            .inventory("evenkeel:index:ScalableWebTier")
            .map((name) => readTier(name, graph))
            .sort((one, other) => Number(other.usesDatabase) - Number(one.usesDatabase)),
        database: {
            name: database.name,
            engine: `${text(database, "engine")} ${text(database, "engineVersion")}`,
            instanceClass: text(database, "instanceClass"),
            zones: text(database, "multiAz") === "true" ? "with a standby in another zone" : "in one zone",
        },
        files: {
            name: only(graph, "aws:efs/fileSystem:FileSystem").name,
            mountZones: inZones("aws:efs/mountTarget:MountTarget"),
        },
        buckets: graph.inventory("evenkeel:index:ObjectStore"),
        topics: graph.inventory("aws:sns/topic:Topic"),
        functions: graph.inventory("evenkeel:index:EventFunction"),
        counts: [
            ["alarm", "aws:cloudwatch/metricAlarm:MetricAlarm"],
            ["dashboard", "aws:cloudwatch/dashboard:Dashboard"],
            ["key", "aws:kms/key:Key"],
            ["log group", "aws:cloudwatch/logGroup:LogGroup"],
            ["role", "aws:iam/role:Role"],
            ["security group", "aws:ec2/securityGroup:SecurityGroup"],
        ].map(([label = "", type]) => count(label, graph.inventory(type).length)),
        total: graph.resources.filter(({ type }) => !type.startsWith("evenkeel:")).length,
    };
}

function readTier(name: string, graph: Graph): Tier {
    const group = graph.find("aws:autoscaling/group:Group", `${name}-group`);
    const rules = graph.ofType(ruleType);
    const ranges = rules.filter((rule) => rule.name.startsWith(`${name}-`)).map((rule) => text(rule, "cidrIpv4"));
    const known = [...new Set(ranges)].filter((range) => range !== "");
    return {
        visitors: known.includes("0.0.0.0/0") ? "everybody" : known.join(", "),
        balancer: {
            name: `${name}-balancer`,
            listeners: graph
                .ofType("aws:lb/listener:Listener")
                .filter((listener) => listener.name.startsWith(`${name}-`))
                .map((listener) => `${text(listener, "protocol")} ${text(listener, "port")}`)
                .sort(),
        },
        group: {
            name: group.name,
            instanceType: text(graph.find("aws:ec2/launchTemplate:LaunchTemplate", `${name}-template`), "instanceType"),
            size: `${text(group, "minSize")} to ${text(group, "maxSize")}`,
        },
        usesDatabase: rules.some((rule) => rule.name === `database-from-${name}`),
    };
}

function count(what: string, number: number): string {
    return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function only(graph: Graph, type: string): GraphResource {
    const [first, ...others] = graph.ofType(type);
    if (first === undefined || others.length > 0) {
        throw new Error(
            `The picture shows one ${type}, and the stack has ${graph.ofType(type).length}; teach scripts/picture to show them all.`,
        );
    }
    return first;
}

function text(resource: GraphResource, property: string): string {
    const value = resource.inputs[property];
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
