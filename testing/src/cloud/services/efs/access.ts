import type { ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { longerThan, mismatched, outside, refuseIf, unlisted } from "../shared/checks.js";
import { malformedPolicy } from "../shared/policies.js";
import { missingPrincipals } from "../shared/principals.js";
import { fileSystemType, malformed, notFound } from "./types.js";

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
            malformed,
        ),
        longerThan(inputs, "rootDirectory.path", 100, malformed),
        outside(inputs, "posixUser.uid", 0, 4_294_967_295, malformed),
        outside(inputs, "posixUser.gid", 0, 4_294_967_295, malformed),
        mismatched(
            inputs,
            "rootDirectory.creationInfo.permissions",
            /^[0-7]{3,4}$/,
            'octal digits such as "0750"',
            malformed,
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
    refuse: (inputs) => [unlisted(inputs, "backupPolicy.status", ["ENABLED", "DISABLED"], malformed)],
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
    refuseWith: (inputs, cloud) => missingPrincipals(inputs, "policy", cloud, "InvalidPolicyException"),
    id: (inputs) => inputs.text("fileSystemId") ?? "",
};

export const models: readonly ServiceModel[] = [accessPoint, backupPolicy, fileSystemPolicy];
