import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAlarms } from "../common/alarms.js";
import { protection } from "../common/protection.js";
import { createLogGroups, type DatabaseScope, insights } from "./instance.js";
import type { ReplicaSettings } from "./replica-settings.js";

/** What replicas follow. */
export interface ReplicaSource {
    instance: aws.rds.Instance;
    kmsKeyArn: pulumi.Input<string>;
}

/** The instances that only read, by name, and the group that they are reached through. */
export interface Replicas {
    instances: Map<string, aws.rds.Instance>;
    /** A group apart from the database's: whoever is admitted here may read, and with a proxy gets no way around it. */
    securityGroupId: pulumi.Output<string>;
}

/** The replicas with their logs and alarms; nothing where none is asked for. */
export function createReplicas(scope: DatabaseScope, source: ReplicaSource): Replicas | undefined {
    const { name, parent, tags, args, settings } = scope;
    if (settings.replicas.size === 0) return undefined;
    const securityGroup = new aws.ec2.SecurityGroup(
        `${name}-readers`,
        { vpcId: args.network.vpcId, description: `Readers of the database ${name}; rules are added by grants`, tags },
        { parent },
    );
    const instances = [...settings.replicas].map(
        ([key, replica]) => [key, createReplica(scope, source, key, replica, securityGroup)] as const,
    );
    return { instances: new Map(instances), securityGroupId: securityGroup.id };
}

function createReplica(
    scope: DatabaseScope,
    { instance, kmsKeyArn }: ReplicaSource,
    key: string,
    replica: ReplicaSettings,
    securityGroup: aws.ec2.SecurityGroup,
): aws.rds.Instance {
    const { name, parent, tags, args } = scope;
    const replicaName = `${name}-replica-${key}`;
    const identifier = pulumi.interpolate`${instance.identifier}-${key}`;
    const made = new aws.rds.Instance(
        replicaName,
        {
            identifier,
            replicateSourceDb: instance.identifier,
            availabilityZone: replica.availabilityZone,
            ...operation(scope, replica),
            ...storage(replica, kmsKeyArn),
            ...insights(replica.database, kmsKeyArn),
            // PostgreSQL lets no replica allow fewer connections than what it follows, so that the parameters are shared.
            parameterGroupName: instance.parameterGroupName,
            monitoringInterval: replica.database.monitoringIntervalSeconds,
            monitoringRoleArn:
                replica.database.monitoringIntervalSeconds === 0 ? undefined : instance.monitoringRoleArn,
            vpcSecurityGroupIds: [securityGroup.id],
            tags,
        },
        {
            parent,
            dependsOn: createLogGroups(scope, replicaName, identifier),
            // RDS lets a replica follow nothing else than what it was made from.
            replaceOnChanges: ["replicateSourceDb"],
            ...protection(replica.deletionProtection),
        },
    );
    createAlarms(replicaName, {
        table: replica.alarms,
        dimensions: { DBInstanceIdentifier: made.identifier },
        topicArn: args.alarmTopicArn,
        parent,
        tags,
        tunings: replica.tunings,
    });
    return made;
}

function operation({ args }: DatabaseScope, { database, deletionProtection }: ReplicaSettings): aws.rds.InstanceArgs {
    return {
        instanceClass: database.instanceClass,
        port: database.port,
        publiclyAccessible: false,
        caCertIdentifier: database.certificateAuthority,
        iamDatabaseAuthenticationEnabled: args.iamDatabaseAuthentication ?? false,
        autoMinorVersionUpgrade: true,
        maintenanceWindow: database.maintenanceWindow,
        applyImmediately: args.applyImmediately ?? false,
        enabledCloudwatchLogsExports: [...database.logs],
        // RDS takes no snapshot of what is only a copy.
        skipFinalSnapshot: true,
        deletionProtection,
    };
}

/** Its size is the database's from the start, and RDS refuses any other. */
function storage({ database }: ReplicaSettings, kmsKeyId: pulumi.Input<string>): Partial<aws.rds.InstanceArgs> {
    const { storageType, maxAllocatedStorage, iops, storageThroughput } = database.storage;
    return { storageType, maxAllocatedStorage, iops, storageThroughput, storageEncrypted: true, kmsKeyId };
}
