import type { Inputs } from "../../inputs.js";
import type { Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { absent, longerThan, mayBe, mayBeOn, only, outside, refuseIf, unlisted } from "../shared/checks.js";
import { missingKey } from "../shared/keys.js";
import { fixedProtection } from "./replication.js";
import { badRequest, fileSystemType, malformed } from "./types.js";

const ages = ["AFTER_1_DAY", ...[7, 14, 30, 60, 90, 180, 270, 365].map((days) => `AFTER_${days}_DAYS`)];
const transitions = ["transitionToIa", "transitionToArchive", "transitionToPrimaryStorageClass"];

// https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html
function lifecycleFaults(inputs: Inputs): Refusals {
    const elastic = mayBe(inputs, "throughputMode", "elastic");
    return inputs.list("lifecyclePolicies").flatMap((policy) => {
        const given = transitions.filter((transition) => policy.has(transition));
        return [
            refuseIf(
                given.length !== 1,
                badRequest,
                `a lifecycle policy has ${given.length === 0 ? "no transition" : given.join(" and ")}; give each policy exactly one.`,
            ),
            unlisted(policy, "transitionToIa", ages, badRequest),
            unlisted(policy, "transitionToArchive", ages, badRequest),
            unlisted(policy, "transitionToPrimaryStorageClass", ["AFTER_1_ACCESS"], badRequest),
            only(policy, "transitionToArchive", elastic, 'with throughputMode "elastic"', badRequest),
        ];
    });
}

// https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html
function refuseFileSystem(inputs: Inputs): Refusals {
    const mode = inputs.text("throughputMode");
    return [
        longerThan(inputs, "creationToken", 64, malformed),
        unlisted(inputs, "performanceMode", ["generalPurpose", "maxIO"], malformed),
        unlisted(inputs, "throughputMode", ["bursting", "provisioned", "elastic"], malformed),
        mode === "provisioned" &&
            absent(inputs, "provisionedThroughputInMibps", badRequest, 'the throughputMode "provisioned" needs it'),
        only(
            inputs,
            "provisionedThroughputInMibps",
            mayBe(inputs, "throughputMode", "provisioned"),
            'with throughputMode "provisioned"',
            badRequest,
        ),
        outside(inputs, "provisionedThroughputInMibps", 1, 3_414, "ThroughputLimitExceeded"),
        refuseIf(
            mode === "elastic" && inputs.text("performanceMode") === "maxIO",
            badRequest,
            'performanceMode is "maxIO" with throughputMode "elastic"; use "generalPurpose".',
        ),
        // https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
        refuseIf(
            inputs.has("kmsKeyId") && !mayBeOn(inputs, "encrypted"),
            badRequest,
            "kmsKeyId is set but encrypted is not true; set encrypted or remove the key.",
        ),
        ...lifecycleFaults(inputs),
        // https://docs.aws.amazon.com/efs/latest/ug/API_UpdateFileSystemProtection.html: REPLICATING is AWS's own.
        unlisted(inputs, "protection.replicationOverwrite", ["ENABLED", "DISABLED"], malformed),
    ];
}

const fileSystem: ServiceModel = {
    type: fileSystemType,
    immutable: ["availabilityZoneName", "creationToken", "encrypted", "kmsKeyId", "performanceMode"],
    defaults: { throughputMode: "bursting" },
    autoName: { property: "creationToken", maxLength: 64 },
    taggable: true,
    unique: [{ property: "creationToken", code: "FileSystemAlreadyExists" }],
    facts: ["encrypted", "availabilityZoneName", "protection"],
    refuse: refuseFileSystem,
    refuseWith: (inputs, cloud) => missingKey(inputs, "kmsKeyId", cloud, "KMS.NotFoundException"),
    refuseUpdate: fixedProtection,
    id: (_inputs, place) => `fs-${place.hex(17, "file system")}`,
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "elasticfilesystem", `file-system/${place.id}`),
        availabilityZoneId: "",
        availabilityZoneName: "",
        dnsName: `${place.id}.efs.${place.region}.amazonaws.com`,
        encrypted: false,
        kmsKeyId: "",
        name: "",
        numberOfMountTargets: 0,
        ownerId: place.account,
        performanceMode: "generalPurpose",
        protection: { replicationOverwrite: "ENABLED" },
        sizeInBytes: [{ value: 6144, valueInIa: 0, valueInStandard: 6144 }],
    }),
};

export const models: readonly ServiceModel[] = [fileSystem];
