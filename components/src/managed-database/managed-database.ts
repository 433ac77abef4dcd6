import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAlarms } from "../common/alarms.js";
import type { Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import { databaseAlarms } from "./alarms.js";
import type { ManagedDatabaseArgs } from "./args.js";
import { managedDatabaseChildren, type ManagedDatabaseChildren } from "./children.js";
import { createBackupCopy } from "./backup-copy.js";
import { createDatabaseKey } from "./encryption.js";
import { createEventSubscription } from "./events.js";
import { type ConnectTarget, grantConnect } from "./grants.js";
import { createInstance, createSecurityGroup, type DatabaseScope } from "./instance.js";
import { createProxy } from "./proxy.js";
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
    public readonly port: pulumi.Output<number>;
    public readonly databaseName: pulumi.Output<string>;
    /** Secret with `username` and `password`. Read it at run time: the password changes every seven days. */
    public readonly secretArn: pulumi.Output<string>;
    public readonly kmsKeyArn: pulumi.Output<string>;
    public readonly instanceIdentifier: pulumi.Output<string>;
    public readonly instanceArn: pulumi.Output<string>;
    /** The group of what clients connect to. {@link grantConnect} adds rules to it. */
    public readonly securityGroupId: pulumi.Output<string>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: ManagedDatabaseArgs, opts?: ComponentOptions<ManagedDatabaseChildren>) {
        const transformed = withChildTransforms("ManagedDatabase", name, managedDatabaseChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:ManagedDatabase", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const { tags } = args;

        const scope = { name, parent: this, tags, args, settings };
        const kmsKeyArn = args.kmsKeyArn ?? createDatabaseKey(scope, settings.keepAfterDeletion);
        const securityGroup = createSecurityGroup(scope);
        const instance = createInstance({ ...scope, kmsKeyArn }, securityGroup.id);
        createEventSubscription(scope, instance);
        createBackupCopy(scope, instance);
        createAlarms(name, {
            table: databaseAlarms(settings),
            dimensions: { DBInstanceIdentifier: instance.identifier },
            topicArn: args.alarmTopicArn,
            parent: this,
            tags,
            tunings: args.alarms,
        });

        const secretArn = managedSecretArn(instance);
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
        internals.keep(this, connectTarget(this, scope));
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
        });
    }

    /**
     * Lets `grantee` connect: its network may, its role may read the password, and its software finds `DATABASE_HOST`,
     * `DATABASE_PORT`, `DATABASE_NAME`, `DATABASE_ENGINE` and `DATABASE_SECRET_ARN` in its environment.
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
        throw new pulumi.RunError(`RDS keeps no secret for ${identifier}; run pulumi refresh, then pulumi up again.`);
    });
}

function connectTarget(database: ManagedDatabase, { name, parent, tags, settings }: DatabaseScope): ConnectTarget {
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
        },
    };
}
