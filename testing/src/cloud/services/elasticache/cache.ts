import type { Inputs } from "../../inputs.js";
import type { Cloud, Place, Properties, Reference, Refusals, ServiceModel } from "../../model.js";
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
import { creationTime } from "../shared/made-up.js";
import { securityGroupTypes, subnetTypes } from "../shared/placement.js";
import {
    badCombination,
    badValue,
    clusterType,
    parameterGroupType,
    replicationGroupType,
    subnetGroupType,
    userGroupType,
} from "./types.js";

const identifier = /^[a-zA-Z](-?[a-zA-Z0-9])*$/;
const identifierRule = "letters, digits and single hyphens that begin with a letter and do not end with a hyphen";
const window =
    /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/i;
const daily = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;

const placement: readonly Reference[] = [
    {
        property: "subnetGroupName",
        to: [subnetGroupType],
        missing: "CacheSubnetGroupNotFoundFault",
        inUse: "CacheSubnetGroupInUse",
    },
    { property: "securityGroupIds[]", to: securityGroupTypes, missing: badValue, inUse: "DependencyViolation" },
];

/** Every engine version has parameter groups of its own that nobody makes: `default.valkey8`. */
function missingParameters(inputs: Inputs, cloud: Cloud): Refusals[number] {
    const name = inputs.text("parameterGroupName");
    const known =
        name === undefined || name.startsWith("default.") || cloud.find(parameterGroupType, name) !== undefined;
    const message = `parameterGroupName is "${name}", which does not exist; create the group first.`;
    return refuseIf(!known, "CacheParameterGroupNotFound", message);
}

function commonFaults(inputs: Inputs): Refusals {
    return [
        mismatched(inputs, "nodeType", /^cache\.[a-z0-9-]+\.[a-z0-9]+$/, 'a type such as "cache.t4g.micro"', badValue),
        mismatched(
            inputs,
            "maintenanceWindow",
            window,
            'a weekly window in UTC such as "sun:04:00-sun:05:00"',
            badValue,
        ),
        mismatched(inputs, "snapshotWindow", daily, 'a daily window in UTC such as "02:00-03:00"', badValue),
        outside(inputs, "snapshotRetentionLimit", 0, 35, badValue),
        outside(inputs, "port", 1, 65_535, badValue),
    ];
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
            failover && nodes !== undefined && nodes < 2,
            badCombination,
            `automaticFailoverEnabled is set with ${nodes} node; use at least 2.`,
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

function groupOutputs(inputs: Inputs, place: Place & { readonly id: string }): Properties {
    const sharded = inputs.text("clusterMode") === "enabled" || (inputs.number("numNodeGroups") ?? 1) > 1;
    const suffix = `${place.hex(6, "address")}.${shortRegion(place.region)}.cache.amazonaws.com`;
    const nodes = (inputs.number("numNodeGroups") ?? 1) * ((inputs.number("replicasPerNodeGroup") ?? 0) + 1);
    const count = inputs.number("numCacheClusters") ?? nodes;
    return {
        arn: regionalArn(place, "elasticache", `replicationgroup:${place.id}`),
        clusterEnabled: sharded,
        configurationEndpointAddress: sharded ? `clustercfg.${place.id}.${suffix}` : "",
        engineVersionActual: inputs.text("engine") === "valkey" ? "8.2.0" : "7.1.0",
        memberClusters: Array.from(
            { length: count },
            (_node, index) => `${place.id}-${String(index + 1).padStart(3, "0")}`,
        ),
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

const replicationGroup: ServiceModel = {
    type: replicationGroupType,
    immutable: [
        ...["replicationGroupId", "atRestEncryptionEnabled", "dataTieringEnabled", "kmsKeyId", "networkType", "port"],
        ...["preferredCacheClusterAzs", "securityGroupNames", "snapshotArns", "snapshotName", "subnetGroupName"],
    ],
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
        ...missingKey(inputs, "kmsKeyId", cloud, badValue),
    ],
    id: (inputs) => (inputs.text("replicationGroupId") ?? "").toLowerCase(),
    outputs: groupOutputs,
};

// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html
const cluster: ServiceModel = {
    type: clusterType,
    immutable: [
        "availabilityZone",
        "clusterId",
        "engine",
        "networkType",
        "port",
        "replicationGroupId",
        "subnetGroupName",
    ],
    defaults: { autoMinorVersionUpgrade: true },
    autoName: { property: "clusterId", maxLength: 50, transform: (name) => name.toLowerCase() },
    taggable: true,
    unique: [{ property: "clusterId", code: "CacheClusterAlreadyExists" }],
    references: [
        ...placement,
        { property: "replicationGroupId", to: [replicationGroupType], missing: "ReplicationGroupNotFoundFault" },
    ],
    refuse: (inputs) => {
        const memcached = inputs.text("engine") === "memcached";
        const nodes = inputs.number("numCacheNodes") ?? 1;
        return [
            longerThan(inputs, "clusterId", 50, badValue),
            mismatched(inputs, "clusterId", identifier, identifierRule, badValue),
            unlisted(inputs, "engine", ["memcached", "redis", "valkey"], badValue),
            ...commonFaults(inputs),
            outside(inputs, "numCacheNodes", 1, 40, badValue),
            refuseIf(
                inputs.text("engine") !== undefined && !memcached && nodes > 1,
                badCombination,
                `numCacheNodes is ${nodes} with the engine ${inputs.text("engine")}; use 1, or a ReplicationGroup.`,
            ),
        ];
    },
    refuseWith: (inputs, cloud) => [missingParameters(inputs, cloud)],
    id: (inputs) => (inputs.text("clusterId") ?? "").toLowerCase(),
    outputs: (inputs, place) => {
        const memcached = inputs.text("engine") === "memcached";
        const address = `${place.id}.${place.hex(6, "address")}.cfg.${place.region}.cache.amazonaws.com`;
        const port = memcached ? 11_211 : 6379;
        return {
            arn: regionalArn(place, "elasticache", `cluster:${place.id}`),
            cacheNodes: [{ address, availabilityZone: `${place.region}a`, id: "0001", outpostArn: "", port }],
            clusterAddress: memcached ? address : "",
            configurationEndpoint: memcached ? `${address}:${port}` : "",
            engineVersionActual: memcached ? "1.6.22" : "7.1.0",
            numCacheNodes: 1,
            port,
        };
    },
};

// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html
const serverless: ServiceModel = {
    type: "aws:elasticache/serverlessCache:ServerlessCache",
    immutable: ["name", "kmsKeyId", "networkType", "snapshotArnsToRestores", "subnetIds"],
    autoName: { property: "name", maxLength: 40, transform: (name) => name.toLowerCase() },
    taggable: true,
    unique: [{ property: "name", code: "ServerlessCacheAlreadyExistsFault" }],
    references: [
        { property: "subnetIds[]", to: subnetTypes, missing: badValue, inUse: "DependencyViolation" },
        { property: "securityGroupIds[]", to: securityGroupTypes, missing: badValue, inUse: "DependencyViolation" },
        { property: "userGroupId", to: [userGroupType], missing: "UserGroupNotFound", inUse: "InvalidUserGroupState" },
    ],
    refuse: (inputs) => [
        longerThan(inputs, "name", 40, badValue),
        mismatched(inputs, "name", identifier, identifierRule, badValue),
        unlisted(inputs, "engine", ["memcached", "redis", "valkey"], badValue),
        outside(inputs, "snapshotRetentionLimit", 0, 35, badValue),
        outside(inputs, "cacheUsageLimits.dataStorage.maximum", 1, 5_000, badValue),
    ],
    refuseWith: (inputs, cloud) => missingKey(inputs, "kmsKeyId", cloud, badValue),
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => {
        const address = `${place.id}-${place.hex(6, "address")}.serverless.${place.region}.cache.amazonaws.com`;
        return {
            arn: regionalArn(place, "elasticache", `serverlesscache:${place.id}`),
            createTime: creationTime,
            endpoints: [{ address, port: 6379 }],
            fullEngineVersion: inputs.text("engine") === "valkey" ? "8.1" : "7.1",
            readerEndpoints: [{ address, port: 6380 }],
            status: "available",
        };
    },
};

export const models: readonly ServiceModel[] = [replicationGroup, cluster, serverless];
