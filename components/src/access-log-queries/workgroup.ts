import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Location } from "../common/location.js";
import { ObjectStore } from "../object-store/object-store.js";
import { bytesPerGb } from "./alarms.js";
import type { QueriesScope } from "./scope.js";

/** Results have names of their own: an old version is only ever one that has expired. */
const keepExpiredDays = 1;

/** The place of the results, which nothing else uses. */
export function createResults({ name, parent, args, settings }: QueriesScope): ObjectStore {
    return new ObjectStore(
        `${name}-results`,
        {
            kmsKeyArn: args.kmsKeyArn,
            expireAfterDays: settings.resultRetentionDays,
            keepOldVersionsDays: keepExpiredDays,
            accessLogBucketName: args.accessLogBucketName,
            forceDestroy: settings.forceDestroy,
            tags: args.tags,
        },
        { parent },
    );
}

/**
 * Where queries run. What it says holds for all of them, whatever a client asks for: where results go, their encryption, and how much a query may read.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
 */
export function createWorkgroup(
    { name, parent, tags, args, settings }: QueriesScope,
    { account }: Location,
    results: ObjectStore,
): aws.athena.Workgroup {
    const { kmsKeyArn } = args;
    return new aws.athena.Workgroup(
        `${name}-workgroup`,
        {
            description: `Queries of the access logs in ${name}`,
            configuration: {
                enforceWorkgroupConfiguration: true,
                publishCloudwatchMetricsEnabled: true,
                bytesScannedCutoffPerQuery: settings.queryLimitGb * bytesPerGb,
                resultConfiguration: {
                    outputLocation: pulumi.interpolate`s3://${results.bucketName}/`,
                    // A bucket that somebody else has made under this name, after ours was gone, gets nothing.
                    expectedBucketOwner: account,
                    encryptionConfiguration:
                        kmsKeyArn === undefined
                            ? { encryptionOption: "SSE_S3" }
                            : { encryptionOption: "SSE_KMS", kmsKeyArn },
                },
            },
            forceDestroy: settings.forceDestroy,
            tags,
        },
        { parent },
    );
}
