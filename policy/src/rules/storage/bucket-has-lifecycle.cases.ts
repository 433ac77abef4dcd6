import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const bucketType = "aws:s3/bucket:Bucket";
const lifecycleType = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const fix = "give it an aws.s3.BucketLifecycleConfiguration with a rule that is Enabled";
const hasNone = `${bucketType} "media": bucket has no lifecycle rule; ${fix}.`;

/** As in a first preview: the name of the bucket is not known, but what it comes from is. */
const bucket = (props: WireProperties = {}): TestResource => ({
    type: bucketType,
    name: "media",
    props: { bucket: unknown, ...props },
});
const lifecycle = (
    rules: WireValue,
    dependsOn: TestResource["dependsOn"] = { bucket: ["media"] },
    name = unknown,
): TestResource => ({ type: lifecycleType, name: "media-lifecycle", props: { bucket: name, rules }, dependsOn });
const rule = (status: WireValue): WireProperties => ({ id: "old", status, expiration: { days: 90 } });

export const cases: RuleCases = {
    good: complies(bucket(), lifecycle([rule("Enabled")])),
    bad: violates(
        `${lifecycleType} "media-lifecycle": rules has no rule that is enabled; enable a rule.`,
        bucket(),
        lifecycle([rule("Disabled")]),
    ),
    unknown: undecided(
        `${lifecycleType} "media-lifecycle": rules is not known yet; enable a rule.`,
        bucket(),
        lifecycle([rule(unknown)]),
    ),
    secret: complies(bucket(), lifecycle([rule(secret("Enabled"))])),
    missing: violates(hasNone, bucket({ lifecycleRules: unknown })),
    more: {
        "takes one rule of several": complies(bucket(), lifecycle([rule("Disabled"), rule(unknown), rule("Enabled")])),
        "takes rules within the bucket": complies(
            bucket({ lifecycleRules: [{ enabled: true, expiration: { days: 90 } }] }),
        ),
        "does not take a rule within the bucket that is off": violates(
            `${bucketType} "media": lifecycleRules has no rule that is enabled; enable a rule.`,
            bucket({ lifecycleRules: [{ enabled: false }] }),
        ),
        "takes an empty list for no rules": violates(hasNone, bucket({ lifecycleRules: [] })),
        "cannot tell what rules say that are not known": undecided(
            `${lifecycleType} "media-lifecycle": rules is not known yet; enable a rule.`,
            bucket(),
            lifecycle(unknown),
        ),
        "knows the provider's older name": complies(bucket(), {
            ...lifecycle([rule("Enabled")]),
            type: "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
        }),
        "does not take the rules of another bucket": violates(
            hasNone,
            bucket({ bucket: "media-1" }),
            lifecycle([rule("Enabled")], {}, "other"),
        ),
    },
};
