import {
    DatabaseCertificateAuthority,
    DatabaseEngine,
    DatabaseStorageType,
    ManagedDatabase,
    type ManagedDatabaseArgs,
} from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, keyArn, network, topicArn, tuning } from "./surroundings.js";

const large = { allocatedStorage: 400 };
const backupCopy = { region: "eu-central-1", kmsKeyArn: keyArn("00", "eu-central-1") };

export const managedDatabase = subject<ManagedDatabaseArgs>(
    "orders",
    (args) => new ManagedDatabase("orders", args),
    { network, alarmTopicArn: topicArn("database") },
    {
        ...common,
        network: [{ ...common.network[0], note: "AWS refuses: a subnet group in use stays in its network." }],
        engine: [{ to: DatabaseEngine.Mysql }],
        version: [{ from: "16", to: "17", with: { allowMajorVersionUpgrade: true } }],
        allowMajorVersionUpgrade: [{ to: true }],
        instanceClass: [{ to: "db.m7g.large" }],
        instanceSize: [
            {
                from: { vcpus: 4, memoryGib: 16 },
                to: { vcpus: 4, memoryGib: 32 },
                with: { instanceClass: "db.m99g.xlarge" },
            },
        ],
        multiAz: [{ to: true }],
        storageType: [{ to: DatabaseStorageType.Io2, with: { allocatedStorage: 400, iops: 12_000 } }],
        allocatedStorage: [{ to: 40 }],
        maxAllocatedStorage: [{ to: 100 }],
        iops: [{ from: 12_000, to: 16_000, with: large }],
        storageThroughput: [{ from: 500, to: 750, with: { ...large, iops: 12_000 } }],
        restore: [
            {
                to: { snapshot: "before-the-move" },
                with: { kmsKeyArn: keyArn("00") },
                say: "set where there is a database",
            },
        ],
        replicas: [{ to: { reports: {} }, with: { ownPassword: true }, say: "one more" }],
        backupCopy: [
            { to: backupCopy, say: "set" },
            {
                from: backupCopy,
                to: { region: "eu-north-1", kmsKeyArn: keyArn("00", "eu-north-1") },
                say: "another region",
            },
        ],
        proxy: [
            { to: {}, say: "set" },
            { from: {}, to: { maxConnectionsPercent: 50 } },
        ],
        certificateAuthority: [{ to: DatabaseCertificateAuthority.Ecc384 }],
        databaseName: [{ to: "shop" }],
        adminName: [{ to: "shopadmin" }],
        port: [{ to: 5433 }],
        maxConnections: [{ to: 500 }],
        iamDatabaseAuthentication: [{ to: true }],
        ownPassword: [{ to: true }],
        blueGreen: [{ to: true, with: { ownPassword: true } }],
        backupRetentionDays: [{ to: 35 }],
        backupWindow: [{ to: "01:00-02:00" }],
        maintenanceWindow: [{ to: "sat:04:00-sat:05:00" }],
        applyImmediately: [{ to: true }],
        finalSnapshot: [{ to: false }],
        deletionProtection: [{ to: false }],
        performanceInsightsRetentionDays: [{ to: 31 }],
        monitoringIntervalSeconds: [{ to: 15 }, { to: 0 }],
        logRetentionDays: [{ to: 90 }],
        transferAlarmMbps: [{ to: 500 }],
        alarms: tuning("cpu"),
    },
);
