import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const bucketType = "aws:s3/bucket:Bucket";
const controlsType = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const fix = "give it an aws.s3.BucketOwnershipControls with BucketOwnerEnforced";
const hasNone = `${bucketType} "media": bucket does not say that it has no ACLs; ${fix}.`;
const isNot = `${controlsType} "media-ownership": rule.objectOwnership`;

/** As in a first preview: the name of the bucket is not known, but what it comes from is. */
const bucket = (props: WireProperties = {}): TestResource => ({
    type: bucketType,
    name: "media",
    props: { bucket: unknown, ...props },
});
const ownership = (
    objectOwnership: WireValue,
    dependsOn: TestResource["dependsOn"] = { bucket: ["media"] },
    name = unknown,
): TestResource => ({
    type: controlsType,
    name: "media-ownership",
    props: { bucket: name, rule: { objectOwnership } },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(bucket(), ownership("BucketOwnerEnforced")),
    bad: violates(
        `${isNot} is not BucketOwnerEnforced; set it to BucketOwnerEnforced.`,
        bucket(),
        ownership("BucketOwnerPreferred"),
    ),
    unknown: undecided(`${isNot} is not known yet; set it to BucketOwnerEnforced.`, bucket(), ownership(unknown)),
    secret: complies(bucket(), ownership(secret("BucketOwnerEnforced"))),
    missing: violates(hasNone, bucket()),
    more: {
        "finds the controls by the bucket's known name": complies(
            bucket({ bucket: "media-1" }),
            ownership("BucketOwnerEnforced", {}, "media-1"),
        ),
        "does not take the controls of another bucket": violates(
            hasNone,
            bucket({ bucket: "media-1" }),
            ownership("BucketOwnerEnforced", {}, "other"),
        ),
        "cannot tell what controls are for that come from nowhere": undecided(
            `${bucketType} "media": bucket does not say that it has no ACLs, unless "media-ownership" is for it, which is not known yet; ${fix}.`,
            bucket(),
            ownership("BucketOwnerEnforced", { bucket: [] }),
        ),
    },
};
