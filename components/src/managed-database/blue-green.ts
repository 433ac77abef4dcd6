import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ManagedDatabaseArgs } from "./args.js";

/** A copy of the whole database is made before anything is switched. */
const updateTimeout = "3h";

/** In the words of `aws.rds.InstanceArgs`. */
export function blueGreenUpdate(blueGreen: boolean): Partial<aws.rds.InstanceArgs> {
    return blueGreen ? { blueGreenUpdate: { enabled: true } } : {};
}

/** Time for an update that may be a deployment. */
export function blueGreenPatience(blueGreen: boolean): Pick<pulumi.CustomResourceOptions, "customTimeouts"> {
    return blueGreen ? { customTimeouts: { update: updateTimeout } } : {};
}

/**
 * What does not go with blue/green deployments; that there are backups is asked of every database.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-considerations.html
 */
export function blueGreenFindings({ blueGreen, replicas = {}, backupCopy }: ManagedDatabaseArgs): (string | false)[] {
    if (blueGreen !== true) return [];
    const keys = Object.keys(replicas);
    return [
        keys.length > 0 &&
            `blueGreen is true and there are replicas (${keys.join(", ")}), which would be left with the old instance; remove the one or the other.`,
        backupCopy !== undefined &&
            "blueGreen is true and there is a backupCopy, which follows the old instance and ends with it; remove the one or the other.",
    ];
}
