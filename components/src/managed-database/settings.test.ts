import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { DatabaseEngine, DatabaseStorageType, type ManagedDatabaseArgs } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

function resolve(args: Partial<ManagedDatabaseArgs>, name = "main") {
    return resolveSettings(name, { network, alarmTopicArn, ...args });
}

function complaint(args: Partial<ManagedDatabaseArgs>, name?: string): string {
    try {
        resolve(args, name);
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
    return "nothing was refused";
}

const key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

describe("resolveSettings of ManagedDatabase", () => {
    it("has safe defaults for PostgreSQL", () => {
        expect(resolve({})).to.deep.equal({
            engine: "postgres",
            version: "17",
            instanceClass: "db.t4g.medium",
            size: { vcpus: 2, memoryGib: 4 },
            storage: {
                storageType: "gp3",
                allocatedStorage: 20,
                maxAllocatedStorage: 40,
                iops: undefined,
                storageThroughput: undefined,
            },
            subnetIds: Object.values(network.isolatedSubnets),
            certificateAuthority: "rds-ca-rsa2048-g1",
            databaseName: "app",
            adminName: "steward",
            port: 5432,
            connectionLimit: 360,
            backupRetentionDays: 7,
            backupWindow: "02:00-03:00",
            maintenanceWindow: "sun:04:00-sun:05:00",
            performanceInsightsRetentionDays: 7,
            monitoringIntervalSeconds: 60,
            logs: ["postgresql", "upgrade"],
            logRetentionDays: 30,
            transferAlarmMbps: undefined,
            keepAfterDeletion: true,
            deletionProtection: true,
            ownPassword: false,
            blueGreen: false,
            replicas: new Map(),
        });
    });

    it("has the defaults of MySQL for MySQL", () => {
        expect(resolve({ engine: DatabaseEngine.Mysql })).to.deep.include({
            version: "8.4",
            port: 3306,
            connectionLimit: 273,
            logs: ["error", "slowquery"],
        });
    });

    it("leaves Performance Insights off where the class has none", () => {
        const args = { engine: DatabaseEngine.Mysql, instanceClass: "db.t4g.micro" };
        expect(resolve(args).performanceInsightsRetentionDays).to.equal(0);
    });

    it("exports what IAM authentication refuses", () => {
        expect(resolve({ iamDatabaseAuthentication: true }).logs).to.include("iam-db-auth-error");
    });

    it("takes the size of a class that it does not know", () => {
        const instanceSize = { vcpus: 4, memoryGib: 128 };
        expect(resolve({ instanceClass: "db.z9.xlarge", instanceSize }).size).to.deep.equal(instanceSize);
    });

    const wrong: [string, Partial<ManagedDatabaseArgs>, string][] = [
        ["an engine", { engine: JSON.parse('"oracle"') }, 'engine is "oracle"; use "postgres" or "mysql".'],
        ["a version", { version: "13" }, 'version is "13"; postgres has standard support in "15", "16", "17" or "18".'],
        [
            "an unknown class",
            { instanceClass: "db.z9.large" },
            'instanceClass is "db.z9.large", whose size is not known; give it in instanceSize, or use a class of t3, t4g,',
        ],
        [
            "an EC2 instance type",
            { instanceClass: "m7g.large" },
            'instanceClass is "m7g.large"; write it as RDS does, such as "db.m7g.large".',
        ],
        [
            "an impossible size",
            { instanceSize: { vcpus: 0, memoryGib: 4 } },
            "instanceSize is 0 vcpus and 4 memoryGib; both are above 0.",
        ],
        [
            "a single zone",
            { network: { ...network, isolatedSubnets: { "eu-west-1a": "subnet-a" } } },
            "network.isolatedSubnets has only eu-west-1a; name subnets in two zones or more",
        ],
        [
            "no zone",
            { network: { ...network, isolatedSubnets: {} } },
            "network.isolatedSubnets has no zone; name subnets in two zones or more",
        ],
        ["the storage", { allocatedStorage: 1 }, "allocatedStorage is 1; gp3 takes 20 to 65536 GiB."],
        ["a database name", { databaseName: "My-App" }, 'databaseName is "My-App"; use at most 63 lower-case letters'],
        ["an administrator's name", { adminName: "Bob" }, 'adminName is "Bob"; use at most 16 lower-case letters'],
        [
            "a name that is tried first",
            { adminName: "admin" },
            'adminName is "admin", which is reserved or the first that is tried; choose another.',
        ],
        ["a port", { port: 80 }, "port is 80; RDS takes 1150 to 65535."],
        ["a connection limit", { maxConnections: 2 }, "maxConnections is 2; use 10 to 100000."],
        ["no backups", { backupRetentionDays: 0 }, "backupRetentionDays is 0; use 1 to 35."],
        ["a backup window", { backupWindow: "02:00-02:10" }, 'backupWindow is "02:00-02:10"; use hh:mm-hh:mm in UTC'],
        [
            "a maintenance window",
            { maintenanceWindow: "04:00-05:00" },
            'maintenanceWindow is "04:00-05:00"; use ddd:hh:mm-ddd:hh:mm in UTC, 30 minutes or more.',
        ],
        [
            "windows that overlap",
            { backupWindow: "04:30-05:30" },
            'backupWindow "04:30-05:30" and maintenanceWindow "sun:04:00-sun:05:00" overlap; move one of them.',
        ],
        [
            "a retention of Performance Insights",
            { performanceInsightsRetentionDays: 30 },
            "performanceInsightsRetentionDays is 30; use 7, 731, a multiple of 31 up to 713, or 0 for none.",
        ],
        [
            "Performance Insights where there is none",
            { engine: DatabaseEngine.Mysql, instanceClass: "db.t4g.micro", performanceInsightsRetentionDays: 7 },
            "performanceInsightsRetentionDays is 7, but mysql on db.t4g.micro has no Performance Insights;",
        ],
        [
            "a monitoring interval",
            { monitoringIntervalSeconds: 20 },
            "monitoringIntervalSeconds is 20; use 0, 1, 5, 10, 15, 30, 60.",
        ],
        [
            "subnets that nobody can count",
            {
                network: {
                    ...network,
                    isolatedSubnets: JSON.parse("{}", () => pulumi.output({ "eu-west-1a": "subnet-a" })),
                },
            },
            "network.isolatedSubnets is an output as a whole, and how many subnets there are must be known; write each zone with its subnet.",
        ],
        [
            "a restore from nothing",
            { restore: {}, kmsKeyArn: key },
            "restore names neither of snapshot and instance; name exactly one.",
        ],
        [
            "a restore from two things",
            { restore: { snapshot: "one", instance: "two" }, kmsKeyArn: key },
            "restore names both of snapshot and instance; name exactly one.",
        ],
        [
            "a moment of a snapshot",
            { restore: { snapshot: "one", time: "2026-11-22T20:15:00Z" }, kmsKeyArn: key },
            'restore.time is "2026-11-22T20:15:00Z", which goes with restore.instance; remove it or name the instance.',
        ],
        [
            "a moment that is none",
            { restore: { instance: "two", time: "yesterday" }, kmsKeyArn: key },
            'restore.time is "yesterday"; use a moment in UTC such as "2026-11-22T20:15:00Z".',
        ],
        [
            "a restore under another key",
            { restore: { instance: "two" } },
            "kmsKeyArn is not set, and a restored database keeps the key of its original; name that key.",
        ],
        [
            "a copy in a region that is none",
            { backupCopy: { region: "Frankfurt", kmsKeyArn: pulumi.output(key) } },
            'backupCopy.region is "Frankfurt"; use a region such as "eu-west-1".',
        ],
        [
            "a copy under a key of another region",
            { backupCopy: { region: "eu-central-1", kmsKeyArn: key } },
            `backupCopy.kmsKeyArn is "${key}", which is not of eu-central-1; the copy is encrypted there: name a key of that region.`,
        ],
        [
            "a copy that is kept too long",
            { backupCopy: { region: "eu-west-1", kmsKeyArn: key, retentionDays: 36 } },
            "backupCopy.retentionDays is 36; use 1 to 35.",
        ],
        [
            "a proxy that holds more than there is",
            { proxy: { maxConnectionsPercent: 120, idleClientSeconds: 60 } },
            "proxy.maxConnectionsPercent is 120; use 1 to 100.",
        ],
        [
            "a proxy that waits too long",
            { proxy: { idleClientSeconds: 30_000 } },
            "proxy.idleClientSeconds is 30000; use 1 to 28800.",
        ],
        [
            "an alarm that there is not",
            { alarms: { "replica-lag": { threshold: 10 } } },
            "alarms.replica-lag is none of its alarms; they are cpu, connections, free-storage,",
        ],
        ["a transfer of nothing", { transferAlarmMbps: 0 }, "transferAlarmMbps is 0; use 1 to 200000."],
        ["a log retention", { logRetentionDays: 31 }, "logRetentionDays is 31; CloudWatch Logs keeps 1, 3, 5,"],
        [
            "a certificate authority",
            { certificateAuthority: JSON.parse('"rds-ca-2019"') },
            'certificateAuthority is "rds-ca-2019"; use "rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1" or "rds-ca-ecc384-g1".',
        ],
    ];
    for (const [what, args, message] of wrong) {
        it(`refuses ${what}`, () => {
            expect(complaint(args)).to.contain(`ManagedDatabase "main": ${message}`);
        });
    }

    for (const name of ["Main", "1main", "main--two", "main-", "a".repeat(41)]) {
        it(`refuses the name "${name}"`, () => {
            expect(complaint({}, name)).to.contain(`ManagedDatabase "${name}": the name is part of the identifier;`);
        });
    }

    it("refuses backups that meet the maintenance on any day, and keeps the two apart by itself", () => {
        const { backupWindow, maintenanceWindow } = resolve({});
        const windows = (backup: string, maintenance: string) =>
            complaint({ backupWindow: backup, maintenanceWindow: maintenance });

        expect(windows(backupWindow, maintenanceWindow)).to.equal("nothing was refused");
        for (const day of ["mon", "thu", "sun"]) {
            expect(windows("02:00-03:00", `${day}:02:30-${day}:03:30`), day).to.contain("overlap; move one of them.");
            expect(windows("02:00-03:00", `${day}:03:00-${day}:04:00`), day).to.equal("nothing was refused");
        }
    });

    it("says everything at once", () => {
        const lines = complaint({ port: 1, backupRetentionDays: 99, storageType: DatabaseStorageType.Io1 }).split("\n");
        expect(lines).to.have.length(3);
        expect(lines.every((line) => line.startsWith('ManagedDatabase "main": '))).to.equal(true);
    });
});
