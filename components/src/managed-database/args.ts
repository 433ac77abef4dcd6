import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";
import type { NetworkLike } from "../network/network-like.js";
import type { BackupCopyArgs } from "./backup-copy.js";
import type {
    DatabaseCertificateAuthority,
    DatabaseEngine,
    DatabaseInstanceSize,
    DatabaseStorageType,
} from "./choices.js";
import type { DatabaseProxyArgs } from "./proxy.js";
import type { ReplicaArgs } from "./replica-args.js";
import type { DatabaseRestoreArgs } from "./restore.js";

export * from "./choices.js";

export interface ManagedDatabaseArgs {
    /** Where the database lives: its `isolatedSubnets`, in two zones or more. */
    network: NetworkLike;

    /** Topic that receives the alarms and what RDS itself reports, such as a failover or low storage. */
    alarmTopicArn: pulumi.Input<string>;

    /**
     * What kind of database it is. A change replaces it, with an empty one.
     * @default DatabaseEngine.Postgres
     */
    engine?: DatabaseEngine;

    /**
     * Major version, such as `17`. Minor versions are RDS's to upgrade, in the maintenance window.
     * @default "17" for PostgreSQL, "8.4" for MySQL
     */
    version?: string;

    /**
     * Lets a higher `version` upgrade the database in place. Take a snapshot and try it on a copy first. Deploy it with `applyImmediately`: until the
     * upgrade is made, the old parameters are in use and cannot be deleted, and the deploy fails for it.
     * @default false
     */
    allowMajorVersionUpgrade?: boolean;

    /**
     * Processors and memory, as an RDS instance class.
     * @default "db.t4g.medium"
     * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html
     */
    instanceClass?: string;

    /**
     * Size of an `instanceClass` that this library does not know.
     * @default looked up by class
     */
    instanceSize?: DatabaseInstanceSize;

    /**
     * A standby in a second zone that takes over by itself. It doubles the price of the instance.
     * @default false
     */
    multiAz?: boolean;

    /**
     * What kind of disk the data is on.
     * @default DatabaseStorageType.Gp3
     */
    storageType?: DatabaseStorageType;

    /**
     * GiB to begin with.
     * @default 20 for gp3, 100 for io1 and io2
     */
    allocatedStorage?: number;

    /**
     * GiB up to which RDS enlarges the storage by itself; 0 keeps it as it is. Storage never shrinks.
     * @default twice `allocatedStorage`
     */
    maxAllocatedStorage?: number;

    /**
     * Operations per second. Required for io1 and io2; for gp3 it may be given from 400 GiB on.
     * @default what gp3 includes: 3,000, from 400 GiB on 12,000
     */
    iops?: number;

    /**
     * MiB per second; gp3 from 400 GiB on.
     * @default what gp3 includes: 125, from 400 GiB on 500
     */
    storageThroughput?: number;

    /**
     * Customer-managed key for the data, its backups, the password and Performance Insights. It can never be changed: another key replaces the database,
     * with an empty one.
     * @default a key of its own, which outlives the database if a final snapshot is kept
     */
    kmsKeyArn?: pulumi.Input<string>;

    /**
     * A snapshot or a moment of another database to begin with.
     * @default an empty database
     */
    restore?: DatabaseRestoreArgs;

    /**
     * Copies of the backups in another region.
     * @default none
     */
    backupCopy?: BackupCopyArgs;

    /**
     * A proxy in front, that clients are granted and connect to.
     * @default none: clients connect to the database
     */
    proxy?: DatabaseProxyArgs;

    /**
     * Instances of the same region, by name, that follow the database and answer queries that only read. Each costs what its class costs. `ownPassword` is
     * then true. A major upgrade of MySQL wants its replicas upgraded before: take them out for it and put them back.
     * @default none
     */
    replicas?: Record<string, ReplicaArgs>;

    /**
     * Makes changes of the instance, above all upgrades of `version`, by a blue/green deployment: to a copy, to which it then switches within about a minute.
     * So it is for every change but those of tags and protection, at once, takes an hour or more, and needs no `allowMajorVersionUpgrade`.
     * - The old instance is deleted without a snapshot, with its automated backups: take one first. It goes with neither `replicas` nor `backupCopy`.
     * - The new one may be left without AWS's deletion protection: run `pulumi up --refresh` once more. Pulumi's own protection is there all the time.
     * - A database that is there already takes two deploys: `ownPassword` first, since a deployment fails while RDS manages the password and when it changes;
     *   then this. Restart PostgreSQL then, before it goes to another major version. MySQL's scheduled events are off from then on.
     * @default false
     */
    blueGreen?: boolean;

    /**
     * Who signs the certificate that clients check.
     * @default DatabaseCertificateAuthority.Rsa2048
     */
    certificateAuthority?: DatabaseCertificateAuthority;

    /**
     * Database that exists from the start. It can never be renamed here: another name replaces the whole database, with an empty one.
     * @default "app"
     */
    databaseName?: string;

    /**
     * Name of the administrator, whose password is kept in Secrets Manager and changed every seven days. Another name replaces the database, with an empty
     * one.
     * @default "steward"
     */
    adminName?: string;

    /**
     * Keeps the administrator's password in a secret of the component, which a function changes, and not in one of RDS. Going from one to the other updates
     * the instance and gives clients another `secretArn`; take replicas out in a deploy of their own before RDS is to keep it again.
     * The function asks RDS to change it and waits until RDS says so. It does not log in, as AWS's functions do: it needs no way in and no password that still
     * works, and does not prove that clients can log in. For some seconds before the secret has the new one, they are refused: read it again and retry.
     * @default true with `replicas` or `blueGreen`, where RDS does not manage the password; otherwise false
     */
    ownPassword?: boolean;

    /**
     * Port that clients connect to.
     * @default 5432 for PostgreSQL, 3306 for MySQL
     */
    port?: number;

    /**
     * How many clients may be connected at once. A change takes effect at the next restart.
     * @default by memory of the instance class, as RDS does, with a fifth left to the system
     */
    maxConnections?: number;

    /**
     * Also lets IAM identities connect, with tokens in place of passwords: past a proxy, since the proxy logs in with the password.
     * @default false
     * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
     */
    iamDatabaseAuthentication?: boolean;

    /**
     * Days in which the database can be restored to any second. A `backupCopy` without days of its own follows, which begins another copy.
     * @default 7
     */
    backupRetentionDays?: number;

    /**
     * When the daily backup is made: UTC, `hh:mm-hh:mm`, 30 minutes or more.
     * @default "02:00-03:00"
     */
    backupWindow?: string;

    /**
     * When RDS may upgrade and restart: UTC, `ddd:hh:mm-ddd:hh:mm`, 30 minutes or more, apart from the backup.
     * @default "sun:04:00-sun:05:00"
     */
    maintenanceWindow?: string;

    /**
     * Makes changes that need a restart at once, and not in the maintenance window.
     * @default false
     */
    applyImmediately?: boolean;

    /**
     * Keeps a last snapshot and the automated backups when the database is deleted.
     * Deleting reads the deployed value: deploy `false` before destroying.
     * @default true
     */
    finalSnapshot?: boolean;

    /**
     * Refuses deletion. Deploy `false` before destroying.
     * @default true
     */
    deletionProtection?: boolean;

    /**
     * Days that Performance Insights keeps: 7, 731, or a multiple of 31; 0 turns it off.
     * @default 7, and 0 for MySQL on micro and small burstable classes, which don't support it
     */
    performanceInsightsRetentionDays?: number;

    /**
     * Seconds between two reports of the operating system: 1, 5, 10, 15, 30 or 60; 0 turns them off.
     * @default 60
     */
    monitoringIntervalSeconds?: number;

    /**
     * Days that CloudWatch keeps the database's logs.
     * @default 30
     */
    logRetentionDays?: number;

    /**
     * Upper limit of what the roles may do that report the operating system, read the password for the proxy and change it.
     * @default none
     */
    permissionsBoundaryArn?: pulumi.Input<string>;

    /**
     * Megabits a second in one direction, on average of a quarter of an hour, above which the topic is told. What a class carries all day is its
     * baseline bandwidth, of which AWS publishes a table: some four fifths of it are a good threshold. Replicas have the same alarms.
     * @default no alarms of the transfer, since what is much depends on the class and on the application
     * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html#gp_network
     */
    transferAlarmMbps?: number;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The roles are `cpu`, `connections`, `free-storage`, `load`,
     * `freeable-memory`, `io-credits`, `throughput-credits`, `read-latency`, `write-latency`, with PostgreSQL `transaction-ids`, `transfer-in` and
     * `transfer-out` with `transferAlarmMbps`, and `rotation-failures` with `ownPassword`. Those of replicas are with the replicas.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}
