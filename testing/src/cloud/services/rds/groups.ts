import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { longerThan, mismatched, refuseIf, unlisted } from "../shared/checks.js";
import { fact, severalVpcs, subnetTypes, zonesAreKnown, zonesOf } from "../shared/placement.js";
import { engines } from "./engines.js";
import { malformedName } from "./names.js";
import {
    badCombination,
    badValue,
    instanceType,
    optionGroupType,
    parameterGroupType,
    subnetGroupType,
} from "./types.js";

const lowerCase = (name: string): string => name.toLowerCase();

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html
function coverageFaults(inputs: Inputs, cloud: Cloud): Refusals {
    const ids = inputs.texts("subnetIds");
    const zones = zonesOf(ids, cloud);
    const message =
        "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. " +
        `Current AZ coverage: ${zones.join(", ")}. Add subnets to cover at least 2 AZs.`;
    return [
        refuseIf(zonesAreKnown(ids, cloud) && zones.length < 2, "DBSubnetGroupDoesNotCoverEnoughAZs", message),
        severalVpcs(inputs, "subnetIds", cloud, "InvalidSubnet"),
    ];
}

const subnetGroup: ServiceModel = {
    type: subnetGroupType,
    immutable: ["name", "namePrefix"],
    defaults: { description: "Managed by Pulumi" },
    autoName: { property: "name", maxLength: 255, transform: lowerCase },
    taggable: true,
    unique: [{ property: "name", code: "DBSubnetGroupAlreadyExists" }],
    facts: ["name", "subnetIds"],
    references: [{ property: "subnetIds[]", to: subnetTypes, missing: "InvalidSubnet", inUse: "DependencyViolation" }],
    refuse: (inputs) => [
        longerThan(inputs, "name", 255, badValue),
        mismatched(
            inputs,
            "name",
            /^(?!default$)[a-z0-9 ._-]+$/,
            "lower-case letters, digits, spaces and ._-, not default",
            badValue,
        ),
        refuseIf(
            inputs.count("subnetIds") === 1,
            "DBSubnetGroupDoesNotCoverEnoughAZs",
            "subnetIds names 1 subnet; name subnets of at least 2 zones.",
        ),
    ],
    refuseWith: coverageFaults,
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "rds", `subgrp:${place.id}`),
        supportedNetworkTypes: ["IPV4"],
    }),
};

/** Families of parameter groups: those of the engines known here, and any of other engines. */
const families = Object.entries(engines).flatMap(([name, engine]) =>
    Object.keys(engine.majors).map((major) => name + major),
);

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
function parameterFaults(inputs: Inputs): Refusals {
    const names = inputs.list("parameters").map((parameter) => parameter.text("name"));
    const repeated = names.find((name, index) => name !== undefined && names.indexOf(name) !== index);
    return [
        refuseIf(repeated !== undefined, badCombination, `parameters names "${repeated}" twice; keep one.`),
        ...inputs
            .list("parameters")
            .flatMap((parameter) => [
                unlisted(parameter, "applyMethod", ["immediate", "pending-reboot"], badValue),
                ...valueFaults(inputs.text("family") ?? "", parameter),
            ]),
    ];
}

/** Parameters that only take effect when the server starts. */
const staticParameters = [
    "shared_preload_libraries",
    "rds.logical_replication",
    "max_connections",
    "performance_schema",
    "shared_buffers",
    "max_wal_senders",
    "track_activity_query_size",
];
const switches = ["rds.force_ssl", "require_secure_transport", "slow_query_log"];

function valueFaults(family: string, parameter: Inputs): Refusals {
    const name = parameter.text("name") ?? "";
    const value = parameter.text("value");
    const immediate = (parameter.text("applyMethod") ?? "immediate") === "immediate";
    const connections = ["all", "receipt", "authentication", "authorization", "setup_durations", ""];
    return [
        refuseIf(
            family === "postgres18" &&
                name === "log_connections" &&
                value !== undefined &&
                !value.split(",").every((part) => connections.includes(part)),
            badValue,
            `log_connections is "${value}"; from PostgreSQL 18 use some of ${connections.slice(0, -1).join(", ")}.`,
        ),
        refuseIf(
            switches.includes(name) && value !== undefined && !["0", "1", "ON", "OFF"].includes(value.toUpperCase()),
            badValue,
            `Invalid parameter value: ${value} for ${name}; allowed values are 0 and 1.`,
        ),
        // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBParameterGroup.html
        refuseIf(
            immediate && staticParameters.includes(name),
            badCombination,
            `cannot use immediate apply method for static parameter ${name}; set applyMethod to "pending-reboot".`,
        ),
    ];
}

/** A group that an instance uses cannot be deleted. */
function inUse(property: string, code: string): (resource: CloudResource, cloud: Cloud) => Refusals {
    return (resource, cloud) =>
        cloud
            .all(instanceType)
            .filter((instance) => fact(instance, property) === fact(resource, "name"))
            .map((instance) => ({
                code,
                message: `the instance ${fact(instance, "identifier") ?? instance.id} still uses this group; give it another group first.`,
            }));
}

const parameterGroup: ServiceModel = {
    type: parameterGroupType,
    immutable: ["name", "namePrefix", "family", "description"],
    defaults: { description: "Managed by Pulumi", skipDestroy: false },
    autoName: { property: "name", maxLength: 255, transform: lowerCase },
    taggable: true,
    unique: [{ property: "name", code: "DBParameterGroupAlreadyExists" }],
    facts: ["name", "family"],
    refuse: (inputs) => {
        const family = inputs.text("family") ?? "";
        const known = Object.keys(engines).some((name) => new RegExp(`^${name}\\d`).test(family));
        return [
            longerThan(inputs, "name", 255, badValue),
            mismatched(
                inputs,
                "name",
                /^[a-z](-?[a-z0-9.])*$/,
                "lower-case letters, digits and single hyphens that begin with a letter",
                badValue,
            ),
            refuseIf(
                known && !families.includes(family),
                badValue,
                `ParameterGroupFamily ${family} is not a valid parameter group family; use one of ${families.join(", ")}.`,
            ),
            ...parameterFaults(inputs),
        ];
    },
    refuseDelete: inUse("parameterGroupName", "InvalidDBParameterGroupState"),
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (_inputs, place) => ({ arn: regionalArn(place, "rds", `pg:${place.id}`) }),
};

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateOptionGroup.html
const optionGroup: ServiceModel = {
    type: optionGroupType,
    immutable: ["name", "namePrefix", "engineName", "majorEngineVersion", "optionGroupDescription"],
    defaults: { optionGroupDescription: "Managed by Pulumi", skipDestroy: false },
    autoName: { property: "name", maxLength: 255, transform: lowerCase },
    taggable: true,
    unique: [{ property: "name", code: "OptionGroupAlreadyExistsFault" }],
    facts: ["name", "engineName", "majorEngineVersion"],
    refuse: (inputs) => [malformedName(inputs)],
    refuseDelete: inUse("optionGroupName", "InvalidOptionGroupStateFault"),
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (_inputs, place) => ({ arn: regionalArn(place, "rds", `og:${place.id}`) }),
};

export const models: readonly ServiceModel[] = [subnetGroup, parameterGroup, optionGroup];
