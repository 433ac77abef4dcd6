import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmArnsOf, createAlarms } from "../common/alarms.js";
import type { Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import { createOwnKey } from "../common/own-key.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import { databaseAlarms } from "./alarms.js";
import type { ManagedDatabaseArgs } from "./args.js";
import { managedDatabaseChildren, type ManagedDatabaseChildren } from "./children.js";
import { createBackupCopy } from "./backup-copy.js";
import { createEventSubscription } from "./events.js";
import { type ConnectTarget, grantConnect } from "./grants.js";
import { createInstance, createSecurityGroup, type DatabaseScope } from "./instance.js";
import { createRotatedSecret } from "./password.js";
import { createProxy } from "./proxy.js";
import { createReplicas, type Replicas } from "./replicas.js";
import { resolveSettings } from "./settings.js";

const internals = new Internals<ManagedDatabase, ConnectTarget>();

/**
 * A PostgreSQL or MySQL database that is private, encrypted, backed up, watched, and reachable only by what it is
 * granted to, over TLS and with a password that nobody ever sees.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html
 */
export class ManagedDatabase extends pulumi.ComponentResource {
    /** Host name that clients connect to: the proxy's, where there is one. */
    public readonly address: pulumi.Output<string>;
    /** Port that clients connect to. */
    public readonly port: pulumi.Output<number>;
    /** Name of the first database, which was made with the instance. */
    public readonly databaseName: pulumi.Output<string>;
    /** Secret with `username` and `password`. Read it at run time: the password changes every seven days. */
    public readonly secretArn: pulumi.Output<string>;
    /** Key of data, backups and password: its own, or the one that it was given. */
    public readonly kmsKeyArn: pulumi.Output<string>;
    /** Identifier of the RDS instance, by which metrics name it. */
    public readonly instanceIdentifier: pulumi.Output<string>;
    /** ARN of the RDS instance. */
    public readonly instanceArn: pulumi.Output<string>;
    /** The group of what clients connect to. {@link grantConnect} adds rules to it. */
    public readonly securityGroupId: pulumi.Output<string>;
    /** Host names of the read replicas by name. Clients read from them directly, past a proxy, with the same password. */
    public readonly replicaEndpoints: pulumi.Output<Record<string, string>>;
    /** ARNs of the alarms by role, such as `cpu` or, of a replica, `replica-reports-cpu`, for the `alarmArns` of a dashboard. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: ManagedDatabaseArgs, opts?: ComponentOptions<ManagedDatabaseChildren>) {
        const transformed = withChildTransforms("ManagedDatabase", name, managedDatabaseChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:ManagedDatabase", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const { tags } = args;

        const scope = { name, parent: this, tags, args, settings };
        const kmsKeyArn =
            args.kmsKeyArn ??
            createOwnKey(scope, `Data, backups and password of the database ${name}`, settings.keepAfterDeletion);
        const securityGroup = createSecurityGroup(scope);
        const { instance, firstPassword } = createInstance({ ...scope, kmsKeyArn }, securityGroup.id);
        const readers = createReplicas(scope, { instance, kmsKeyArn });
        const replicas = [...(readers?.instances.values() ?? [])];
        createEventSubscription(scope, instance, replicas);
        createBackupCopy(scope, instance);
        createAlarms(name, {
            table: databaseAlarms(settings),
            dimensions: { DBInstanceIdentifier: instance.identifier },
            topicArn: args.alarmTopicArn,
            parent: this,
            tags,
            tunings: args.alarms,
        });

        const secretArn =
            firstPassword === undefined
                ? managedSecretArn(instance)
                : createRotatedSecret(scope, { instance, firstPassword, kmsKeyArn, replicas });
        const direct = { address: instance.address, securityGroupId: securityGroup.id };
        const reached =
            args.proxy === undefined
                ? direct
                : createProxy(scope, args.proxy, { instance, secretArn, kmsKeyArn, securityGroupId: securityGroup.id });

        this.address = reached.address;
        this.port = instance.port;
        this.databaseName = pulumi.output(settings.databaseName);
        this.secretArn = secretArn;
        this.kmsKeyArn = pulumi.output(kmsKeyArn);
        this.instanceIdentifier = instance.identifier;
        this.instanceArn = instance.arn;
        this.securityGroupId = reached.securityGroupId;
        this.replicaEndpoints = endpointsOf(readers);
        internals.keep(this, connectTarget(this, scope, instance, readers));
        this.alarmArns = alarmArnsOf(this, name);
        transformed.assertUsed();
        this.registerOutputs({
            address: this.address,
            port: this.port,
            databaseName: this.databaseName,
            secretArn: this.secretArn,
            kmsKeyArn: this.kmsKeyArn,
            instanceIdentifier: this.instanceIdentifier,
            instanceArn: this.instanceArn,
            securityGroupId: this.securityGroupId,
            replicaEndpoints: this.replicaEndpoints,
            alarmArns: this.alarmArns,
        });
    }

    /**
     * Lets `grantee` connect: its network may, its role may read the password, and its software finds `DATABASE_HOST`,
     * `DATABASE_PORT`, `DATABASE_NAME`, `DATABASE_ENGINE` and `DATABASE_SECRET_ARN` in its environment. With read replicas, it may read from them as well
     * and finds their host names in `DATABASE_READER_HOSTS`, with commas between them. With `iamDatabaseAuthentication`, it may connect with tokens as the
     * user in `DATABASE_IAM_USER`, which somebody has to create in the database.
     *
     * @throws when the grantee's instances have been defined already, or it has been granted a database before
     */
    public grantConnect(grantee: Grantee): void {
        grantConnect(internals.of(this), grantee);
    }
}

/** The secret that RDS made for the administrator: the only one of the list. Tests with mocks of their own make up no list. */
function managedSecretArn(instance: aws.rds.Instance): pulumi.Output<string> {
    const secrets: pulumi.Output<aws.types.output.rds.InstanceMasterUserSecret[] | undefined> =
        instance.masterUserSecrets;
    return pulumi.all([secrets, instance.identifier]).apply(([made, identifier]) => {
        const arn = made === undefined ? "" : made[0]?.secretArn;
        if (arn !== undefined) return arn;
        // A preview of the change from a password of its own: RDS makes the secret when it is made.
        if (pulumi.runtime.isDryRun()) return "";
        throw new pulumi.RunError(`RDS keeps no secret for ${identifier}; run pulumi refresh, then pulumi up again.`);
    });
}

function endpointsOf(readers: Replicas | undefined): pulumi.Output<Record<string, string>> {
    const instances = [...(readers?.instances ?? [])];
    return pulumi.output(Object.fromEntries(instances.map(([key, { address }]) => [key, address])));
}

function connectTarget(
    database: ManagedDatabase,
    { name, parent, tags, args, settings }: DatabaseScope,
    instance: aws.rds.Instance,
    readers: Replicas | undefined,
): ConnectTarget {
    // The proxy logs in with the password; past it there are only the replicas.
    const reached = [...(args.proxy === undefined ? [instance] : []), ...(readers?.instances.values() ?? [])];
    const readerHosts = database.replicaEndpoints.apply((hosts) => Object.values(hosts).join());
    return {
        name,
        parent,
        tags,
        securityGroupId: database.securityGroupId,
        port: settings.port,
        secretArn: database.secretArn,
        kmsKeyArn: database.kmsKeyArn,
        environment: {
            DATABASE_HOST: database.address,
            DATABASE_PORT: String(settings.port),
            DATABASE_NAME: settings.databaseName,
            DATABASE_ENGINE: settings.engine,
            DATABASE_SECRET_ARN: database.secretArn,
            ...(readers === undefined ? {} : { DATABASE_READER_HOSTS: readerHosts }),
        },
        readerSecurityGroupId: readers?.securityGroupId,
        tokenInstances: args.iamDatabaseAuthentication === true ? reached.map(({ resourceId }) => resourceId) : [],
    };
}
