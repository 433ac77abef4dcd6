import type { Inputs } from "../../cloud/inputs.js";
import { fixed, meter, numberOr, textOr, usage } from "../drafts.js";
import type { Draft, Meter } from "../model.js";

/** @see https://aws.amazon.com/s3/pricing/ and https://aws.amazon.com/efs/pricing/ */
export const storageMeters: readonly Meter[] = [
    meter("aws:s3/bucket:Bucket", () => [
        usage("Standard storage, first 50 TB", "s3.storage"),
        usage("Standard-IA storage, where a rule moves to it", "s3.storage-ia"),
        usage("PUT, COPY, POST and LIST requests", "s3.writes"),
        usage("GET and all other requests", "s3.reads"),
    ]),
    // S3 publishes a metric of each kind of request that there is. https://aws.amazon.com/cloudwatch/pricing/
    meter("aws:s3/bucketMetric:BucketMetric", () => [
        usage("metrics of requests, sixteen at most", "cloudwatch.metric"),
    ]),
    meter("aws:efs/fileSystem:FileSystem", ({ inputs }) => [...classes(inputs), ...throughput(inputs)]),
    meter("aws:efs/backupPolicy:BackupPolicy", ({ inputs }) =>
        inputs.text("backupPolicy.status") === "DISABLED" ? [] : [usage("backups of the file system", "backup.efs")],
    ),
    meter("aws:efs/replicationConfiguration:ReplicationConfiguration", () => [
        usage("storage of the replica", "efs.storage"),
        usage("data to the other region", "transfer.regions"),
    ]),
];

function classes(inputs: Inputs): readonly Draft[] {
    // One Zone has prices of its own.
    if (inputs.has("availabilityZoneName")) return [usage("One Zone storage", "efs.storage-one-zone")];
    const has = (policy: string): boolean => inputs.list("lifecyclePolicies").some((rule) => rule.has(policy));
    return [
        usage("Standard storage", "efs.storage"),
        ...(has("transitionToIa") ? [usage("Infrequent Access storage", "efs.storage-ia")] : []),
        ...(has("transitionToArchive") ? [usage("Archive storage", "efs.storage-archive")] : []),
    ];
}

function throughput(inputs: Inputs): readonly Draft[] {
    const mode = textOr(inputs, "throughputMode", "bursting");
    if (mode === "provisioned") {
        const quantity = numberOr(inputs, "provisionedThroughputInMibps", undefined);
        return [fixed("provisioned throughput", "efs.throughput", quantity, "not known yet")];
    }
    if (mode !== "elastic") return [];
    return [usage("data read", "efs.reads"), usage("data written", "efs.writes")];
}
