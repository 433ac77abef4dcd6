import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/**
 * What a new database begins with. It is read when the instance is made and never again, so that it may be left out later. `databaseName`, `adminName`
 * and `kmsKeyArn` must be those of the original: RDS cannot change them while it restores.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RestoreFromSnapshot.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
 */
export interface DatabaseRestoreArgs {
    /** Identifier or ARN of a snapshot. */
    snapshot?: pulumi.Input<string>;

    /** Identifier of an instance whose automated backups are there, in the same region. */
    instance?: pulumi.Input<string>;

    /**
     * The moment to go back to, as in `2026-11-22T20:15:00Z`. Only with `instance`.
     * @default the latest moment that can be restored
     */
    time?: string;
}

/** In the words of `aws.rds.InstanceArgs`. */
export function restored(restore: DatabaseRestoreArgs | undefined): Partial<aws.rds.InstanceArgs> {
    if (restore === undefined) return {};
    const { snapshot, instance, time } = restore;
    if (instance === undefined) return { snapshotIdentifier: snapshot };
    return {
        restoreToPointInTime: {
            sourceDbInstanceIdentifier: instance,
            ...(time === undefined ? { useLatestRestorableTime: true } : { restoreTime: time }),
        },
    };
}

/** Changing what a database was made from would replace it: with the old data, and an hour after the change was made. */
export const readOnlyOnce = ["snapshotIdentifier", "restoreToPointInTime"];

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

export function restoreFindings(
    restore: DatabaseRestoreArgs | undefined,
    kmsKeyArn: pulumi.Input<string> | undefined,
): (string | false)[] {
    if (restore === undefined) return [];
    const { snapshot, instance, time } = restore;
    return [
        (snapshot === undefined) === (instance === undefined) &&
            `restore names ${snapshot === undefined ? "neither" : "both"} of snapshot and instance; name exactly one.`,
        time !== undefined &&
            instance === undefined &&
            `restore.time is "${time}", which goes with restore.instance; remove it or name the instance.`,
        time !== undefined &&
            !(moment.test(time) && !Number.isNaN(Date.parse(time))) &&
            `restore.time is "${time}"; use a moment in UTC such as "2026-11-22T20:15:00Z".`,
        kmsKeyArn === undefined &&
            "kmsKeyArn is not set, and a restored database keeps the key of its original; name that key.",
    ];
}
