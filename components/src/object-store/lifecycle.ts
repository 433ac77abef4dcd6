import type * as aws from "@pulumi/aws";
import type { LifecycleSettings } from "./settings.js";

type Rule = aws.types.input.s3.BucketLifecycleConfigurationRule;

/** Parts of an upload that nobody finished are billed and never seen. */
const abortUploadsAfterDays = 7;

/** S3 wants a filter in every rule; this one means all objects. */
const everything = { prefix: "" };

/** The rules by which objects age. Pure: the numbers were validated before. */
export function lifecycleRules(settings: LifecycleSettings): Rule[] {
    const { expireAfterDays, keepOldVersionsDays, transitions } = settings;
    const rules: Rule[] = [
        {
            id: "abort-unfinished-uploads",
            status: "Enabled",
            filter: everything,
            abortIncompleteMultipartUpload: { daysAfterInitiation: abortUploadsAfterDays },
        },
        {
            id: "forget-old-versions",
            status: "Enabled",
            filter: everything,
            noncurrentVersionExpiration: { noncurrentDays: keepOldVersionsDays },
        },
    ];
    if (expireAfterDays === undefined) {
        // S3 does this by itself where objects expire, and refuses to be told both.
        rules.push({
            id: "forget-deletions",
            status: "Enabled",
            filter: everything,
            expiration: { expiredObjectDeleteMarker: true },
        });
    } else {
        rules.push({ id: "expire", status: "Enabled", filter: everything, expiration: { days: expireAfterDays } });
    }
    if (transitions.length > 0) {
        rules.push({
            id: "move-to-cheaper-storage",
            status: "Enabled",
            filter: everything,
            transitions: transitions.map(({ storageClass, afterDays }) => ({ storageClass, days: afterDays })),
        });
    }
    return rules;
}
