import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Refusals } from "../../model.js";
import { refuseIf } from "../shared/checks.js";
import { replicasOf, upgradedTogether } from "./replicas.js";
import { badCombination } from "./types.js";

const unsupported = "SourceDatabaseNotSupportedFault";

/** What the provider refuses of updates by a blue/green deployment for the inputs' own sake. */
export function blueGreenFaults(inputs: Inputs): Refusals {
    return [
        refuseIf(
            isEnabled(inputs) && inputs.has("replicateSourceDb"),
            badCombination,
            '"blue_green_update.enabled" cannot be set when "replicate_source_db" is set; remove blueGreenUpdate.',
        ),
    ];
}

/** What is refused of an instance that is there and shall be updated this way, from now on or as before. */
export function blueGreenSituationFaults(inputs: Inputs, cloud: Cloud): Refusals {
    const identifier = inputs.text("identifier");
    return upgradedTogether(isEnabled(inputs) && replicasOf(identifier, cloud).length > 0, identifier ?? "");
}

/**
 * What RDS refuses when the provider asks it for a deployment: for every update but that of few properties.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-considerations.html
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/46544 what becomes of a password
 */
export function blueGreenUpdateFaults(inputs: Inputs, resource: CloudResource): Refusals {
    if (!isEnabled(inputs)) return [];
    const { facts } = resource;
    const managed = facts.manageMasterUserPassword === true;
    const version = inputs.number("passwordWoVersion");
    return [
        refuseIf(
            managed,
            unsupported,
            "Blue/green deployments don't support managing master user passwords with AWS Secrets Manager; " +
                "give the instance another password in an update of its own, before blueGreenUpdate is enabled.",
        ),
        refuseIf(
            !managed && version !== undefined && version !== facts.passwordWoVersion,
            badCombination,
            "Cannot change master user password on an RDS postgres Read Replica because it uses physical replication and therefore cannot differ from its parent; " +
                "change the password in an update without blueGreenUpdate.",
        ),
        refuseIf(
            Number(inputs.number("backupRetentionPeriod") ?? facts.backupRetentionPeriod ?? 0) === 0 &&
                !inputs.isUnknown("backupRetentionPeriod"),
            unsupported,
            "Automated backups are not enabled; give the instance a backupRetentionPeriod of 1 or more.",
        ),
    ];
}

function isEnabled(inputs: Inputs): boolean {
    return inputs.flag("blueGreenUpdate.enabled") === true;
}
