import type { Inputs } from "../../inputs.js";
import type { Refusals } from "../../model.js";
import { longerThan, mismatched } from "../shared/checks.js";
import { badValue } from "./types.js";

const pattern = /^[A-Za-z](-?[A-Za-z0-9])*$/;
const rule = "letters, digits and single hyphens that begin with a letter";

/**
 * Identifiers of instances and snapshots: RDS stores them in lower case.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.Constraints
 */
export function identifierFaults(inputs: Inputs, property: string): Refusals {
    return [
        longerThan(inputs, property, property === "identifier" ? 63 : 255, badValue),
        mismatched(inputs, property, pattern, `${rule} and do not end with a hyphen`, badValue),
    ];
}

/** Names of proxies and option groups. */
export function malformedName(inputs: Inputs): Refusals[number] {
    return mismatched(inputs, "name", pattern, rule, badValue);
}
