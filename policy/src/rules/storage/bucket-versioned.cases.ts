import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const bucketType = "aws:s3/bucket:Bucket";
const versioningType = "aws:s3/bucketVersioning:BucketVersioning";
const fix = "give it an aws.s3.BucketVersioning with status Enabled";
const hasNone = `${bucketType} "media": bucket keeps no earlier versions; ${fix}.`;

/** As in a first preview: the name of the bucket is not known, but what it comes from is. */
const bucket = (props: WireProperties = {}, type = bucketType): TestResource => ({
    type,
    name: "media",
    props: { bucket: unknown, ...props },
});
const versioning = (
    status: WireValue,
    dependsOn: TestResource["dependsOn"] = { bucket: ["media"] },
    name = unknown,
): TestResource => ({
    type: versioningType,
    name: "media-versioning",
    props: { bucket: name, versioningConfiguration: { status } },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(bucket(), versioning("Enabled")),
    bad: violates(
        `${versioningType} "media-versioning": versioningConfiguration.status is not Enabled; set it to Enabled.`,
        bucket(),
        versioning("Suspended"),
    ),
    unknown: undecided(
        `${versioningType} "media-versioning": versioningConfiguration.status is not known yet; set it to Enabled.`,
        bucket(),
        versioning(unknown),
    ),
    secret: complies(bucket(), versioning(secret("Enabled"))),
    missing: violates(hasNone, bucket({ versioning: unknown })),
    more: {
        "takes versioning that is set within the bucket": complies(bucket({ versioning: { enabled: true } })),
        "takes versioning that is set within an older bucket": complies(
            bucket({ versionings: [{ enabled: true }] }, "aws:s3/bucketV2:BucketV2"),
        ),
        "does not take what AWS shows of a bucket without": violates(
            `${bucketType} "media": versioning.enabled is not true; set it to true.`,
            bucket({ versioning: { enabled: false, mfaDelete: false } }),
        ),
        "takes the resource of its own before what the bucket shows": complies(
            bucket({ versioning: { enabled: false } }),
            versioning("Enabled"),
        ),
        "knows the provider's older name": complies(bucket(), {
            ...versioning("Enabled"),
            type: "aws:s3/bucketVersioningV2:BucketVersioningV2",
        }),
        "finds the versioning by the bucket's known name": complies(
            bucket({ bucket: "media-1" }),
            versioning("Enabled", {}, "media-1"),
        ),
        "does not take the versioning of another bucket": violates(
            hasNone,
            bucket({ bucket: "media-1" }),
            versioning("Enabled", {}, "other"),
        ),
        "cannot tell what versioning is for that comes from nowhere": undecided(
            `${bucketType} "media": bucket keeps no earlier versions, unless "media-versioning" is for it, which is not known yet; ${fix}.`,
            bucket(),
            versioning("Enabled", { bucket: [] }),
        ),
        "does not judge directory buckets": complies({
            type: "aws:s3/directoryBucket:DirectoryBucket",
            name: "media",
            props: { bucket: "media--euc1-az1--x-s3" },
        }),
    },
};
