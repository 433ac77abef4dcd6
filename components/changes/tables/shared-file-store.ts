import { SharedFileStore, type SharedFileStoreArgs, ThroughputMode } from "../../src/index.js";
import { table } from "../change.js";

const uploads = { path: "/uploads", uid: 1000, gid: 1000 };

export const sharedFileStoreChanges = table<SharedFileStoreArgs>({
    standard: ({ network, topics }) => ({ network, alarmTopicArn: topics.one, deletionProtection: false }),
    create: (name, args) => void new SharedFileStore(name, args),
    rows: [
        {
            what: "one more access point",
            before: { accessPoints: { uploads } },
            after: { accessPoints: { uploads, reports: { path: "/reports" } } },
            operations: { "access-reports": "create" },
        },
        {
            what: "the access point leads to another folder",
            before: { accessPoints: { uploads } },
            after: { accessPoints: { uploads: { ...uploads, path: "/inbox" } } },
            operations: { "access-uploads": "replace" },
        },
        {
            what: "clients act as another user",
            before: { accessPoints: { uploads } },
            after: { accessPoints: { uploads: { ...uploads, uid: 2000, gid: 2000 } } },
            operations: { "access-uploads": "replace" },
        },
        {
            what: "throughput is held",
            after: { throughputMode: ThroughputMode.Provisioned, provisionedMibps: 64 },
            operations: { files: "update" },
        },
        {
            what: "more throughput is held",
            before: { throughputMode: ThroughputMode.Provisioned, provisionedMibps: 64 },
            after: { throughputMode: ThroughputMode.Provisioned, provisionedMibps: 128 },
            operations: { files: "update" },
        },
        {
            what: "throughput follows what is stored",
            after: { throughputMode: ThroughputMode.Bursting },
            operations: { "burst-credits": "create", files: "update" },
        },
        {
            what: "files move to cheaper storage later",
            after: { infrequentAccessAfterDays: 60, archiveAfterDays: 180 },
            operations: { files: "update" },
        },
        {
            what: "there are no backups",
            after: { backups: false },
            operations: { backup: "update" },
        },
        {
            what: "there is a copy in another region",
            after: { replication: { region: "eu-central-1" } },
            operations: { replication: "create", "replication-lag": "create" },
        },
        {
            what: "the copy is in another region",
            before: { replication: { region: "eu-central-1" } },
            after: { replication: { region: "eu-north-1" } },
            operations: { replication: "replace, old one first", "replication-lag": "update" },
        },
        {
            what: "the copy has another key",
            before: ({ farKeys }) => ({ replication: { region: "eu-central-1", kmsKeyArn: farKeys.one } }),
            after: ({ farKeys }) => ({ replication: { region: "eu-central-1", kmsKeyArn: farKeys.other } }),
            operations: { replication: "replace, old one first", "replication-lag": "update" },
        },
        {
            what: "the copy is a file system that is there already",
            before: { replication: { region: "eu-central-1" } },
            after: ({ farFileSystem }) => ({ replication: { region: "eu-central-1", fileSystemId: farFileSystem } }),
            operations: { replication: "replace, old one first", "replication-lag": "update" },
        },
        {
            what: "there is no copy any more",
            before: { replication: { region: "eu-central-1" } },
            after: {},
            operations: { replication: "delete", "replication-lag": "delete" },
        },
        {
            what: "it may become the copy of another",
            after: { overwriteProtection: false },
            operations: { files: "update" },
        },
        {
            what: "Pulumi refuses to delete it",
            after: { deletionProtection: true },
            operations: {},
        },
        {
            what: "a key of one's own in place of the account's",
            after: ({ keys }) => ({ kmsKeyArn: keys.one }),
            operations: {
                "access-shared": "replace",
                backup: "replace",
                files: "replace",
                "io-limit": "update",
                "mount-eu-west-1a": "replace, old one first",
                "mount-eu-west-1b": "replace, old one first",
                "no-clients": "update",
                policy: "replace",
            },
        },
        {
            what: "another key of one's own",
            before: ({ keys }) => ({ kmsKeyArn: keys.one }),
            after: ({ keys }) => ({ kmsKeyArn: keys.other }),
            operations: {
                "access-shared": "replace",
                backup: "replace",
                files: "replace",
                "io-limit": "update",
                "mount-eu-west-1a": "replace, old one first",
                "mount-eu-west-1b": "replace, old one first",
                "no-clients": "update",
                policy: "replace",
            },
        },
        {
            what: "another topic is told",
            after: ({ topics }) => ({ alarmTopicArn: topics.other }),
            operations: { "io-limit": "update", "no-clients": "update" },
        },
        {
            what: "an alarm is silenced",
            after: { alarms: { "no-clients": { silencedBecause: "Nobody mounts it at night." } } },
            operations: { "no-clients": "update" },
        },
        {
            what: "tags",
            after: { tags: { Team: "web" } },
            operations: {
                "access-shared": "update",
                files: "update",
                "io-limit": "update",
                "mount-targets": "update",
                "no-clients": "update",
            },
        },
    ],
});
