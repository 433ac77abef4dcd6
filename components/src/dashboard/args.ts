import type * as pulumi from "@pulumi/pulumi";

/** A web tier and what its visitors are promised. A `ScalableWebTier` can be given as it is. */
export interface WebTierChartsArgs {
    /** `app/<name>/<digits>`, the load balancer as metrics name it. */
    loadBalancerArnSuffix: pulumi.Input<string>;
    /** `targetgroup/<name>/<digits>`, the target group as metrics name it. */
    targetGroupArnSuffix: pulumi.Input<string>;
    /** Name of the group of instances. */
    autoScalingGroupName: pulumi.Input<string>;

    /**
     * Requests of a hundred that are to be answered without an error of the server, 50 or more and less than 100.
     * @default 99.9
     */
    availabilityObjective?: number;

    /**
     * Seconds in which 99 of a hundred requests are to be answered, at most 60. By default what the tier's alarm on slow answers watches.
     * @default 1
     */
    latencyObjective?: number;
}

/** A database. A `ManagedDatabase` can be given as it is. */
export interface DatabaseChartsArgs {
    /** Identifier of the RDS instance. */
    instanceIdentifier: pulumi.Input<string>;
}

/** A shared file system. A `SharedFileStore` can be given as it is. */
export interface FileStoreChartsArgs {
    /** Such as `fs-0123456789abcdef0`. */
    fileSystemId: pulumi.Input<string>;
}

/** A cache. A `CacheCluster` can be given as it is where it has one shard and one replica, as it has by default. */
export interface CacheChartsArgs {
    /** Identifier of the replication group. */
    replicationGroupId: pulumi.Input<string>;

    /**
     * Parts into which its keys are divided: metrics are by node, and nodes are counted from this.
     * @default 1
     */
    shards?: number;

    /**
     * Copies of each shard.
     * @default 1
     */
    replicas?: number;
}

/** A site behind CloudFront. A `StaticSite` can be given as it is. */
export interface SiteChartsArgs {
    /** Id of the CloudFront distribution. */
    distributionId: pulumi.Input<string>;
}

export interface DashboardArgs {
    /**
     * Name of the page, of letters, digits, dashes and underscores. An account has one list of dashboards for all regions, and one of the same name
     * silently takes the place of another: make project and environment part of it. Another name makes another page, with another address.
     */
    dashboardName: string;

    /**
     * Web tiers by title: what visitors are promised and get, then traffic, errors and instances.
     * @default none
     */
    webTiers?: Record<string, WebTierChartsArgs>;

    /**
     * Databases by title.
     * @default none
     */
    databases?: Record<string, DatabaseChartsArgs>;

    /**
     * Shared file systems by title.
     * @default none
     */
    fileStores?: Record<string, FileStoreChartsArgs>;

    /**
     * Caches by title.
     * @default none
     */
    caches?: Record<string, CacheChartsArgs>;

    /**
     * Sites by title. CloudFront publishes their metrics in us-east-1, and that is where they are read.
     * @default none
     */
    sites?: Record<string, SiteChartsArgs>;

    /**
     * ARNs of topics by title. The `topicArns` of `AlertingTopics` can be given as they are.
     * @default none
     */
    topics?: Record<string, pulumi.Input<string>>;

    /**
     * ARNs of alarms whose state is shown at the top, such as the values of the `alarmArns` of every component.
     * @default none
     */
    alarmArns?: pulumi.Input<string>[];

    /**
     * Text above everything, in Markdown: what a person who was woken reads first, such as where the runbook is.
     * @default no text
     */
    note?: string;

    /**
     * Where the metrics are.
     * @default the provider's region
     */
    region?: string;
}
