import {
    CacheCluster,
    DatabaseEngine,
    LogSource,
    ManagedDatabase,
    ObjectStore,
    SharedFileStore,
    ThroughputMode,
} from "../../src/index.js";
import { alarmTopicArn, grantee, network, type Programs } from "./surroundings.js";

const surroundings = { network, alarmTopicArn };
const keyAbroad = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

export const managedDatabase: Programs = {
    smallest: (common) => void new ManagedDatabase("main", { ...surroundings, ...common }),
    everything: (common) => {
        const database = new ManagedDatabase("main", {
            ...surroundings,
            ...common,
            proxy: {},
            replicas: { reports: {} },
            backupCopy: { region: "eu-central-1", kmsKeyArn: keyAbroad },
            iamDatabaseAuthentication: true,
            transferAlarmMbps: 500,
        });
        database.grantConnect(grantee());
    },
    mysql: (common) => void new ManagedDatabase("main", { ...surroundings, ...common, engine: DatabaseEngine.Mysql }),
    "blue-green": (common) => void new ManagedDatabase("main", { ...surroundings, ...common, blueGreen: true }),
};

export const cacheCluster: Programs = {
    smallest: ({ tags }) => void new CacheCluster("main", { ...surroundings, tags }),
    everything: ({ tags }) => {
        const cache = new CacheCluster("main", {
            ...surroundings,
            tags,
            shards: 2,
            replicas: 2,
            eventTopicArn: alarmTopicArn,
            evictionAlarm: true,
        });
        cache.grantConnect(grantee());
    },
};

export const sharedFileStore: Programs = {
    smallest: ({ tags }) => void new SharedFileStore("main", { ...surroundings, tags }),
    everything: ({ tags }) => {
        const files = new SharedFileStore("main", {
            ...surroundings,
            tags,
            accessPoints: { shared: { path: "/shared" }, uploads: { path: "/uploads" } },
            throughputMode: ThroughputMode.Bursting,
            replication: { region: "eu-central-1" },
        });
        files.grantReadWrite(grantee());
    },
};

export const objectStore: Programs = {
    smallest: ({ tags }) => void new ObjectStore("main", { tags }),
    everything: ({ tags }) => {
        const store = new ObjectStore("main", {
            tags,
            logSources: Object.values(LogSource),
            expireAfterDays: 365,
            accessLogBucketName: "audit-logs",
            alarmTopicArn,
        });
        store.grantReadWrite(grantee());
    },
};
