import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:s3/bucketPolicy:BucketPolicy";
const isOpen = `${type} "media": policy lets anybody in; name who needs it, or add a condition on an account, an organisation or a source.`;

/** The provider is bound to an account, which is the bucket's own. */
const media = (
    policy: WireValue,
    provider: WireProperties = { allowedAccountIds: '["123456789012"]' },
): TestResource => ({
    type,
    name: "media",
    props: { bucket: unknown, policy },
    provider,
});
const statement = (more: WireProperties): WireProperties => ({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::999999999999:root" },
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::media-1/*",
    ...more,
});
const json = (more: WireProperties): string => JSON.stringify({ Version: "2012-10-17", Statement: [statement(more)] });
const isForeign = `${type} "media": policy lets another account in; take it out, or name it in the rule's setting accounts.`;
const takeOver = { Action: ["s3:GetObject", "s3:PutBucketPolicy"] };

export const cases: RuleCases = {
    good: complies(media(json({ Action: ["s3:GetObject"] }))),
    bad: violates(isForeign, media(json(takeOver))),
    unknown: undecided(
        `${type} "media": policy is not known yet; the update judges it again before it is made.`,
        media(unknown),
    ),
    secret: complies(media(secret(json({})))),
    missing: complies({ type: "aws:s3/bucket:Bucket", name: "media", props: {} }),
    more: {
        "does not take everybody, whatever they may do": violates(isOpen, media(json({ Principal: "*" }))),
        "takes everybody within an organisation": complies(
            media(json({ Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })),
        ),
        "understands patterns of actions": violates(isForeign, media(json({ Action: "s3:Put*" }))),
        "understands all actions but some": violates(
            isForeign,
            media(json({ Action: null, NotAction: "s3:DeleteObject" })),
        ),
        "takes the own account": complies(media(json({ ...takeOver, Principal: { AWS: "123456789012" } }))),
        "cannot tell whose account it is where nothing says": undecided(
            `${type} "media": policy lets an account in that may be another one; name the accounts that may, the own one too, in the rule's setting accounts.`,
            media(json(takeOver), {}),
        ),
        "takes a denial": complies(media(json({ ...takeOver, Effect: "Deny" }))),
        "takes a service": complies(media(json({ ...takeOver, Principal: { Service: "cloudfront.amazonaws.com" } }))),
        "judges a policy within the bucket": violates(
            `aws:s3/bucket:Bucket "media": policy lets anybody in; name who needs it, or add a condition on an account, an organisation or a source.`,
            { type: "aws:s3/bucket:Bucket", name: "media", props: { policy: json({ Principal: "*" }) } },
        ),
        "takes a policy that is an object": complies(media({ Version: "2012-10-17", Statement: statement({}) })),
        "does not take addresses that are all together all": violates(
            isOpen,
            media(
                json({
                    Principal: "*",
                    Condition: { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } },
                }),
            ),
        ),
    },
};
