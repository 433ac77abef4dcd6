import { documentIn } from "../../aws/attached-policies.js";
import { bucketTypes } from "../../aws/buckets.js";
import { allowsAction } from "../../aws/policy-document.js";
import { accountsOfProvider, judgeAccounts, judgeUnreadable, openPolicy, reachOf } from "../../aws/policy-reach.js";
import type { Finding } from "../../core/finding.js";
import { judgedAgain } from "../../core/levels.js";
import { read } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

interface Settings {
    accounts: readonly string[] | undefined;
    actions: readonly string[];
}

/** What Security Hub denies to other accounts: whatever changes who may do what. */
const sensitiveActions = [
    "s3:DeleteBucketPolicy",
    "s3:PutBucketAcl",
    "s3:PutBucketPolicy",
    "s3:PutEncryptionConfiguration",
    "s3:PutObjectAcl",
];

/**
 * An ARN of S3 names no account, so that the bucket's own is known only from the provider's `allowedAccountIds`, or
 * from the setting. Without both, an account that may change the bucket's protection cannot be decided.
 */
export const bucketPolicyLimitsOtherAccounts = resourceRule<Settings>({
    name: "bucket-policy-limits-other-accounts",
    title: "Bucket policies leave control to the own account",
    description:
        "The policy of an S3 bucket must let nobody in without a limit, and no other account change its protection.",
    severity: "high",
    // The policy of a new bucket names an ARN that is not known in a preview; the update judges it before it is made.
    onUnknown: judgedAgain,
    why: "Whoever may change the policy, the access lists or the encryption of a bucket can take it over.",
    fix: "Name who needs the bucket, and allow other accounts no more than reading and writing objects.",
    controls: { securityHub: ["S3.6"], checkov: ["CKV_AWS_70"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6",
    types: [...bucketTypes, "aws:s3/bucketPolicy:BucketPolicy"],
    readSettings: (reader) => ({
        accounts: reader.words(
            "accounts",
            undefined,
            "Numbers of the accounts that may change the bucket's protection. Name the own one too.",
        ),
        actions: reader.words("actions", sensitiveActions, "Actions that other accounts must not be allowed."),
    }),
    check: judgeBucketPolicy,
});

function judgeBucketPolicy({ props, provider }: CheckedResource, { accounts, actions }: Settings): readonly Finding[] {
    const document = documentIn(read(props, "policy"));
    if (document.state !== "known") {
        return judgeUnreadable(document);
    }
    const allowing = document.statements.filter(({ effect }) => effect === "Allow");
    const sensitive = allowing.filter((statement) => actions.some((action) => allowsAction(statement, action)));
    return [
        ...(allowing.some((statement) => reachOf(statement).anybody) ? [openPolicy] : []),
        ...judgeAccounts(sensitive, { accounts, own: accountsOfProvider(provider) }),
    ];
}
