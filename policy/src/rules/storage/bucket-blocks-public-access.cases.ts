import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const bucketType = "aws:s3/bucket:Bucket";
const blockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const fix = "give it an aws.s3.BucketPublicAccessBlock with all four switches true";

/** As in a first preview: the name of the bucket is not known, but what it comes from is. */
const bucket: TestResource = { type: bucketType, name: "media", props: { bucket: unknown } };
const on = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const block = (props: WireProperties, dependsOn: TestResource["dependsOn"] = { bucket: ["media"] }): TestResource => ({
    type: blockType,
    name: "media-block",
    props: { bucket: unknown, ...props },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(bucket, block(on)),
    bad: violates(
        `${blockType} "media-block": restrictPublicBuckets is not true; set it to true.`,
        bucket,
        block({ ...on, restrictPublicBuckets: false }),
    ),
    unknown: undecided(
        `${blockType} "media-block": ignorePublicAcls is not known yet; set it to true.`,
        bucket,
        block({ ...on, ignorePublicAcls: unknown }),
    ),
    secret: complies(bucket, block({ ...on, blockPublicAcls: secret(true) })),
    missing: violates(`${bucketType} "media": bucket has no public-access block; ${fix}.`, bucket),
    more: {
        "finds the block by the bucket's known name": complies(
            { ...bucket, props: { bucket: "media-1" } },
            block({ ...on, bucket: "media-1" }, {}),
        ),
        "does not take the block of another bucket": violates(
            `${bucketType} "media": bucket has no public-access block; ${fix}.`,
            bucket,
            block({ ...on, bucket: "other" }, {}),
        ),
        "cannot tell what a block is for that comes from nowhere": undecided(
            `${bucketType} "media": bucket may be what "media-block" blocks, which is not known yet; ${fix}.`,
            bucket,
            block(on, { bucket: [] }),
        ),
        "takes switches that are text": complies(bucket, block({ ...on, blockPublicAcls: "true" })),
    },
};
