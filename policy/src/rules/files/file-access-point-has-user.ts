import { fileAccessPointType } from "../../aws/file-systems.js";
import { mustBeGiven } from "../../core/demands.js";
import { noSettings } from "../../core/rule.js";
import { resourceRule } from "../../core/resource-rule.js";

export const fileAccessPointHasUser = resourceRule({
    name: "file-access-point-has-user",
    title: "File access points set the user",
    description: "An EFS access point must enforce a POSIX user.",
    severity: "medium",
    why: "Without one, EFS believes whatever user number the client sends, root included.",
    fix: "Set posixUser with the uid and the gid that the application's files belong to.",
    controls: { securityHub: ["EFS.4"], checkov: ["CKV_AWS_330"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-4",
    types: [fileAccessPointType],
    readSettings: noSettings,
    check: ({ props }) => mustBeGiven(props, "posixUser", { fix: "set its uid and gid" }),
});
