import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";

/** AWS services that may deliver their logs to a store. */
export const LogSource = {
    /** Access logs of application load balancers. */
    LoadBalancers: "loadBalancers",
    /** Flow logs of networks. */
    FlowLogs: "flowLogs",
    /** Access logs of other object stores. */
    ObjectStores: "objectStores",
    /** Access logs of CloudFront distributions, such as a `StaticSite` has. */
    Distributions: "distributions",
} as const;
export type LogSource = (typeof LogSource)[keyof typeof LogSource];

/** Cheaper places for objects that are seldom read. */
export const StorageClass = {
    /** From 30 days on, in every zone. */
    InfrequentAccess: "STANDARD_IA",
    /** From 30 days on, lost with its zone. */
    OneZoneInfrequentAccess: "ONEZONE_IA",
    /** S3 moves each object by how it is read. */
    IntelligentTiering: "INTELLIGENT_TIERING",
    /** Read within milliseconds. */
    GlacierInstantRetrieval: "GLACIER_IR",
    /** Read within minutes or hours. */
    GlacierFlexibleRetrieval: "GLACIER",
    /** Read within twelve hours. */
    GlacierDeepArchive: "DEEP_ARCHIVE",
} as const;
export type StorageClass = (typeof StorageClass)[keyof typeof StorageClass];

export interface TransitionArgs {
    /** Where objects move to. */
    storageClass: StorageClass;
    /** Days after an object was written. At least 30 for the two infrequent-access classes. */
    afterDays: number;
}

export interface ObjectStoreArgs {
    /**
     * Customer-managed key for the objects. Not with `LogSource.LoadBalancers` or `LogSource.ObjectStores`, which deliver to stores with S3's
     * own key only.
     * @default S3's own key (SSE-S3)
     */
    kmsKeyArn?: pulumi.Input<string>;

    /**
     * Days after which an object is deleted.
     * @default never
     */
    expireAfterDays?: number;

    /**
     * Days for which a version is kept that was overwritten or deleted: the time to undo a mistake.
     * @default 90
     */
    keepOldVersionsDays?: number;

    /**
     * Moves to cheaper storage, one per class.
     * @default none
     * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
     */
    transitions?: TransitionArgs[];

    /**
     * Services that may deliver logs of this account here.
     * @default none
     */
    logSources?: LogSource[];

    /**
     * Bucket that receives the log of requests to this store, under `<name>/`: the `bucketName` of a store with `LogSource.ObjectStores`.
     * @default requests are not logged
     */
    accessLogBucketName?: pulumi.Input<string>;

    /**
     * Topic that is told when S3 refuses or fails requests. With it S3 counts the store's requests, for which CloudWatch bills up to sixteen metrics.
     * @default nobody is told: no alarms
     * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-configurations.html
     */
    alarmTopicArn?: pulumi.Input<string>;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The roles are `refused-requests` and `failed-requests`. Only
     * with `alarmTopicArn`.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /**
     * Deletes all objects and versions when the store itself is destroyed, instead of refusing to. For throw-away stacks.
     * @default false
     */
    forceDestroy?: boolean;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}
