import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:s3/bucketAcl:BucketAcl";
const fix = "leave it out or set it to private";
const open = (property: string): string =>
    `${type} "media": ${property} is not closed to the public; grant nothing to all users.`;

const media = (props: WireProperties, resourceType = type): TestResource => ({
    type: resourceType,
    name: "media",
    props: { bucket: unknown, ...props },
});
const grantTo = (uri: WireValue): WireProperties => ({
    accessControlPolicy: {
        owner: { id: unknown },
        grants: [{ permission: "READ", grantee: { type: "Group", uri } }],
    },
});
const allUsers = "http://acs.amazonaws.com/groups/global/AllUsers";
const logDelivery = "http://acs.amazonaws.com/groups/s3/LogDelivery";

export const cases: RuleCases = {
    good: complies(media({ acl: "private" })),
    bad: violates(`${type} "media": acl is not closed to the public; ${fix}.`, media({ acl: "public-read" })),
    unknown: undecided(`${type} "media": acl is not known yet; ${fix}.`, media({ acl: unknown })),
    secret: complies(media({ acl: secret("private") })),
    missing: complies(media({}, "aws:s3/bucket:Bucket")),
    more: {
        "does not take an ACL for everybody with an AWS account": violates(
            `${type} "media": acl is not closed to the public; ${fix}.`,
            media({ acl: "authenticated-read" }),
        ),
        "judges the ACL within a bucket": violates(
            `aws:s3/bucket:Bucket "media": acl is not closed to the public; ${fix}.`,
            media({ acl: "public-read-write" }, "aws:s3/bucket:Bucket"),
        ),
        "knows the provider's older name": violates(
            `aws:s3/bucketAclV2:BucketAclV2 "media": acl is not closed to the public; ${fix}.`,
            media({ acl: "public-read" }, "aws:s3/bucketAclV2:BucketAclV2"),
        ),
        "takes a grant to what delivers logs": complies(media(grantTo(logDelivery))),
        "does not take a grant to everybody": violates(open("accessControlPolicy.grants"), media(grantTo(allUsers))),
        "does not take a grant to everybody within a bucket": violates(
            `aws:s3/bucketV2:BucketV2 "media": grants is not closed to the public; grant nothing to all users.`,
            media({ grants: [{ type: "Group", permissions: ["READ"], uri: allUsers }] }, "aws:s3/bucketV2:BucketV2"),
        ),
        "takes a grant to a user whose id is not known yet": complies(
            media({ grants: [{ type: "CanonicalUser", permissions: ["READ"], id: unknown }] }, "aws:s3/bucket:Bucket"),
        ),
        "cannot tell what a grant to an unknown group does": undecided(
            `${type} "media": accessControlPolicy.grants is not known yet; grant nothing to all users.`,
            media(grantTo(unknown)),
        ),
    },
};
