import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";
import type { NetworkLike } from "../network/network-like.js";

/** How throughput is paid for. A const object, because other Pulumi languages cannot receive string unions. */
export const ThroughputMode = {
    /** Follows the load and bills what is moved. */
    Elastic: "elastic",
    /** Grows with what is stored: 50 KiB/s for each GiB. A small system starves when its credits are used up. */
    Bursting: "bursting",
    /** Holds what you name. */
    Provisioned: "provisioned",
} as const;
export type ThroughputMode = (typeof ThroughputMode)[keyof typeof ThroughputMode];

/** A folder of the file system that clients mount as their root, and the user as whom they all act in it. */
export interface AccessPointArgs {
    /** Folder on the file system, such as `/uploads`, at most four deep. It is created, for the user, at the first mount. */
    path: string;
    /**
     * Number of the user. Never 0, which is root.
     * @default 1000
     */
    uid?: number;
    /**
     * Number of the group. Never 0, which is root's.
     * @default 1000
     */
    gid?: number;
}

/** A copy of all files that EFS keeps up to date, mostly within 15 minutes, and that nobody else can write to. */
export interface FileReplicationArgs {
    /**
     * Region of the copy, such as `eu-central-1`. Changing it begins a new copy there and keeps the old one.
     * @see https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html
     */
    region: string;

    /**
     * Customer-managed key of that region for the copy. It can never be changed: another key begins a new copy and keeps the old one. Not with
     * `fileSystemId`, which has its key already.
     * @default the account's `aws/elasticfilesystem` key there
     */
    kmsKeyArn?: pulumi.Input<string>;

    /**
     * File system of that region to copy to: encrypted, and made with `overwriteProtection: false`. What it holds and the store does not is deleted. Another
     * one begins a new copy and keeps the old one.
     * @default EFS makes one, without mount targets
     * @see https://docs.aws.amazon.com/efs/latest/ug/replicate-existing-destination.html
     */
    fileSystemId?: pulumi.Input<string>;
}

export interface SharedFileStoreArgs {
    /** There is a mount target in each private subnet. */
    network: NetworkLike;

    /** Topic that receives the alarms. */
    alarmTopicArn: pulumi.Input<string>;

    /**
     * Ways into the file system by name. Nothing can be mounted but through one of them. Another `path`, `uid` or `gid` replaces the way, and leaves folders
     * and files as they are.
     * @default one called `shared`, for `/shared` and the user 1000
     */
    accessPoints?: Record<string, AccessPointArgs>;

    /**
     * How much can be read and written, and what it costs.
     * @default ThroughputMode.Elastic
     * @see https://docs.aws.amazon.com/efs/latest/ug/performance.html
     */
    throughputMode?: ThroughputMode;

    /** MiB/s to hold. Required with, and only with, `ThroughputMode.Provisioned`. */
    provisionedMibps?: number;

    /**
     * Days without access after which a file moves to Infrequent Access: 1, 7, 14, 30, 60, 90, 180, 270 or 365.
     * @default 30
     */
    infrequentAccessAfterDays?: number;

    /**
     * Days without access after which a file moves to Archive, from the same numbers. Only with `ThroughputMode.Elastic`.
     * @default 90 with elastic throughput, otherwise never
     */
    archiveAfterDays?: number;

    /**
     * Daily backups by AWS Backup, kept for 35 days.
     * @default true
     */
    backups?: boolean;

    /**
     * A copy in another region. To fail over, take the replication away: the copy stays, as it was at the last synchronisation, and can be written to
     * from then on. It also stays, and is billed, when the whole store is destroyed; it is deleted by hand.
     * @default no copy
     * @see https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html
     */
    replication?: FileReplicationArgs;

    /**
     * Whether EFS refuses to make this file system the copy of another. To make it one, set it to false and run `pulumi up`, name it in the other
     * store's `replication`, and take this option away again: the switch is AWS's own while the replication lasts, and on again when that ends. (Do
     * not refresh in between; the provider cannot read the state of a copy: https://github.com/pulumi/pulumi-aws/issues/6041.) Not false with
     * `replication`: a file system is part of one replication only.
     * @default as it is, which is protected unless it was set to false before
     * @see https://docs.aws.amazon.com/efs/latest/ug/replication-overwrite.html
     */
    overwriteProtection?: boolean;

    /**
     * Whether Pulumi refuses to delete or replace the file system, before it touches anything else of the stack. AWS has no such switch for files. To
     * delete it, set it to false and run `pulumi up` first.
     * @default true
     * @see https://www.pulumi.com/docs/iac/concepts/resources/options/protect/
     */
    deletionProtection?: boolean;

    /**
     * Customer-managed key for the data. It can never be changed: another key replaces the file system, with an empty one.
     * @default the account's `aws/elasticfilesystem` key
     */
    kmsKeyArn?: pulumi.Input<string>;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The roles are `io-limit`, `no-clients`, with
     * bursting throughput `burst-credits`, and with `replication` `replication-lag`.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}

/** Where a grantee sees the file system. */
export interface FileGrantOptions {
    /**
     * Name of the access point.
     * @default shared
     */
    accessPoint?: string;
    /**
     * Absolute path on the instance.
     * @default `/mnt/<name of the store>`
     */
    path?: string;
}
