import { settingTypes } from "../../aws/bucket-settings.js";
import { bucketTypes } from "../../aws/buckets.js";
import { judge, must } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { elementsOf, member, type Reading, read, textOf } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

const publicAcls = new Set(["public-read", "public-read-write", "authenticated-read"]);
/** Anybody, and anybody with an AWS account of whichever company. */
const publicGroup = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/i;

export const bucketAclNotPublic = resourceRule({
    name: "bucket-acl-not-public",
    title: "No access list makes a bucket public",
    description: "The access list (ACL) of an S3 bucket must not grant anything to everybody.",
    severity: "critical",
    why: "A public access list hands the bucket's content, or the right to fill it, to the whole internet.",
    fix: "Leave the ACL out, and let a bucket policy name who needs the bucket.",
    controls: { securityHub: ["S3.2", "S3.3"], checkov: ["CKV_AWS_20", "CKV_AWS_57"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2",
    types: [...bucketTypes, ...settingTypes("bucketAcl")],
    readSettings: noSettings,
    check: judgeAcl,
});

function judgeAcl({ props }: CheckedResource): Finding[] {
    const accessList = read(props, "accessControlPolicy");
    return [
        ...must(props, "acl", {
            whenAbsent: "complies",
            holds: (acl) => !publicAcls.has(textOf(acl) ?? ""),
            isNot: "closed to the public",
            fix: "leave it out or set it to private",
        }),
        ...judgeGrants(read(props, "grants"), "grants", (grant) => member(grant, "uri")),
        ...judgeGrants(member(accessList, "grants"), "accessControlPolicy.grants", (grant) =>
            member(member(grant, "grantee"), "uri"),
        ),
    ];
}

/** In a list that is known, each group is looked at by itself. */
function judgeGrants(grants: Reading, property: string, groupOf: (grant: Reading) => Reading): Finding[] {
    const groups = grants.state === "unknown" ? [grants] : elementsOf(grants).map(groupOf);
    return groups.flatMap((group) =>
        judge(group, property, {
            whenAbsent: "complies",
            holds: (uri) => !publicGroup.test(textOf(uri) ?? ""),
            isNot: "closed to the public",
            fix: "grant nothing to all users",
        }),
    );
}
