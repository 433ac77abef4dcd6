import { judgePolicies } from "../../aws/attached-policies.js";
import { bucketTypes } from "../../aws/buckets.js";
import type { PolicyStatement } from "../../aws/policy-document.js";
import { deniesWithoutTls } from "../../aws/policy-transport.js";
import { Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

export const bucketRequiresTls = stackRule({
    name: "bucket-requires-tls",
    title: "Buckets are reached over TLS only",
    description: "The policy of an S3 bucket must deny everything without TLS, for the bucket and its objects.",
    severity: "medium",
    // A policy that is made together with its bucket, such as `pulumi.jsonStringify({… bucket.arn …})`, names an ARN that
    // no first preview knows: to stop for it would stop every new bucket. It is reported, and judged once it is made.
    onUnknown: "advisory",
    why: "S3 also answers plain HTTP, where everybody on the way can read an object or change it.",
    fix: 'Add a statement to the bucket policy that denies s3:* on the bucket and its objects to everybody where aws:SecureTransport is "false".',
    controls: { securityHub: ["S3.5"], cis: ["2.1.1"], cdkNag: ["S10"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5",
    readSettings: noSettings,
    check: (stack) =>
        judgePolicies(stack.ofType(...bucketTypes), {
            policies: new Referrers(stack, {
                from: ["aws:s3/bucketPolicy:BucketPolicy"],
                property: "bucket",
                to: bucketTypes,
            }),
            holds: deniesBucketWithoutTls,
            problem: "lets the bucket or its objects be reached without TLS",
            fix: "deny s3:* on the bucket and its objects where aws:SecureTransport is false",
        }),
});

/** S3 refuses a policy that names another bucket, so that only the part after the name has to be looked at. */
function deniesBucketWithoutTls(statements: readonly PolicyStatement[]): boolean {
    const denied = statements.filter((one) => deniesWithoutTls(one, "s3:*")).flatMap(({ resources }) => resources);
    return (
        denied.some((resource) => resource === "*" || /^arn:[^:]*:s3:::[^/]+$/.test(resource)) &&
        denied.some((resource) => resource === "*" || /^arn:[^:]*:s3:::([^/]+\/\*|[^/]*\*)$/.test(resource))
    );
}
