import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmArnsOf, createAlarms } from "../common/alarms.js";
import type { Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import { denyWithoutTls, policyDocument } from "../common/policy.js";
import { protection } from "../common/protection.js";
import type { ChildScope } from "../common/scope.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import { fileStoreAlarms } from "./alarms.js";
import type { FileGrantOptions, SharedFileStoreArgs } from "./args.js";
import { sharedFileStoreChildren, type SharedFileStoreChildren } from "./children.js";
import { type FileStoreFacts, grantAccess, readAccess, readWriteAccess } from "./grants.js";
import { replicate } from "./replication.js";
import { type FileStoreSettings, resolveSettings } from "./settings.js";

const internals = new Internals<SharedFileStore, FileStoreFacts>();

/**
 * A file system that all instances of a tier can mount: encrypted, one mount target per zone, over TLS only, and only by roles that were
 * granted it.
 *
 * @see https://docs.aws.amazon.com/efs/latest/ug/how-it-works.html
 */
export class SharedFileStore extends pulumi.ComponentResource {
    /** Id of the file system, such as `fs-0123456789abcdef0`. */
    public readonly fileSystemId: pulumi.Output<string>;
    /** ARN of the file system. */
    public readonly fileSystemArn: pulumi.Output<string>;
    /** Group of the mount targets. Grants add its rules. */
    public readonly securityGroupId: pulumi.Output<string>;
    /** The copy in another region, with `replication`. */
    public readonly replicaFileSystemId?: pulumi.Output<string>;
    /** Access point ids by name. */
    public readonly accessPointIds: Record<string, pulumi.Output<string>>;
    /** ARNs of the alarms by role, such as `io-limit`, for the `alarmArns` of a dashboard. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: SharedFileStoreArgs, opts?: ComponentOptions<SharedFileStoreChildren>) {
        const transformed = withChildTransforms("SharedFileStore", name, sharedFileStoreChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:SharedFileStore", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const { tags, alarms: tunings } = args;
        const scope: ChildScope = { name, parent: this, tags, tunings };

        const fileSystem = createFileSystem(scope, settings, args.kmsKeyArn);
        const policy = refuseStrangers(scope, fileSystem);
        backUp(scope, settings, fileSystem);
        const securityGroup = createSecurityGroup(scope, args.network.vpcId);
        const mountTargets = createMountTargets(scope, settings, fileSystem, securityGroup);
        const accessPoints = createAccessPoints(scope, settings, fileSystem);
        watch(scope, settings, fileSystem, args.alarmTopicArn);
        if (args.replication !== undefined) {
            this.replicaFileSystemId = replicate(scope, args.replication, fileSystem, args.alarmTopicArn);
        }

        const mountable = [policy, ...mountTargets];
        internals.keep(this, { name, fileSystem, securityGroup, accessPoints, mountable, rules: new Map(), tags });
        this.fileSystemId = fileSystem.id;
        this.fileSystemArn = fileSystem.arn;
        this.securityGroupId = securityGroup.id;
        this.accessPointIds = Object.fromEntries([...accessPoints].map(([key, point]) => [key, point.id]));
        this.alarmArns = alarmArnsOf(this, name);
        transformed.assertUsed();
        this.registerOutputs({
            fileSystemId: this.fileSystemId,
            fileSystemArn: this.fileSystemArn,
            securityGroupId: this.securityGroupId,
            replicaFileSystemId: this.replicaFileSystemId,
            accessPointIds: this.accessPointIds,
            alarmArns: this.alarmArns,
        });
    }

    /** Lets `grantee` mount and read. Its software finds the folder in the environment variable `<NAME>_PATH`. */
    public grantRead(grantee: Grantee, options: FileGrantOptions = {}): void {
        grantAccess(this, internals.of(this), readAccess, grantee, options);
    }

    /** {@link grantRead}, and lets `grantee` write: as the user of the access point, never as root. */
    public grantReadWrite(grantee: Grantee, options: FileGrantOptions = {}): void {
        grantAccess(this, internals.of(this), readWriteAccess, grantee, options);
    }
}

function createFileSystem(
    { name, parent, tags }: ChildScope,
    settings: FileStoreSettings,
    kmsKeyId: pulumi.Input<string> | undefined,
): aws.efs.FileSystem {
    const { infrequentAccessAfterDays, archiveAfterDays, overwriteProtection } = settings;
    return new aws.efs.FileSystem(
        `${name}-files`,
        {
            encrypted: true,
            kmsKeyId,
            throughputMode: settings.throughputMode,
            provisionedThroughputInMibps: settings.provisionedMibps,
            // AWS takes one object for each move.
            lifecyclePolicies: [
                { transitionToIa: afterDays(infrequentAccessAfterDays) },
                ...(archiveAfterDays === undefined ? [] : [{ transitionToArchive: afterDays(archiveAfterDays) }]),
            ],
            // Left out, it stays as AWS has it, which changes it by itself while the file system is a copy.
            protection: overwriteProtection === undefined ? undefined : overwriteSwitch(overwriteProtection),
            tags,
        },
        { parent, ...protection(settings.deletionProtection) },
    );
}

function overwriteSwitch(on: boolean): aws.types.input.efs.FileSystemProtection {
    return { replicationOverwrite: on ? "ENABLED" : "DISABLED" };
}

function afterDays(days: number): string {
    return days === 1 ? "AFTER_1_DAY" : `AFTER_${days}_DAYS`;
}

/**
 * Without a policy, whoever reaches a mount target may read, write and act as root. Any policy ends that, so this one only denies; what
 * allows are the policies of roles that were granted access. The usual repair, to allow everybody who comes through a mount target, gives
 * everybody everything again.
 *
 * @see https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
function refuseStrangers({ name, parent }: ChildScope, fileSystem: aws.efs.FileSystem): aws.efs.FileSystemPolicy {
    return new aws.efs.FileSystemPolicy(
        `${name}-policy`,
        {
            fileSystemId: fileSystem.id,
            policy: policyDocument([
                denyWithoutTls("*", fileSystem.arn),
                {
                    Sid: "DenyRoot",
                    Effect: "Deny",
                    Principal: { AWS: "*" },
                    Action: "elasticfilesystem:ClientRootAccess",
                    Resource: fileSystem.arn,
                },
            ]),
        },
        { parent },
    );
}

function backUp({ name, parent }: ChildScope, { backups }: FileStoreSettings, fileSystem: aws.efs.FileSystem): void {
    new aws.efs.BackupPolicy(
        `${name}-backup`,
        { fileSystemId: fileSystem.id, backupPolicy: { status: backups ? "ENABLED" : "DISABLED" } },
        { parent },
    );
}

function createSecurityGroup({ name, parent, tags }: ChildScope, vpcId: pulumi.Input<string>): aws.ec2.SecurityGroup {
    const description = "Mount targets of the shared file store; rules are added by grants only";
    return new aws.ec2.SecurityGroup(`${name}-mount-targets`, { vpcId, description, tags }, { parent });
}

function watch(
    { name, parent, tags, tunings }: ChildScope,
    settings: FileStoreSettings,
    fileSystem: aws.efs.FileSystem,
    topicArn: pulumi.Input<string>,
): void {
    createAlarms(name, {
        table: fileStoreAlarms(settings.throughputMode),
        dimensions: { FileSystemId: fileSystem.id },
        topicArn,
        parent,
        tags,
        tunings,
    });
}

function createMountTargets(
    { name, parent }: ChildScope,
    { mounts }: FileStoreSettings,
    fileSystem: aws.efs.FileSystem,
    securityGroup: aws.ec2.SecurityGroup,
): aws.efs.MountTarget[] {
    return mounts.map(
        ({ zone, subnetId }) =>
            new aws.efs.MountTarget(
                `${name}-mount-${zone}`,
                { fileSystemId: fileSystem.id, subnetId, securityGroups: [securityGroup.id] },
                { parent },
            ),
    );
}

function createAccessPoints(
    { name, parent, tags }: ChildScope,
    settings: FileStoreSettings,
    fileSystem: aws.efs.FileSystem,
): ReadonlyMap<string, aws.efs.AccessPoint> {
    const accessPoints = Object.entries(settings.accessPoints).map(([key, { path, uid, gid }]) => {
        const accessPoint = new aws.efs.AccessPoint(
            `${name}-access-${key}`,
            {
                fileSystemId: fileSystem.id,
                posixUser: { uid, gid },
                rootDirectory: { path, creationInfo: { ownerUid: uid, ownerGid: gid, permissions: "0750" } },
                tags,
            },
            { parent },
        );
        return [key, accessPoint] as const;
    });
    return new Map(accessPoints);
}
