import type { Inputs } from "../../inputs.js";
import type { Cloud, Reference, Refusals } from "../../model.js";
import { mismatched, outside, refuseIf } from "../shared/checks.js";
import { securityGroupTypes } from "../shared/placement.js";
import { badValue, parameterGroupType, subnetGroupType } from "./types.js";

export const identifier = /^[a-zA-Z](-?[a-zA-Z0-9])*$/;
export const identifierRule =
    "letters, digits and single hyphens that begin with a letter and do not end with a hyphen";
const window =
    /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/i;
const daily = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;

export const placement: readonly Reference[] = [
    {
        property: "subnetGroupName",
        to: [subnetGroupType],
        missing: "CacheSubnetGroupNotFoundFault",
        inUse: "CacheSubnetGroupInUse",
    },
    { property: "securityGroupIds[]", to: securityGroupTypes, missing: badValue, inUse: "DependencyViolation" },
];

/** Every engine version has parameter groups of its own that nobody makes: `default.valkey8`. */
export function missingParameters(inputs: Inputs, cloud: Cloud): Refusals[number] {
    const name = inputs.text("parameterGroupName");
    const known =
        name === undefined || name.startsWith("default.") || cloud.find(parameterGroupType, name) !== undefined;
    const message = `parameterGroupName is "${name}", which does not exist; create the group first.`;
    return refuseIf(!known, "CacheParameterGroupNotFound", message);
}

export function commonFaults(inputs: Inputs): Refusals {
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
