import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const bucketType = "aws:s3/bucket:Bucket";
const lifecycleType = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const fix = "give it a lifecycle rule for all objects with abortIncompleteMultipartUpload";
const hasNone = `${bucketType} "media": bucket keeps the parts of unfinished uploads; ${fix}.`;
const isWrong = `${lifecycleType} "media-lifecycle": rules aborts incomplete uploads nowhere, or not everywhere; ${fix}.`;

/** As in a first preview: the name of the bucket is not known, but what it comes from is. */
const bucket = (props: WireProperties = {}): TestResource => ({
    type: bucketType,
    name: "media",
    props: { bucket: unknown, ...props },
});
const lifecycle = (...rules: WireValue[]): TestResource => ({
    type: lifecycleType,
    name: "media-lifecycle",
    props: { bucket: unknown, rules },
    dependsOn: { bucket: ["media"] },
});
const rule = (more: WireProperties = {}): WireProperties => ({
    id: "uploads",
    status: "Enabled",
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    ...more,
});

export const cases: RuleCases = {
    good: complies(bucket(), lifecycle(rule())),
    bad: violates(isWrong, bucket(), lifecycle({ id: "old", status: "Enabled", expiration: { days: 90 } })),
    unknown: undecided(
        `${lifecycleType} "media-lifecycle": rules is not known yet; ${fix}.`,
        bucket(),
        lifecycle(rule({ abortIncompleteMultipartUpload: { daysAfterInitiation: unknown } })),
    ),
    secret: complies(bucket(), lifecycle(rule({ abortIncompleteMultipartUpload: secret({ daysAfterInitiation: 7 }) }))),
    missing: violates(hasNone, bucket()),
    more: {
        "takes days that are text": complies(
            bucket(),
            lifecycle(rule({ abortIncompleteMultipartUpload: { daysAfterInitiation: "7" } })),
        ),
        "takes a filter that takes all": complies(bucket(), lifecycle(rule({ filter: { prefix: "" } }))),
        "does not take a rule for some objects": violates(
            isWrong,
            bucket(),
            lifecycle(rule({ filter: { prefix: "tmp/" } })),
        ),
        "does not take a rule that is off": violates(isWrong, bucket(), lifecycle(rule({ status: "Disabled" }))),
        "takes rules within the bucket": complies(
            bucket({ lifecycleRules: [{ enabled: true, abortIncompleteMultipartUploadDays: 7 }] }),
        ),
        "does not take rules within the bucket without": violates(
            `${bucketType} "media": lifecycleRules aborts incomplete uploads nowhere, or not everywhere; ${fix}.`,
            bucket({ lifecycleRules: [{ enabled: true, abortIncompleteMultipartUploadDays: 0 }] }),
        ),
        "knows the provider's older name": complies(bucket(), {
            ...lifecycle(rule()),
            type: "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
        }),
        "cannot tell what a rule is for that comes from nowhere": undecided(
            `${bucketType} "media": bucket keeps the parts of unfinished uploads, unless "media-lifecycle" is for it, which is not known yet; ${fix}.`,
            bucket(),
            { ...lifecycle(rule()), dependsOn: { bucket: [] } },
        ),
    },
};
