import type * as pulumi from "@pulumi/pulumi";
import { tuningFindings } from "../common/alarm-tuning.js";
import { retentionFinding } from "../common/log-retention.js";
import { nameLimits, nameTooLong, plainWord } from "../common/names.js";
import { listed, oneOf, rejectAll, repeated } from "../common/validation.js";
import { natAlarms } from "./alarms.js";
import { type FlowLogArgs, NatGateways, type NetworkArgs } from "./args.js";
import { divide, narrowestPrefix, parseRange, regionOfZone, widestPrefix, type ZoneRanges } from "./subnets.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface NetworkSettings {
    zones: readonly string[];
    /** The region that the zones belong to. */
    region: string;
    cidrBlock: string;
    ranges: Readonly<Record<string, ZoneRanges>>;
    /** For each zone that gets out, the zone whose gateway it uses. */
    natZoneOf: ReadonlyMap<string, string>;
    /** Whether there is IPv6 beside IPv4. */
    ipv6: boolean;
    flowLogs: FlowLogSettings;
    interfaceEndpoints: readonly string[];
}

export type FlowLogSettings =
    | { to: "bucket"; bucketArn: pulumi.Input<string> }
    | { to: "logGroup"; retentionDays: number; kmsKeyArn: pulumi.Input<string> | undefined };

const defaultCidrBlock = "10.0.0.0/16";
const defaultRetentionDays = 30;

/** Services that always have a gateway endpoint, which costs nothing. */
export const gatewayEndpoints = ["s3", "dynamodb"];

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: NetworkArgs): NetworkSettings {
    const cidrBlock = args.cidrBlock ?? defaultCidrBlock;
    const natGateways = args.natGateways ?? NatGateways.PerZone;
    const interfaceEndpoints = args.interfaceEndpoints ?? [];
    rejectAll("Network", name, [
        args.flowLogs?.bucketArn === undefined && nameTooLong(name, "flow-log-role", nameLimits.role),
        ...zoneFindings(args.zones),
        rangeFinding(cidrBlock),
        !Object.values(NatGateways).includes(natGateways) &&
            `natGateways is "${natGateways}"; use ${oneOf(NatGateways)}.`,
        ...endpointFindings(interfaceEndpoints),
        ...flowLogFindings(args.flowLogs ?? {}),
        ...tuningFindings(args.alarms, natAlarms),
        args.alarms !== undefined &&
            args.alarmTopicArn === undefined &&
            "alarms is set without alarmTopicArn, and without a topic there are none; name the topic.",
    ]);
    return {
        zones: args.zones,
        region: regionsOf(args.zones).join(), // exactly one, or the findings would have refused
        cidrBlock,
        ranges: divide(cidrBlock, args.zones),
        natZoneOf: natPlan(natGateways, args.zones),
        ipv6: args.ipv6 ?? false,
        flowLogs: flowLogPlan(args.flowLogs ?? {}),
        interfaceEndpoints,
    };
}

function zoneFindings(zones: readonly string[]): (string | false)[] {
    const misnamed = zones.filter((zone) => regionOfZone(zone) === undefined);
    const twice = repeated(zones);
    const regions = regionsOf(zones);
    return [
        zones.length === 0 && 'zones is empty; list at least one availability zone, such as "eu-west-1a".',
        misnamed.length > 0 && `zones has ${listed(misnamed)}; use names of availability zones, such as "eu-west-1a".`,
        twice.length > 0 && `zones has ${listed(twice)} more than once; name each zone once.`,
        regions.length > 1 && `zones are in ${regions.join(" and ")}; a network lives in one region.`,
    ];
}

function regionsOf(zones: readonly string[]): string[] {
    return [...new Set(zones.map(regionOfZone).filter((region) => region !== undefined))];
}

function rangeFinding(cidrBlock: string): string | false {
    const range = parseRange(cidrBlock);
    const sizes = `/${widestPrefix} to /${narrowestPrefix}`;
    if (range === undefined) {
        return `cidrBlock is "${cidrBlock}"; use the first address of a range and its size, ${sizes}, such as "${defaultCidrBlock}".`;
    }
    return (
        (range.prefix < widestPrefix || range.prefix > narrowestPrefix) &&
        `cidrBlock is "${cidrBlock}"; use a size from ${sizes}: AWS takes no larger network, and load balancers fit no smaller one.`
    );
}

function endpointFindings(services: readonly string[]): (string | false)[] {
    const twice = repeated(services);
    const free = services.filter((service) => gatewayEndpoints.includes(service));
    const misnamed = services.filter((service) => !service.split(".").every((part) => plainWord.test(part)));
    return [
        misnamed.length > 0 &&
            `interfaceEndpoints has ${listed(misnamed)}; use the last part of a service's endpoint name, such as "ssm" or "ecr.api".`,
        twice.length > 0 && `interfaceEndpoints has ${listed(twice)} more than once; name each service once.`,
        free.length > 0 &&
            `interfaceEndpoints has ${listed(free)}, which always has a gateway endpoint at no charge; remove it.`,
    ];
}

function flowLogFindings({ bucketArn, retentionDays, kmsKeyArn }: FlowLogArgs): (string | false)[] {
    const unused = Object.entries({ retentionDays, kmsKeyArn }).filter(([, value]) => value !== undefined);
    return [
        ...unused.map(
            ([key]) =>
                bucketArn !== undefined &&
                `flowLogs.${key} is set beside flowLogs.bucketArn; it is for the log group only: remove one of the two.`,
        ),
        retentionDays !== undefined && retentionFinding("flowLogs.retentionDays", retentionDays),
    ];
}

function natPlan(natGateways: NatGateways, zones: readonly string[]): ReadonlyMap<string, string> {
    switch (natGateways) {
        case NatGateways.None:
            return new Map();
        case NatGateways.Single:
            return new Map(zones.flatMap((zone) => zones.slice(0, 1).map((first) => [zone, first])));
        case NatGateways.PerZone:
            return new Map(zones.map((zone) => [zone, zone]));
    }
}

function flowLogPlan({ bucketArn, retentionDays, kmsKeyArn }: FlowLogArgs): FlowLogSettings {
    return bucketArn === undefined
        ? { to: "logGroup", retentionDays: retentionDays ?? defaultRetentionDays, kmsKeyArn }
        : { to: "bucket", bucketArn };
}
