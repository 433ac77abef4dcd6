import { fileSystemType } from "../../aws/file-systems.js";
import { mustBeTrue } from "../../core/demands.js";
import { noSettings } from "../../core/rule.js";
import { resourceRule } from "../../core/resource-rule.js";

export const fileSystemEncrypted = resourceRule({
    name: "file-system-encrypted",
    title: "File systems are encrypted at rest",
    description: "An EFS file system must be encrypted at rest.",
    severity: "medium",
    why: "Without encryption, whoever gets at a disk or a copy of it reads the files. It can be switched on only when the file system is made.",
    fix: "Set encrypted to true before the file system holds anything, because changing it replaces the file system.",
    controls: { securityHub: ["EFS.1", "EFS.8"], cis: ["2.4.1"], cdkNag: ["EFS1"], checkov: ["CKV_AWS_42"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-8",
    types: [fileSystemType],
    readSettings: noSettings,
    check: ({ props }) => mustBeTrue(props, "encrypted", "violates"),
});
