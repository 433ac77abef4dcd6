import type { ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { longerThan, mismatched, outside, refuseIf, unlisted } from "../shared/checks.js";
import { missingKey } from "../shared/keys.js";
import { creationTime } from "../shared/made-up.js";
import { securityGroupTypes, subnetTypes } from "../shared/placement.js";
import { commonFaults, identifier, identifierRule, missingParameters, placement } from "./common.js";
import { badCombination, badValue, clusterType, replicationGroupType, userGroupType } from "./types.js";

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

export const models: readonly ServiceModel[] = [cluster, serverless];
