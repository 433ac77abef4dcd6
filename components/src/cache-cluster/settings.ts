import type * as pulumi from "@pulumi/pulumi";
import { tuningFindings } from "../common/alarm-tuning.js";
import { retentionFinding } from "../common/log-retention.js";
import { isOutside, oneOf, rejectAll } from "../common/validation.js";
import { windowFindings } from "../common/windows.js";
import { subnetsFinding } from "../network/network-like.js";
import { cacheAlarms } from "./alarms.js";
import { type CacheClusterArgs, CacheVersion, EvictionPolicy } from "./args.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface CacheSettings {
    subnetIds: pulumi.Input<string>[];
    version: CacheVersion;
    nodeType: string;
    replicas: number;
    shards: number;
    /** Whether keys are divided, so that clients must speak the cluster protocol. */
    clusterMode: boolean;
    evictionPolicy: EvictionPolicy;
    accessString: string;
    snapshotRetentionDays: number;
    snapshotWindow: string;
    maintenanceWindow: string;
    applyImmediately: boolean;
    /** Whether the last snapshot is kept after deletion, and the key that reads it. */
    keepAfterDeletion: boolean;
    deletionProtection: boolean;
    logRetentionDays: number;
    evictionAlarm: boolean;
}

/** Longest component name: "-12345678" follows in the identifier, and ElastiCache takes 40 characters. */
const longestName = 31;
const mostReplicas = 5;
const mostShards = 500;
/** Nodes of one cluster, after AWS has raised the quota, which is 90 at first. */
const mostNodes = 500;
const longestRetentionDays = 35;
/** Minutes that ElastiCache wants for a snapshot and for maintenance. */
const shortestWindow = 60;

/**
 * Everything but what can harm the cache for others. INFO counts as dangerous, but clients ask it whether the cache is ready; the channels are named
 * because ElastiCache allows none of itself.
 */
const defaultAccess = "on ~* &* +@all -@dangerous +info";
const turnedOn = /(^|\s)on(\s|$)/;
/** How users get in is decided by IAM; ElastiCache refuses these. */
const passwords = /(^|\s)([<>#!]|nopass|resetpass|reset(\s|$))/;

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: CacheClusterArgs): CacheSettings {
    const settings = applyDefaults(args);
    rejectAll("CacheCluster", name, [
        ...identityFindings(name, settings),
        ...placeFindings(args, settings),
        ...shapeFindings(settings),
        ...operationFindings(args, settings),
        ...tuningFindings(args.alarms, cacheAlarms(settings)),
    ]);
    return settings;
}

function applyDefaults(args: CacheClusterArgs): CacheSettings {
    const shards = args.shards ?? 1;
    return {
        subnetIds: Object.values(args.network.isolatedSubnets),
        version: args.version ?? CacheVersion.Valkey8,
        nodeType: args.nodeType ?? "cache.t4g.small",
        replicas: args.replicas ?? 1,
        shards,
        clusterMode: shards > 1,
        evictionPolicy: args.evictionPolicy ?? EvictionPolicy.AllKeysLru,
        accessString: args.accessString ?? defaultAccess,
        snapshotRetentionDays: args.snapshotRetentionDays ?? 1,
        snapshotWindow: args.snapshotWindow ?? "02:00-03:00",
        maintenanceWindow: args.maintenanceWindow ?? "sun:04:00-sun:05:00",
        applyImmediately: args.applyImmediately ?? false,
        keepAfterDeletion: args.finalSnapshot ?? true,
        deletionProtection: args.deletionProtection ?? true,
        logRetentionDays: args.logRetentionDays ?? 30,
        evictionAlarm: args.evictionAlarm ?? false,
    };
}

function identityFindings(name: string, settings: CacheSettings): (string | false)[] {
    const { version, evictionPolicy, accessString } = settings;
    return [
        !(name.length <= longestName && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) &&
            `the name is part of the identifier; use at most ${longestName} lower-case letters, digits and single ` +
                "dashes, starting with a letter.",
        !Object.values(CacheVersion).includes(version) && `version is "${version}"; use ${oneOf(CacheVersion)}.`,
        !Object.values(EvictionPolicy).includes(evictionPolicy) &&
            `evictionPolicy is "${evictionPolicy}"; use ${oneOf(EvictionPolicy)}.`,
        !turnedOn.test(accessString) &&
            'accessString does not say "on", so that nobody could sign in; begin it with "on".',
        passwords.test(accessString) &&
            "accessString sets or clears a password, and users sign in by IAM; name keys, channels and commands only.",
    ];
}

function placeFindings({ network }: CacheClusterArgs, { nodeType, replicas }: CacheSettings): (string | false)[] {
    const zones = Object.keys(network.isolatedSubnets);
    return [
        subnetsFinding(network, "isolatedSubnets"),
        zones.length === 0 && "network.isolatedSubnets is empty; name a zone and its subnet.",
        zones.length === 1 &&
            replicas > 0 &&
            `network.isolatedSubnets has only ${zones.join()} but replicas is ${replicas}; name subnets in two zones or ` +
                "more, or set replicas to 0.",
        !/^cache\.[a-z0-9-]+\.[a-z0-9]+$/.test(nodeType) &&
            `nodeType is "${nodeType}"; write it as ElastiCache does, such as "cache.m7g.large".`,
        /^cache\.r6gd\./.test(nodeType) &&
            `nodeType is "${nodeType}", which keeps data on disks too and needs data tiering; use a type such as "cache.r7g.large".`,
    ];
}

function shapeFindings({ replicas, shards }: CacheSettings): (string | false)[] {
    const badReplicas = isOutside(replicas, 0, mostReplicas);
    const badShards = isOutside(shards, 1, mostShards);
    const nodes = shards * (replicas + 1);
    return [
        badReplicas && `replicas is ${replicas}; use 0 to ${mostReplicas}.`,
        badShards && `shards is ${shards}; use 1 to ${mostShards}.`,
        !badReplicas &&
            !badShards &&
            nodes > mostNodes &&
            `shards is ${shards} and replicas ${replicas}, which is ${nodes} nodes; use at most ${mostNodes} nodes.`,
    ];
}

function operationFindings(args: CacheClusterArgs, settings: CacheSettings): (string | false)[] {
    const { snapshotRetentionDays, evictionPolicy, evictionAlarm } = settings;
    return [
        isOutside(snapshotRetentionDays, 0, longestRetentionDays) &&
            `snapshotRetentionDays is ${snapshotRetentionDays}; use 1 to ${longestRetentionDays}, or 0 for no snapshots.`,
        snapshotRetentionDays === 0 &&
            args.snapshotWindow !== undefined &&
            "snapshotWindow is set but snapshotRetentionDays is 0; remove it, or keep snapshots for a day or more.",
        evictionAlarm &&
            evictionPolicy === EvictionPolicy.NoEviction &&
            'evictionAlarm is set but evictionPolicy is "noeviction", with which nothing is evicted; remove one of the two.',
        retentionFinding("logRetentionDays", settings.logRetentionDays),
        ...windowFindings(
            { argument: "snapshotWindow", text: settings.snapshotWindow },
            { argument: "maintenanceWindow", text: settings.maintenanceWindow },
            shortestWindow,
        ),
    ];
}
