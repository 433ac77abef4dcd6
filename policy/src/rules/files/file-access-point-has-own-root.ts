import { fileAccessPointType } from "../../aws/file-systems.js";
import { must } from "../../core/demands.js";
import { textOf } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { resourceRule } from "../../core/resource-rule.js";

export const fileAccessPointHasOwnRoot = resourceRule({
    name: "file-access-point-has-own-root",
    title: "File access points lead to a folder of their own",
    description: "An EFS access point must have a root directory other than that of the file system.",
    severity: "medium",
    why: "An access point at the root shows its clients the files of every other application on the file system.",
    fix: 'Set rootDirectory.path to a folder such as "/uploads".',
    controls: { securityHub: ["EFS.3"], checkov: ["CKV_AWS_329"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3",
    types: [fileAccessPointType],
    readSettings: noSettings,
    check: ({ props }) =>
        must(props, "rootDirectory.path", {
            // AWS takes "/".
            whenAbsent: "violates",
            holds: (path) => /[^/]/.test(textOf(path) ?? ""),
            isNot: "a folder below the root",
            fix: 'set it to a folder such as "/uploads"',
        }),
});
