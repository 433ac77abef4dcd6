import type { PolicyResource } from "@pulumi/policy";
import { mustBeTrue } from "../../core/demands.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";
import { bucketTypes } from "../../aws/buckets.js";

const blockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
const fix = "give it an aws.s3.BucketPublicAccessBlock with all four switches true";

export const bucketBlocksPublicAccess = stackRule({
    name: "bucket-blocks-public-access",
    title: "Buckets refuse to become public",
    description: "An S3 bucket must have a public-access block with all four switches on.",
    why: "One object's access list or one line of a policy is enough to publish what was meant to stay inside.",
    fix: "Add an aws.s3.BucketPublicAccessBlock for the bucket, with all four switches true.",
    severity: "high",
    controls: {
        securityHub: ["S3.8"],
        cis: ["2.1.4"],
        cdkNag: ["S2"],
        checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV2_AWS_6"],
    },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8",
    readSettings: noSettings,
    check: (stack) => {
        const blocks = new Referrers(stack, { from: [blockType], property: "bucket", to: bucketTypes });
        return stack.ofType(...bucketTypes).flatMap((bucket) => {
            const { certain, possible } = blocks.of(bucket);
            const [block] = certain;
            return block === undefined
                ? [{ resource: bucket, findings: [without(possible)] }]
                : [
                      {
                          resource: block,
                          findings: switches.flatMap((name) => mustBeTrue(block.props, name, "violates")),
                      },
                  ];
        });
    },
});

function without(possible: readonly PolicyResource[]): Finding {
    const [doubtful] = possible;
    return doubtful === undefined
        ? violation("bucket", "has no public-access block", fix)
        : undecidable("bucket", `may be what "${doubtful.name}" blocks, which is not known yet`, fix);
}
