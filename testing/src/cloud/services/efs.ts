import type { Inputs } from "../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../model.js";
import { regionalArn } from "./shared/arn.js";
import { absent, longerThan, mayBe, mayBeOn, mismatched, only, outside, refuseIf, unlisted } from "./shared/checks.js";
import { missingKey } from "./shared/keys.js";
import { creationTime } from "./shared/made-up.js";
import { fact, securityGroupTypes, subnetTypes, subnets } from "./shared/placement.js";
import { malformedPolicy } from "./shared/policies.js";

const fileSystemType = "aws:efs/fileSystem:FileSystem";
const mountTargetType = "aws:efs/mountTarget:MountTarget";
const notFound = "FileSystemNotFound";
const bad = "BadRequest";

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
                bad,
                `a lifecycle policy has ${given.length === 0 ? "no transition" : given.join(" and ")}; give each policy exactly one.`,
            ),
            unlisted(policy, "transitionToIa", ages, bad),
            unlisted(policy, "transitionToArchive", ages, bad),
            unlisted(policy, "transitionToPrimaryStorageClass", ["AFTER_1_ACCESS"], bad),
            only(policy, "transitionToArchive", elastic, 'with throughputMode "elastic"', bad),
        ];
    });
}

// https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html
function refuseFileSystem(inputs: Inputs): Refusals {
    const mode = inputs.text("throughputMode");
    return [
        longerThan(inputs, "creationToken", 64, "ValidationException"),
        unlisted(inputs, "performanceMode", ["generalPurpose", "maxIO"], "ValidationException"),
        unlisted(inputs, "throughputMode", ["bursting", "provisioned", "elastic"], "ValidationException"),
        mode === "provisioned" &&
            absent(inputs, "provisionedThroughputInMibps", bad, 'the throughputMode "provisioned" needs it'),
        only(
            inputs,
            "provisionedThroughputInMibps",
            mayBe(inputs, "throughputMode", "provisioned"),
            'with throughputMode "provisioned"',
            bad,
        ),
        outside(inputs, "provisionedThroughputInMibps", 1, 3_414, "ThroughputLimitExceeded"),
        refuseIf(
            mode === "elastic" && inputs.text("performanceMode") === "maxIO",
            bad,
            'performanceMode is "maxIO" with throughputMode "elastic"; use "generalPurpose".',
        ),
        // https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
        refuseIf(
            inputs.has("kmsKeyId") && !mayBeOn(inputs, "encrypted"),
            bad,
            "kmsKeyId is set but encrypted is not true; set encrypted or remove the key.",
        ),
        ...lifecycleFaults(inputs),
    ];
}

const fileSystem: ServiceModel = {
    type: fileSystemType,
    immutable: ["availabilityZoneName", "creationToken", "encrypted", "kmsKeyId", "performanceMode"],
    defaults: { throughputMode: "bursting" },
    autoName: { property: "creationToken", maxLength: 64 },
    taggable: true,
    unique: [{ property: "creationToken", code: "FileSystemAlreadyExists" }],
    facts: ["encrypted", "availabilityZoneName"],
    refuse: refuseFileSystem,
    refuseWith: (inputs, cloud) => missingKey(inputs, "kmsKeyId", cloud, "KMS.NotFoundException"),
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

// https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html
function mountTargetFaults(inputs: Inputs, cloud: Cloud): Refusals {
    const [own] = subnets([inputs.text("subnetId") ?? ""], cloud);
    const zone = fact(own, "availabilityZone");
    const siblings = cloud
        .all(mountTargetType)
        .filter((target) => fact(target, "fileSystemId") === inputs.text("fileSystemId"));
    const neighbours = subnets(
        siblings.map((target) => fact(target, "subnetId") ?? ""),
        cloud,
    );
    const vpc = neighbours.map((subnet) => fact(subnet, "vpcId")).find((other) => other !== fact(own, "vpcId"));
    return [
        refuseIf(
            zone !== undefined && neighbours.some((subnet) => fact(subnet, "availabilityZone") === zone),
            "MountTargetConflict",
            `mount target already exists in this AZ: ${zone}; one per zone is enough.`,
        ),
        refuseIf(
            own !== undefined && vpc !== undefined,
            "MountTargetConflict",
            `the file system's other mount targets are in ${vpc}; use a subnet of the same VPC.`,
        ),
    ];
}

const mountTarget: ServiceModel = {
    type: mountTargetType,
    immutable: ["fileSystemId", "ipAddress", "ipAddressType", "ipv6Address", "subnetId"],
    facts: ["fileSystemId", "subnetId"],
    references: [
        // https://docs.aws.amazon.com/efs/latest/ug/API_DeleteFileSystem.html
        { property: "fileSystemId", to: [fileSystemType], missing: notFound, inUse: "FileSystemInUse" },
        { property: "subnetId", to: subnetTypes, missing: "SubnetNotFound", inUse: "DependencyViolation" },
        {
            property: "securityGroups[]",
            to: securityGroupTypes,
            missing: "SecurityGroupNotFound",
            inUse: "DependencyViolation",
        },
    ],
    refuse: (inputs) => {
        const groups = inputs.count("securityGroups") ?? 0;
        const message = `securityGroups names ${groups} groups; use at most 5.`;
        return [refuseIf(groups > 5, "SecurityGroupLimitExceeded", message)];
    },
    refuseWith: mountTargetFaults,
    id: (_inputs, place) => `fsmt-${place.hex(17, "mount target")}`,
    outputs: (inputs, place) => {
        const fileSystemId = inputs.text("fileSystemId") ?? "";
        const host = `${fileSystemId}.efs.${place.region}.amazonaws.com`;
        const lastByte = 4 + (parseInt(place.hex(2, "address"), 16) % 250);
        return {
            availabilityZoneId: "",
            availabilityZoneName: "",
            dnsName: host,
            fileSystemArn: regionalArn(place, "elasticfilesystem", `file-system/${fileSystemId}`),
            ipAddress: `10.0.0.${lastByte}`,
            ipAddressType: "IPV4_ONLY",
            ipv6Address: "",
            mountTargetDnsName: host,
            networkInterfaceId: `eni-${place.hex(17, "interface")}`,
            ownerId: place.account,
            securityGroups: [],
        };
    },
};

// https://docs.aws.amazon.com/efs/latest/ug/API_CreateAccessPoint.html
const accessPoint: ServiceModel = {
    type: "aws:efs/accessPoint:AccessPoint",
    immutable: ["fileSystemId", "posixUser", "rootDirectory"],
    taggable: true,
    references: [{ property: "fileSystemId", to: [fileSystemType], missing: notFound }],
    refuse: (inputs) => [
        mismatched(
            inputs,
            "rootDirectory.path",
            /^(\/|(\/(?!\.)[^$#<>;`|&?{}^*/\n]+){1,4})$/,
            "/ or an absolute path of at most 4 folders",
            "ValidationException",
        ),
        longerThan(inputs, "rootDirectory.path", 100, "ValidationException"),
        outside(inputs, "posixUser.uid", 0, 4_294_967_295, "ValidationException"),
        outside(inputs, "posixUser.gid", 0, 4_294_967_295, "ValidationException"),
        mismatched(
            inputs,
            "rootDirectory.creationInfo.permissions",
            /^[0-7]{3,4}$/,
            'octal digits such as "0750"',
            "ValidationException",
        ),
    ],
    id: (_inputs, place) => `fsap-${place.hex(17, "access point")}`,
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "elasticfilesystem", `access-point/${place.id}`),
        fileSystemArn: regionalArn(place, "elasticfilesystem", `file-system/${inputs.text("fileSystemId") ?? ""}`),
        ownerId: place.account,
        rootDirectory: { path: "/" },
    }),
};

// https://docs.aws.amazon.com/efs/latest/ug/API_PutBackupPolicy.html
const backupPolicy: ServiceModel = {
    type: "aws:efs/backupPolicy:BackupPolicy",
    immutable: ["fileSystemId"],
    references: [{ property: "fileSystemId", to: [fileSystemType], missing: notFound }],
    refuse: (inputs) => [unlisted(inputs, "backupPolicy.status", ["ENABLED", "DISABLED"], "ValidationException")],
    id: (inputs) => inputs.text("fileSystemId") ?? "",
};

// https://docs.aws.amazon.com/efs/latest/ug/API_PutFileSystemPolicy.html
const fileSystemPolicy: ServiceModel = {
    type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
    immutable: ["fileSystemId"],
    defaults: { bypassPolicyLockoutSafetyCheck: false },
    references: [{ property: "fileSystemId", to: [fileSystemType], missing: notFound }],
    refuse: (inputs) => [
        ...malformedPolicy(inputs, "policy", "access", "InvalidPolicyException"),
        refuseIf(
            (inputs.text("policy") ?? "").length > 20_000,
            "InvalidPolicyException",
            `policy has ${inputs.text("policy")?.length} characters; use at most 20000.`,
        ),
    ],
    id: (inputs) => inputs.text("fileSystemId") ?? "",
};

// https://docs.aws.amazon.com/efs/latest/ug/API_CreateReplicationConfiguration.html
const replication: ServiceModel = {
    type: "aws:efs/replicationConfiguration:ReplicationConfiguration",
    immutable: ["sourceFileSystemId", "destination"],
    references: [{ property: "sourceFileSystemId", to: [fileSystemType], missing: notFound, inUse: "FileSystemInUse" }],
    refuse: (inputs) => [
        refuseIf(
            ["region", "availabilityZoneName", "fileSystemId"].every(
                (property) => !inputs.has(`destination.${property}`),
            ),
            "ValidationException",
            "destination names no region, zone or file system; say where the copy goes.",
        ),
    ],
    id: (inputs) => inputs.text("sourceFileSystemId") ?? "",
    outputs: (inputs, place) => {
        const source = regionalArn(
            place,
            "elasticfilesystem",
            `file-system/${inputs.text("sourceFileSystemId") ?? ""}`,
        );
        return {
            creationTime,
            originalSourceFileSystemArn: source,
            sourceFileSystemArn: source,
            sourceFileSystemRegion: place.region,
        };
    },
};

export const models: readonly ServiceModel[] = [
    fileSystem,
    mountTarget,
    accessPoint,
    backupPolicy,
    fileSystemPolicy,
    replication,
];
