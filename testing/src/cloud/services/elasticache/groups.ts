import type { ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { longerThan, mismatched } from "../shared/checks.js";
import { fact, severalVpcs, subnetTypes } from "../shared/placement.js";
import { badValue, clusterType, parameterGroupType, replicationGroupType, subnetGroupType } from "./types.js";

const lowerCase = (name: string): string => name.toLowerCase();

// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html
const subnetGroup: ServiceModel = {
    type: subnetGroupType,
    immutable: ["name"],
    defaults: { description: "Managed by Pulumi" },
    autoName: { property: "name", maxLength: 255, transform: lowerCase },
    taggable: true,
    unique: [{ property: "name", code: "CacheSubnetGroupAlreadyExists" }],
    facts: ["name", "subnetIds"],
    references: [{ property: "subnetIds[]", to: subnetTypes, missing: "InvalidSubnet", inUse: "DependencyViolation" }],
    refuse: (inputs) => [
        longerThan(inputs, "name", 255, badValue),
        mismatched(inputs, "name", /^[A-Za-z0-9-]+$/, "letters, digits and hyphens", badValue),
    ],
    refuseWith: (inputs, cloud) => [severalVpcs(inputs, "subnetIds", cloud, "InvalidSubnet")],
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (_inputs, place) => ({ arn: regionalArn(place, "elasticache", `subnetgroup:${place.id}`) }),
};

// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheParameterGroup.html
const families = /^(memcached1\.[456]|redis(2\.6|2\.8|3\.2|4\.0|5\.0|6\.x|7)|valkey[789])$/;

const parameterGroup: ServiceModel = {
    type: parameterGroupType,
    immutable: ["name", "family", "description"],
    defaults: { description: "Managed by Pulumi" },
    autoName: { property: "name", maxLength: 255, transform: lowerCase },
    taggable: true,
    unique: [{ property: "name", code: "CacheParameterGroupAlreadyExists" }],
    facts: ["name", "family"],
    refuse: (inputs) => [
        longerThan(inputs, "name", 255, badValue),
        mismatched(inputs, "family", families, 'a family such as "valkey8", "redis7" or "memcached1.6"', badValue),
    ],
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteCacheParameterGroup.html
    refuseDelete: (resource, cloud) =>
        [...cloud.all(replicationGroupType), ...cloud.all(clusterType)]
            .filter((cache) => fact(cache, "parameterGroupName") === resource.id)
            .map((cache) => ({
                code: "InvalidCacheParameterGroupState",
                message: `the cache ${cache.id} still uses this group; give it another group first.`,
            })),
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (_inputs, place) => ({ arn: regionalArn(place, "elasticache", `parametergroup:${place.id}`) }),
};

export const models: readonly ServiceModel[] = [subnetGroup, parameterGroup];
