import * as pulumi from "@pulumi/pulumi";
import { alarmArnsOf } from "../common/alarms.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import type { Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import { createOwnKey } from "../common/own-key.js";
import type { CacheClusterArgs } from "./args.js";
import { cacheClusterChildren, type CacheClusterChildren } from "./children.js";
import { type ConnectTarget, grantConnect } from "./grants.js";
import { createNodeAlarms } from "./nodes.js";
import { type CacheScope, createCache, type CreatedCache, createSecurityGroup } from "./replication-group.js";
import { resolveSettings } from "./settings.js";

/** Valkey's own, which ElastiCache uses where nothing else is said. */
const valkeyPort = 6379;

const internals = new Internals<CacheCluster, ConnectTarget>();

/**
 * A Valkey cache that a whole tier shares: private, encrypted on the way and on disk, with a copy that takes over, watched node by node, and reachable
 * only by what it is granted to, who sign in by IAM.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.html
 */
export class CacheCluster extends pulumi.ComponentResource {
    /** Host name that clients connect to, over TLS. With several shards it tells clients of the cluster protocol where the shards are. */
    public readonly address: pulumi.Output<string>;
    /** Host name over which reads are spread among the replicas; undefined with several shards, whose clients find the replicas by themselves. */
    public readonly readerEndpointAddress?: pulumi.Output<string>;
    /** Port that clients connect to. */
    public readonly port: pulumi.Output<number>;
    /** As whom clients sign in, with a token that IAM signs. */
    public readonly userName: pulumi.Output<string>;
    /** Id of the replication group, by which its nodes and metrics are named. */
    public readonly replicationGroupId: pulumi.Output<string>;
    /** ARN of the replication group. */
    public readonly replicationGroupArn: pulumi.Output<string>;
    /** The group of what clients connect to. {@link grantConnect} adds rules to it. */
    public readonly securityGroupId: pulumi.Output<string>;
    /** Key of disks and snapshots: its own, or the one that it was given. */
    public readonly kmsKeyArn: pulumi.Output<string>;
    /** ARNs of the alarms by role, such as `node-001-memory`, for the `alarmArns` of a dashboard. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: CacheClusterArgs, opts?: ComponentOptions<CacheClusterChildren>) {
        const transformed = withChildTransforms("CacheCluster", name, cacheClusterChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:CacheCluster", name, {}, transformed.options);
        const settings = resolveSettings(name, args);

        const scope: CacheScope = { name, parent: this, tags: args.tags, args, settings };
        const kmsKeyArn =
            args.kmsKeyArn ??
            createOwnKey(scope, `Snapshots and disks of the cache ${name}`, settings.keepAfterDeletion);
        const securityGroup = createSecurityGroup(scope);
        const cache = createCache({ ...scope, kmsKeyArn }, securityGroup.id);
        createNodeAlarms(scope, cache.group);

        this.address = settings.clusterMode
            ? cache.group.configurationEndpointAddress
            : cache.group.primaryEndpointAddress;
        if (!settings.clusterMode) this.readerEndpointAddress = cache.group.readerEndpointAddress;
        this.port = pulumi.output(valkeyPort);
        this.userName = cache.user.userName;
        this.replicationGroupId = cache.group.replicationGroupId;
        this.replicationGroupArn = cache.group.arn;
        this.securityGroupId = securityGroup.id;
        this.kmsKeyArn = pulumi.output(kmsKeyArn);
        internals.keep(this, connectTarget(this, scope, cache));
        this.alarmArns = alarmArnsOf(this, name);
        transformed.assertUsed();
        this.registerOutputs({
            address: this.address,
            readerEndpointAddress: this.readerEndpointAddress,
            port: this.port,
            userName: this.userName,
            replicationGroupId: this.replicationGroupId,
            replicationGroupArn: this.replicationGroupArn,
            securityGroupId: this.securityGroupId,
            kmsKeyArn: this.kmsKeyArn,
            alarmArns: this.alarmArns,
        });
    }

    /**
     * Lets `grantee` connect: its network may, its role may sign in, and its software finds `CACHE_HOST`, `CACHE_PORT`, `CACHE_USER`, `CACHE_NAME`,
     * for which the token is signed, and `CACHE_CLUSTER_MODE`, which is `enabled` or `disabled`, in its environment.
     *
     * @throws when the grantee's instances have been defined already, or it has been granted a cache before
     */
    public grantConnect(grantee: Grantee): void {
        grantConnect(internals.of(this), grantee);
    }
}

function connectTarget(
    cluster: CacheCluster,
    { name, parent, tags, settings }: CacheScope,
    { group, user }: CreatedCache,
): ConnectTarget {
    return {
        name,
        parent,
        tags,
        securityGroupId: cluster.securityGroupId,
        port: valkeyPort,
        groupArn: group.arn,
        userArn: user.arn,
        environment: {
            CACHE_HOST: cluster.address,
            CACHE_PORT: String(valkeyPort),
            CACHE_USER: cluster.userName,
            CACHE_NAME: cluster.replicationGroupId,
            CACHE_CLUSTER_MODE: settings.clusterMode ? "enabled" : "disabled",
        },
    };
}
