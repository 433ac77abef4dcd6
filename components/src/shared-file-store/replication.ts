import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createAlarms } from "../common/alarms.js";
import { inRegion, type RegionalArn, regionFinding, regionNameFinding } from "../common/region.js";
import type { ChildScope } from "../common/scope.js";
import { replicationAlarms } from "./alarms.js";
import type { FileReplicationArgs } from "./args.js";

/** What is wrong with a replication, as far as it is known before anything exists. */
export function replicationFindings(replication: FileReplicationArgs | undefined): (string | false)[] {
    if (replication === undefined) return [];
    const { region, kmsKeyArn, fileSystemId } = replication;
    const regionName = regionNameFinding("replication.region", region);
    return [
        regionName,
        // Whether the key is of the region cannot be said of a region that is none.
        kmsKeyArn !== undefined && regionName === false && regionFinding(keyOf(kmsKeyArn, region)),
        kmsKeyArn !== undefined &&
            fileSystemId !== undefined &&
            "replication.kmsKeyArn is set beside replication.fileSystemId, which has its key already; remove one of the two.",
    ];
}

/** Has EFS keep a copy, and watches how old it is. Returns the id of the copy. */
export function replicate(
    { name, parent, tags, tunings }: ChildScope,
    replication: FileReplicationArgs,
    fileSystem: aws.efs.FileSystem,
    topicArn: pulumi.Input<string>,
): pulumi.Output<string> {
    const { region, kmsKeyArn, fileSystemId } = replication;
    const kmsKeyId =
        kmsKeyArn === undefined ? undefined : inRegion(`SharedFileStore "${name}"`, keyOf(kmsKeyArn, region));
    const { destination } = new aws.efs.ReplicationConfiguration(
        `${name}-replication`,
        { sourceFileSystemId: fileSystem.id, destination: { region, kmsKeyId, fileSystemId } },
        // A file system is part of one replication only: the old one ends before the new one begins.
        { parent, deleteBeforeReplace: true },
    );
    const copyId = destination.fileSystemId;
    createAlarms(name, {
        table: replicationAlarms,
        dimensions: { FileSystemId: fileSystem.id, DestinationFileSystemId: copyId },
        topicArn,
        parent,
        tags,
        tunings,
    });
    return copyId;
}

function keyOf(arn: pulumi.Input<string>, region: string): RegionalArn {
    return {
        argument: "replication.kmsKeyArn",
        arn,
        region,
        fix: "the copy is encrypted there: name a key of that region",
    };
}
