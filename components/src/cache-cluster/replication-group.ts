import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { protection } from "../common/protection.js";
import type { ChildScope } from "../common/scope.js";
import type { CacheClusterArgs } from "./args.js";
import { createLogs } from "./logs.js";
import type { CacheSettings } from "./settings.js";
import { createUsers } from "./users.js";

/** What a builder of this component needs to know. */
export interface CacheScope extends ChildScope {
    args: CacheClusterArgs;
    settings: CacheSettings;
}

/** What the replication group needs beyond that. */
interface GroupScope extends CacheScope {
    kmsKeyArn: pulumi.Input<string>;
}

/** The cache and as whom one signs in. */
export interface CreatedCache {
    group: aws.elasticache.ReplicationGroup;
    user: aws.elasticache.User;
}

/**
 * The identifier, new for every cache that is ever created here: its subnets, users, logs and final snapshot carry it. The keepers are what
 * ElastiCache can never change, so that a replacement, which exists beside its predecessor for a while, has names of its own.
 */
function createIdentifier({ name, parent, args, settings, kmsKeyArn }: GroupScope): pulumi.Output<string> {
    const suffix = new random.RandomId(
        `${name}-suffix`,
        {
            byteLength: 4,
            keepers: { vpcId: args.network.vpcId, clusterMode: modeOf(settings), kmsKeyArn },
        },
        { parent },
    );
    return pulumi.interpolate`${name}-${suffix.hex}`;
}

/** The group that nobody is in and nothing leaves: rules are added by grants only. */
export function createSecurityGroup({ name, parent, tags, args }: CacheScope): aws.ec2.SecurityGroup {
    return new aws.ec2.SecurityGroup(
        `${name}-clients`,
        { vpcId: args.network.vpcId, description: `Clients of the cache ${name}; rules are added by grants`, tags },
        { parent },
    );
}

function createParameterGroup({ name, parent, tags, settings }: CacheScope): aws.elasticache.ParameterGroup {
    return new aws.elasticache.ParameterGroup(
        `${name}-parameters`,
        {
            family: `valkey${majorOf(settings)}`,
            // No group can be switched between the modes while a cache uses it; another description makes another group.
            description: `Parameters of the cache ${name}, cluster mode ${modeOf(settings)}`,
            parameters: [
                { name: "maxmemory-policy", value: settings.evictionPolicy },
                ...(settings.clusterMode ? [{ name: "cluster-enabled", value: "yes" }] : []),
            ],
            tags,
        },
        { parent },
    );
}

/** The replication group with its subnets, its parameters, its users and its logs. */
export function createCache(scope: GroupScope, securityGroupId: pulumi.Output<string>): CreatedCache {
    const { name, parent, tags, args, settings, kmsKeyArn } = scope;
    const identifier = createIdentifier(scope);
    const subnetGroup = new aws.elasticache.SubnetGroup(
        `${name}-subnets`,
        {
            // ElastiCache moves no group to another VPC, so that a cache there has a group of its own.
            name: identifier,
            description: `Isolated subnets of the cache ${name}`,
            subnetIds: settings.subnetIds,
            tags,
        },
        { parent },
    );
    const users = createUsers(scope, identifier);
    const group = new aws.elasticache.ReplicationGroup(
        `${name}-cluster`,
        {
            replicationGroupId: identifier,
            description: `Cache ${name}`,
            engine: "valkey",
            engineVersion: settings.version,
            nodeType: settings.nodeType,
            parameterGroupName: createParameterGroup(scope).name,
            ...nodes(settings),
            ...operation(args, settings),
            ...snapshots(settings, identifier),
            atRestEncryptionEnabled: true,
            kmsKeyId: kmsKeyArn,
            transitEncryptionEnabled: true,
            transitEncryptionMode: "required",
            userGroupIds: [users.group.userGroupId],
            subnetGroupName: subnetGroup.name,
            securityGroupIds: [securityGroupId],
            logDeliveryConfigurations: createLogs(scope, identifier),
            tags,
        },
        { parent, ...protection(settings.deletionProtection) },
    );
    return { group, user: users.user };
}

/** ElastiCache counts nodes where keys are not divided, and shards where they are. Then a failover is always on, even with nothing to fail over to. */
function nodes({ replicas, shards, clusterMode }: CacheSettings): Partial<aws.elasticache.ReplicationGroupArgs> {
    return {
        ...(clusterMode
            ? { numNodeGroups: shards, replicasPerNodeGroup: replicas }
            : { numCacheClusters: replicas + 1 }),
        automaticFailoverEnabled: clusterMode || replicas > 0,
        multiAzEnabled: replicas > 0,
    };
}

function operation(args: CacheClusterArgs, settings: CacheSettings): Partial<aws.elasticache.ReplicationGroupArgs> {
    return {
        autoMinorVersionUpgrade: true,
        maintenanceWindow: settings.maintenanceWindow,
        applyImmediately: settings.applyImmediately,
        notificationTopicArn: args.eventTopicArn,
    };
}

function snapshots(
    settings: CacheSettings,
    identifier: pulumi.Output<string>,
): Partial<aws.elasticache.ReplicationGroupArgs> {
    return {
        snapshotRetentionLimit: settings.snapshotRetentionDays,
        snapshotWindow: settings.snapshotWindow,
        // A cache of a lower version has the identifier of the one that went for it, whose last snapshot is there by then.
        finalSnapshotIdentifier: settings.keepAfterDeletion
            ? pulumi.interpolate`${identifier}-final-${majorOf(settings)}`
            : undefined,
    };
}

/** `8` of `8.2`. */
function majorOf({ version }: CacheSettings): string {
    return version.replace(/\..*/, "");
}

function modeOf({ clusterMode }: CacheSettings): string {
    return clusterMode ? "on" : "off";
}
