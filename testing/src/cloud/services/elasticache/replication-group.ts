import type { Inputs } from "../../inputs.js";
import type { Cloud, Place, Properties, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import {
    absent,
    longerThan,
    mayBeOn,
    mismatched,
    only,
    outside,
    refuseIf,
    together,
    unlisted,
} from "../shared/checks.js";
import { missingKey } from "../shared/keys.js";
import { fact } from "../shared/placement.js";
import { commonFaults, identifier, identifierRule, missingParameters, placement } from "./common.js";
import { badCombination, badValue, parameterGroupType, replicationGroupType, userGroupType } from "./types.js";

/** True where keys are divided among shards. */
function isSharded(inputs: Inputs): boolean {
    return inputs.text("clusterMode") === "enabled" || (inputs.number("numNodeGroups") ?? 1) > 1;
}

function mayBeSharded(inputs: Inputs): boolean {
    return isSharded(inputs) || inputs.isUnknown("clusterMode") || inputs.isUnknown("numNodeGroups");
}

// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
function refuseGroup(inputs: Inputs): Refusals {
    const replicas = inputs.number("replicasPerNodeGroup");
    const nodes = inputs.number("numCacheClusters") ?? (replicas === undefined ? undefined : replicas + 1);
    const failover = inputs.flag("automaticFailoverEnabled") === true;
    const encrypted = mayBeOn(inputs, "transitEncryptionEnabled");
    const token = inputs.text("authToken");
    return [
        longerThan(inputs, "replicationGroupId", 40, badValue),
        mismatched(inputs, "replicationGroupId", identifier, identifierRule, badValue),
        absent(inputs, "description", badValue, "describe the group"),
        unlisted(inputs, "engine", ["redis", "valkey"], badValue),
        ...commonFaults(inputs),
        together(inputs, "numCacheClusters", "numNodeGroups", badCombination),
        outside(inputs, "numNodeGroups", 1, 500, badValue),
        outside(inputs, "replicasPerNodeGroup", 0, 5, badValue),
        outside(inputs, "numCacheClusters", 1, 6, badValue),
        // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
        refuseIf(
            failover && !mayBeSharded(inputs) && nodes !== undefined && nodes < 2,
            badCombination,
            `automaticFailoverEnabled is set with ${nodes} node; use at least 2.`,
        ),
        // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html (AutomaticFailoverEnabled)
        refuseIf(
            isSharded(inputs) && !mayBeOn(inputs, "automaticFailoverEnabled"),
            badValue,
            "Redis with cluster mode enabled cannot be created with auto failover turned off; set automaticFailoverEnabled.",
        ),
        refuseIf(
            inputs.flag("multiAzEnabled") === true && !mayBeOn(inputs, "automaticFailoverEnabled"),
            badCombination,
            "multiAzEnabled is set without automaticFailoverEnabled; set both.",
        ),
        // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
        only(inputs, "authToken", encrypted, "with transitEncryptionEnabled", badCombination),
        only(inputs, "userGroupIds", encrypted, "with transitEncryptionEnabled", badCombination),
        together(inputs, "authToken", "userGroupIds", badCombination),
        refuseIf(
            token !== undefined && !/^[!-~]{16,128}$/.test(token),
            badValue,
            "authToken is not 16 to 128 printable characters; use such a one.",
        ),
        unlisted(inputs, "transitEncryptionMode", ["preferred", "required"], badValue),
        unlisted(inputs, "clusterMode", ["enabled", "disabled", "compatible"], badValue),
    ];
}

/** `euw1` for `eu-west-1`, `apse2` for `ap-southeast-2`: how ElastiCache writes regions in its addresses. */
function shortRegion(region: string): string {
    const [area = "", direction = "", number = ""] = region.split("-");
    const initials = /^(north|south)?(east|west|central)?/.exec(direction)?.slice(1) ?? [];
    return area + initials.map((word: string | undefined) => word?.[0] ?? "").join("") + number;
}

/** `001` for the nodes of a single shard, `0001-001` where there are several. */
function memberClusters(inputs: Inputs): string[] {
    const replicas = inputs.number("replicasPerNodeGroup") ?? 0;
    const nodes = numbered(inputs.number("numCacheClusters") ?? replicas + 1, 3);
    const shards = numbered(inputs.number("numNodeGroups") ?? 1, 4);
    return isSharded(inputs) ? shards.flatMap((shard) => nodes.map((node) => `${shard}-${node}`)) : nodes;
}

function numbered(count: number, digits: number): string[] {
    return Array.from({ length: count }, (_each, index) => String(index + 1).padStart(digits, "0"));
}

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
function foreignParameters(inputs: Inputs, cloud: Cloud): Refusals[number] {
    const family = fact(cloud.find(parameterGroupType, inputs.text("parameterGroupName") ?? ""), "family");
    const major = inputs.text("engine") === "valkey" ? inputs.text("engineVersion")?.split(".")[0] : undefined;
    const expected = `valkey${major}`;
    return refuseIf(
        major !== undefined && family !== undefined && family !== expected,
        badCombination,
        `Expected a parameter group of family ${expected} but found one of family ${family}; name another group.`,
    );
}

function groupOutputs(inputs: Inputs, place: Place & { readonly id: string }): Properties {
    const sharded = isSharded(inputs);
    const suffix = `${place.hex(6, "address")}.${shortRegion(place.region)}.cache.amazonaws.com`;
    const members = memberClusters(inputs).map((member) => `${place.id}-${member}`);
    const count = members.length;
    return {
        arn: regionalArn(place, "elasticache", `replicationgroup:${place.id}`),
        clusterEnabled: sharded,
        configurationEndpointAddress: sharded ? `clustercfg.${place.id}.${suffix}` : "",
        engineVersionActual: inputs.text("engine") === "valkey" ? "8.2.0" : "7.1.0",
        memberClusters: members,
        primaryEndpointAddress: sharded ? "" : `master.${place.id}.${suffix}`,
        readerEndpointAddress: sharded ? "" : `replica.${place.id}.${suffix}`,
        atRestEncryptionEnabled: inputs.text("engine") === "valkey",
        clusterMode: sharded ? "enabled" : "disabled",
        engineVersion: inputs.text("engine") === "valkey" ? "8.2" : "7.1",
        ipDiscovery: "ipv4",
        maintenanceWindow: "sun:05:00-sun:06:00",
        networkType: "ipv4",
        numCacheClusters: count,
        numNodeGroups: 1,
        port: 6379,
        replicasPerNodeGroup: Math.max(0, count - 1),
        snapshotWindow: "03:00-04:00",
        transitEncryptionEnabled: false,
        transitEncryptionMode: inputs.flag("transitEncryptionEnabled") === true ? "required" : "",
    };
}

/** Whether the version goes down; `6.x` is the last one of its line. */
function isDowngrade(olds: Inputs, news: Inputs): boolean {
    const [before, after] = [olds, news].map((inputs) => inputs.text("engineVersion")?.split("."));
    if (before === undefined || after === undefined) return false;
    const numbers = (version: string[]): number[] =>
        version.map((part) => (part === "x" ? Number.MAX_SAFE_INTEGER : Number(part)));
    const [[oldMajor = 0, oldMinor = 0], [newMajor = 0, newMinor = 0]] = [numbers(before), numbers(after)];
    return newMajor === oldMajor ? newMinor < oldMinor : newMajor < oldMajor;
}

const replicationGroup: ServiceModel = {
    type: replicationGroupType,
    immutable: [
        ...["replicationGroupId", "atRestEncryptionEnabled", "dataTieringEnabled", "kmsKeyId", "networkType", "port"],
        ...["preferredCacheClusterAzs", "securityGroupNames", "snapshotArns", "snapshotName", "subnetGroupName"],
    ],
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html: no way leads down, so that the provider makes another one
    immutableGiven: (olds, news) => (isDowngrade(olds, news) ? ["engineVersion"] : []),
    defaults: {
        autoMinorVersionUpgrade: true,
        automaticFailoverEnabled: false,
        engine: "redis",
        multiAzEnabled: false,
    },
    autoName: { property: "replicationGroupId", maxLength: 40, transform: (name) => name.toLowerCase() },
    taggable: true,
    unique: [{ property: "replicationGroupId", code: "ReplicationGroupAlreadyExists" }],
    references: [
        ...placement,
        {
            property: "userGroupIds[]",
            to: [userGroupType],
            missing: "UserGroupNotFound",
            inUse: "InvalidUserGroupState",
        },
        { property: "notificationTopicArn", to: ["aws:sns/topic:Topic"], by: "arn", missing: badValue },
    ],
    refuse: refuseGroup,
    refuseWith: (inputs, cloud) => [
        missingParameters(inputs, cloud),
        foreignParameters(inputs, cloud),
        ...missingKey(inputs, "kmsKeyId", cloud, badValue),
    ],
    id: (inputs) => (inputs.text("replicationGroupId") ?? "").toLowerCase(),
    outputs: groupOutputs,
};

export const models: readonly ServiceModel[] = [replicationGroup];
