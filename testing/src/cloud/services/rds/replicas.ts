import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Refusals } from "../../model.js";
import { refuseIf } from "../shared/checks.js";
import { fact } from "../shared/placement.js";
import { badCombination, badValue, instanceType } from "./types.js";

/** Engines whose replicas take part in the source's passwords, so that RDS cannot manage that of the source. */
const sharedPasswords = ["postgres", "mysql", "mariadb"];

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html
export function replicaFaults(inputs: Inputs, cloud: Cloud): Refusals {
    const named = inputs.text("replicateSourceDb");
    if (named === undefined) return [];
    const source = cloud
        .all(instanceType)
        .find((each) => [fact(each, "identifier"), fact(each, "arn")].includes(named));
    if (source === undefined) {
        const message = `replicateSourceDb is "${named}", which does not exist; name the identifier of an instance, or its ARN.`;
        return [refuseIf(true, "DBInstanceNotFound", message)];
    }
    const engine = fact(source, "engine") ?? "";
    return [
        refuseIf(
            Number(source.facts.backupRetentionPeriod ?? 0) === 0,
            "InvalidDBInstanceState",
            `Automated backups are not enabled for ${named}; give the source a backupRetentionPeriod of 1 or more.`,
        ),
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
        refuseIf(
            source.facts.manageMasterUserPassword === true && sharedPasswords.includes(engine),
            badValue,
            `Creating read replicas for source instance with engine ${engine} where ManageMasterUserPassword is enabled is not supported. ` +
                `Give ${named} a password of the program's own.`,
        ),
        // https://github.com/terraform-aws-modules/terraform-aws-rds/issues/526
        refuseIf(
            engine === "postgres" && (inputs.has("password") || inputs.has("passwordWo")),
            badCombination,
            "Cannot change master user password on an RDS postgres Read Replica because it uses physical replication and therefore cannot differ from its parent; " +
                "remove the password.",
        ),
        ...upgradedTogether(source.facts.blueGreenUpdate !== undefined && isOn(source.facts.blueGreenUpdate), named),
    ];
}

/** Replicas of an instance. */
export function replicasOf(identifier: string | undefined, cloud: Cloud): CloudResource[] {
    return identifier === undefined
        ? []
        : cloud.all(instanceType).filter((each) => fact(each, "replicateSourceDb") === identifier);
}

/**
 * A blue/green deployment takes replicas along, and the provider loses them: theirs go on pointing at the instance that it deletes. It says that it does not
 * support them.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/#low-downtime-updates
 */
export function upgradedTogether(both: boolean, source: string): Refusals {
    const message = `blueGreenUpdate is enabled for ${source}, which has read replicas; remove the replicas, or turn it off.`;
    return [refuseIf(both, badCombination, message)];
}

function isOn(update: unknown): boolean {
    return typeof update === "object" && update !== null && "enabled" in update && update.enabled === true;
}
