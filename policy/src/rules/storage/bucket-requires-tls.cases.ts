import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const bucketType = "aws:s3/bucket:Bucket";
const policyType = "aws:s3/bucketPolicy:BucketPolicy";
const fix = "deny s3:* on the bucket and its objects where aws:SecureTransport is false";
const open = `${policyType} "media-policy": policy lets the bucket or its objects be reached without TLS; ${fix}.`;

/** As in a first preview: what the program leaves out is not known. */
const bucket = (props: WireProperties = {}): TestResource => ({
    type: bucketType,
    name: "media",
    props: { bucket: unknown, arn: unknown, policy: unknown, ...props },
});
const policy = (
    value: WireValue,
    dependsOn: TestResource["dependsOn"] = { bucket: ["media"] },
    name = unknown,
): TestResource => ({ type: policyType, name: "media-policy", props: { bucket: name, policy: value }, dependsOn });
const json = (...statements: WireProperties[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });
const arn = "arn:aws:s3:::media-1";
const deny = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

export const cases: RuleCases = {
    good: complies(bucket(), policy(json(deny))),
    bad: violates(open, bucket(), policy(json({ ...deny, Resource: `${arn}/*` }))),
    unknown: undecided(
        `${policyType} "media-policy": policy is not known yet; ${fix}.`,
        bucket(),
        policy(unknown, { bucket: ["media"], policy: ["media"] }),
    ),
    secret: complies(bucket(), policy(secret(json(deny)))),
    missing: violates(`${bucketType} "media": policy is not set; ${fix}.`, bucket()),
    more: {
        "finds the policy by the bucket's known name": complies(
            bucket({ bucket: "media-1" }),
            policy(json(deny), {}, "media-1"),
        ),
        "does not take the policy of another bucket": violates(
            `${bucketType} "media": policy is not set; ${fix}.`,
            bucket({ bucket: "media-1" }),
            policy(json(deny), {}, "other"),
        ),
        "cannot tell what a policy is for that comes from nowhere": undecided(
            `${bucketType} "media": policy may be set by "media-policy", which is not known yet; ${fix}.`,
            bucket(),
            policy(json(deny), { bucket: [] }),
        ),
        "takes a policy within the bucket": complies(bucket({ policy: json(deny) })),
        "takes a policy that is an object": complies(bucket(), policy({ Version: "2012-10-17", Statement: [deny] })),
        "takes two statements, one for the bucket and one for its objects": complies(
            bucket(),
            policy(json({ ...deny, Resource: arn }, { ...deny, Action: "*", Resource: `${arn}/*` })),
        ),
        "takes a pattern for both": complies(bucket(), policy(json({ ...deny, Resource: `${arn}*` }))),
        "does not take some of the objects": violates(
            open,
            bucket(),
            policy(json({ ...deny, Resource: [arn, `${arn}/private/*`] })),
        ),
        "does not take some of the actions": violates(
            open,
            bucket(),
            policy(json({ ...deny, Action: ["s3:GetObject", "s3:PutObject"] })),
        ),
        "does not take an allowance over TLS, because other policies allow as well": violates(
            open,
            bucket(),
            policy(json({ ...deny, Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } })),
        ),
        "does not take the condition turned round": violates(
            open,
            bucket(),
            policy(json({ ...deny, Condition: { Bool: { "aws:SecureTransport": "true" } } })),
        ),
    },
};
