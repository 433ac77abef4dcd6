import type { AlarmTable } from "../common/alarms.js";
import { functionFailures } from "../common/function.js";
import type { ManagedDatabaseArgs } from "./args.js";

/**
 * Whether a password that RDS manages does not do.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
 */
export function needsOwnPassword({ replicas = {}, blueGreen = false }: ManagedDatabaseArgs): boolean {
    return blueGreen || Object.keys(replicas).length > 0;
}

/** What is wrong with the choice of who keeps the password. */
export function ownPasswordFindings(args: ManagedDatabaseArgs): (string | false)[] {
    return [
        args.ownPassword === false &&
            needsOwnPassword(args) &&
            `ownPassword is false, but RDS manages no password of a database with ${args.blueGreen === true ? "blueGreen" : "replicas"}; remove it.`,
    ];
}

/** The alarm of the rotation, where the component does it and not RDS. */
export function passwordAlarms(ownPassword: boolean): AlarmTable {
    if (!ownPassword) return {};
    return {
        "rotation-failures": functionFailures(
            "The password of the database was not changed, or was changed and clients do not know it. If clients are refused, act at once: the log of the function says " +
                "in which step it failed. Take the label AWSPENDING from the version that has it (aws secretsmanager update-secret-version-stage) and let the secret be " +
                "rotated again: no earlier password is needed for that.",
        ),
    };
}
