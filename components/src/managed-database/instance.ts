import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { ChildScope } from "../common/scope.js";
import { protection } from "../common/protection.js";
import type { ManagedDatabaseArgs } from "./args.js";
import { blueGreenPatience, blueGreenUpdate } from "./blue-green.js";
import { createMonitoring } from "./monitoring.js";
import { createParameterGroup } from "./parameters.js";
import { createFirstPassword } from "./password.js";
import { readOnlyOnce, restored } from "./restore.js";
import type { DatabaseSettings } from "./settings.js";

/** What a builder of this component needs to know. */
export interface DatabaseScope extends ChildScope {
    args: ManagedDatabaseArgs;
    settings: DatabaseSettings;
}

/** What the instance needs beyond that. */
interface InstanceScope extends DatabaseScope {
    kmsKeyArn: pulumi.Input<string>;
}

/**
 * The identifier, new for every instance that is ever created here.
 *
 * It is made before the instance, because the log groups carry it, and because the final snapshot does: with a fixed
 * name the second deletion would fail. The keepers are what RDS can never change, so that a replacement, which exists
 * beside its predecessor for a while, has a name of its own.
 */
function createIdentifier(scope: InstanceScope): pulumi.Output<string> {
    const { name, parent, settings, kmsKeyArn } = scope;
    const { engine, databaseName, adminName } = settings;
    const suffix = new random.RandomId(
        `${name}-suffix`,
        { byteLength: 4, keepers: { engine, databaseName, adminName, kmsKeyArn } },
        { parent },
    );
    return pulumi.interpolate`${name}-${suffix.hex}`;
}

/** The groups of an instance's logs, called `${name}-log-${log}`. A group that RDS had to create itself would never expire. */
export function createLogGroups(
    { parent, tags, settings }: DatabaseScope,
    name: string,
    identifier: pulumi.Output<string>,
): aws.cloudwatch.LogGroup[] {
    return settings.logs.map(
        (log) =>
            new aws.cloudwatch.LogGroup(
                `${name}-log-${log}`,
                {
                    name: pulumi.interpolate`/aws/rds/instance/${identifier}/${log}`,
                    retentionInDays: settings.logRetentionDays,
                    tags,
                },
                { parent },
            ),
    );
}

/** The group that nobody is in and nothing leaves: rules are added by grants only. */
export function createSecurityGroup({ name, parent, tags, args }: DatabaseScope): aws.ec2.SecurityGroup {
    return new aws.ec2.SecurityGroup(
        `${name}-clients`,
        { vpcId: args.network.vpcId, description: `Clients of the database ${name}; rules are added by grants`, tags },
        { parent },
    );
}

/** The instance, and the password that it was made with where RDS does not manage it. */
export interface CreatedInstance {
    instance: aws.rds.Instance;
    firstPassword: pulumi.Output<string> | undefined;
}

/** The instance with its subnets, its parameters and its monitoring. */
export function createInstance(scope: InstanceScope, securityGroupId: pulumi.Output<string>): CreatedInstance {
    const { name, parent, tags, args, settings, kmsKeyArn } = scope;
    const identifier = createIdentifier(scope);
    const firstPassword = settings.ownPassword ? createFirstPassword(scope, identifier) : undefined;
    const logGroups = createLogGroups(scope, name, identifier);
    const subnetGroup = new aws.rds.SubnetGroup(
        `${name}-subnets`,
        { description: `Isolated subnets of the database ${name}`, subnetIds: settings.subnetIds, tags },
        { parent },
    );
    const parameterGroup = createParameterGroup(scope, settings);
    const { ready, ...monitoring } = createMonitoring(scope, settings, args.permissionsBoundaryArn);
    const instance = new aws.rds.Instance(
        `${name}-instance`,
        {
            identifier,
            ...software(args, settings),
            ...storage(scope),
            ...restored(args.restore),
            ...backups(settings, identifier),
            ...access(scope),
            ...keeper(firstPassword, kmsKeyArn),
            ...insights(settings, kmsKeyArn),
            ...monitoring,
            parameterGroupName: parameterGroup.name,
            dbSubnetGroupName: subnetGroup.name,
            vpcSecurityGroupIds: [securityGroupId],
            tags,
        },
        {
            parent,
            dependsOn: [...logGroups, ...ready],
            ignoreChanges: readOnlyOnce,
            ...protection(settings.deletionProtection),
            ...blueGreenPatience(settings.blueGreen),
        },
    );
    return { instance, firstPassword };
}

function software(args: ManagedDatabaseArgs, settings: DatabaseSettings): aws.rds.InstanceArgs {
    return {
        engine: settings.engine,
        // The major version alone: with a minor version, each automatic upgrade would look like a change to be undone.
        engineVersion: settings.version,
        instanceClass: settings.instanceClass,
        multiAz: args.multiAz ?? false,
        autoMinorVersionUpgrade: true,
        allowMajorVersionUpgrade: args.allowMajorVersionUpgrade ?? false,
        // Otherwise an engine that has left standard support goes on running, at several times the price.
        engineLifecycleSupport: "open-source-rds-extended-support-disabled",
        maintenanceWindow: settings.maintenanceWindow,
        applyImmediately: args.applyImmediately ?? false,
        enabledCloudwatchLogsExports: [...settings.logs],
        ...blueGreenUpdate(settings.blueGreen),
    };
}

function storage({ settings, kmsKeyArn }: InstanceScope): Partial<aws.rds.InstanceArgs> {
    return { ...settings.storage, storageEncrypted: true, kmsKeyId: kmsKeyArn };
}

function backups(settings: DatabaseSettings, identifier: pulumi.Output<string>): Partial<aws.rds.InstanceArgs> {
    return {
        backupRetentionPeriod: settings.backupRetentionDays,
        backupWindow: settings.backupWindow,
        copyTagsToSnapshot: true,
        deleteAutomatedBackups: !settings.keepAfterDeletion,
        skipFinalSnapshot: !settings.keepAfterDeletion,
        finalSnapshotIdentifier: settings.keepAfterDeletion ? pulumi.interpolate`${identifier}-final` : undefined,
        deletionProtection: settings.deletionProtection,
    };
}

function access({ args, settings }: InstanceScope): Partial<aws.rds.InstanceArgs> {
    return {
        dbName: settings.databaseName,
        username: settings.adminName,
        port: settings.port,
        publiclyAccessible: false,
        caCertIdentifier: settings.certificateAuthority,
        iamDatabaseAuthenticationEnabled: args.iamDatabaseAuthentication ?? false,
    };
}

/** Who keeps the password. Going from one to the other changes the instance and does not replace it. */
function keeper(
    firstPassword: pulumi.Output<string> | undefined,
    kmsKeyArn: pulumi.Input<string>,
): Partial<aws.rds.InstanceArgs> {
    // RDS makes the password, keeps it and changes it; no program, state file or log ever holds it.
    if (firstPassword === undefined) return { manageMasterUserPassword: true, masterUserSecretKmsKeyId: kmsKeyArn };
    // A higher version would set the first password again, which the rotation has replaced.
    return { passwordWo: firstPassword, passwordWoVersion: 1 };
}

export function insights(settings: DatabaseSettings, kmsKeyArn: pulumi.Input<string>): Partial<aws.rds.InstanceArgs> {
    const days = settings.performanceInsightsRetentionDays;
    if (days === 0) return { performanceInsightsEnabled: false };
    return {
        performanceInsightsEnabled: true,
        performanceInsightsRetentionPeriod: days,
        performanceInsightsKmsKeyId: kmsKeyArn,
    };
}
