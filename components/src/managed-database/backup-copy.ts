import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { inRegion, type RegionalArn, regionFinding, regionNameFinding } from "../common/region.js";
import { isOutside } from "../common/validation.js";
import type { DatabaseScope } from "./instance.js";

/**
 * Copies of the automated backups in another region, from which the database can be restored when its own region is lost.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
 */
export interface BackupCopyArgs {
    /** Such as `eu-central-1`. Another region ends the copy here, whose backups AWS keeps until they expire, and begins another there. */
    region: string;

    /** Key of that region: a key never leaves its own. Another key ends the copy and begins another. */
    kmsKeyArn: pulumi.Input<string>;

    /**
     * Days in which the copy can be restored to any second. A change ends the copy and begins another.
     * @default as many as in the database's own region
     */
    retentionDays?: number;
}

export function createBackupCopy({ name, parent, args, settings }: DatabaseScope, instance: aws.rds.Instance): void {
    const copy = args.backupCopy;
    if (copy === undefined) return;
    new aws.rds.InstanceAutomatedBackupsReplication(
        `${name}-backup-copy`,
        {
            sourceDbInstanceArn: instance.arn,
            region: copy.region,
            kmsKeyId: inRegion(`ManagedDatabase "${name}"`, keyOf(copy)),
            retentionPeriod: copy.retentionDays ?? settings.backupRetentionDays,
        },
        // The provider stops a copy by naming the database: an old one that goes last would stop the one in its place.
        { parent, deleteBeforeReplace: true },
    );
}

export function backupCopyFindings(copy: BackupCopyArgs | undefined): (string | false)[] {
    if (copy === undefined) return [];
    const { region, retentionDays } = copy;
    return [
        regionNameFinding("backupCopy.region", region),
        regionFinding(keyOf(copy)),
        isOutside(retentionDays, 1, 35) && `backupCopy.retentionDays is ${retentionDays}; use 1 to 35.`,
    ];
}

function keyOf({ region, kmsKeyArn }: BackupCopyArgs): RegionalArn {
    return {
        argument: "backupCopy.kmsKeyArn",
        arn: kmsKeyArn,
        region,
        fix: "the copy is encrypted there: name a key of that region",
    };
}
