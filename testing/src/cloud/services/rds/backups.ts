import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import type { Inputs } from "../../inputs.js";
import { parseArn, regionalArn } from "../shared/arn.js";
import { absent, outside, refuseIf } from "../shared/checks.js";
import { missingKey } from "../shared/keys.js";
import { fact } from "../shared/placement.js";
import { identifierFaults } from "./names.js";
import { badCombination, badValue, instanceType } from "./types.js";

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
function replicationFaults(inputs: Inputs, cloud: Cloud): Refusals {
    const arn = inputs.text("sourceDbInstanceArn");
    const source = cloud.all(instanceType).find((instance) => fact(instance, "arn") === arn);
    if (source === undefined) return [];
    const unsaved = Number(source.facts.backupRetentionPeriod ?? 0) === 0;
    return [
        refuseIf(
            unsaved,
            "InvalidDBInstanceState",
            "the source keeps no automated backups; give it a backupRetentionPeriod of 1 or more.",
        ),
        source.facts.storageEncrypted === true &&
            absent(inputs, "kmsKeyId", badCombination, "the source is encrypted: name a key of this region"),
        refuseIf(
            source.region === inputs.text("region"),
            badValue,
            `sourceDbInstanceArn is in ${source.region}, where the copy should go too; use another region.`,
        ),
    ];
}

const automatedBackups: ServiceModel = {
    type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    immutable: ["kmsKeyId", "preSignedUrl", "retentionPeriod", "sourceDbInstanceArn"],
    defaults: { retentionPeriod: 7 },
    references: [{ property: "sourceDbInstanceArn", to: [instanceType], by: "arn", missing: "DBInstanceNotFound" }],
    refuse: (inputs) => [
        outside(inputs, "retentionPeriod", 1, 35, badValue),
        refuseIf(
            inputs.has("sourceDbInstanceArn") &&
                inputs.text("sourceDbInstanceArn") !== undefined &&
                parseArn(inputs.text("sourceDbInstanceArn") ?? "")?.service !== "rds",
            badValue,
            `sourceDbInstanceArn is "${inputs.text("sourceDbInstanceArn")}"; use the ARN of an instance.`,
        ),
    ],
    refuseWith: (inputs, cloud) => [
        ...replicationFaults(inputs, cloud),
        ...missingKey(inputs, "kmsKeyId", cloud, "KMSKeyNotAccessibleFault"),
    ],
    id: (_inputs, place) => regionalArn(place, "rds", `auto-backup:ab-${place.hex(26, "backup")}`),
};

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html
const snapshot: ServiceModel = {
    type: "aws:rds/snapshot:Snapshot",
    immutable: ["dbInstanceIdentifier", "dbSnapshotIdentifier"],
    taggable: true,
    unique: [{ property: "dbSnapshotIdentifier", code: "DBSnapshotAlreadyExists" }],
    references: [
        { property: "dbInstanceIdentifier", to: [instanceType], by: "identifier", missing: "DBInstanceNotFound" },
    ],
    refuse: (inputs) => identifierFaults(inputs, "dbSnapshotIdentifier"),
    id: (inputs) => inputs.text("dbSnapshotIdentifier") ?? "",
    outputs: (_inputs, place) => ({
        dbSnapshotArn: regionalArn(place, "rds", `snapshot:${place.id}`),
        snapshotType: "manual",
        sourceRegion: place.region,
        status: "available",
    }),
};

export const models: readonly ServiceModel[] = [automatedBackups, snapshot];
