import { SharedFileStore, type SharedFileStoreArgs, ThroughputMode } from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, network, topicArn, tuning } from "./surroundings.js";

const [pictures, invoices] = [{ path: "/pictures" }, { path: "/invoices" }];

export const sharedFileStore = subject<SharedFileStoreArgs>(
    "files",
    (args) => new SharedFileStore("files", args),
    { network, alarmTopicArn: topicArn("health") },
    {
        ...common,
        accessPoints: [
            { from: { pictures }, to: { pictures, invoices }, say: "one access point more" },
            { from: { pictures }, to: { pictures: { path: "/images" } }, say: "another path or user" },
        ],
        throughputMode: [{ to: ThroughputMode.Bursting }],
        provisionedMibps: [{ from: 64, to: 128, with: { throughputMode: ThroughputMode.Provisioned } }],
        infrequentAccessAfterDays: [{ to: 7 }],
        archiveAfterDays: [{ to: 180 }],
        backups: [{ to: false }],
        replication: [
            { to: { region: "eu-central-1" }, say: "set" },
            { from: { region: "eu-central-1" }, to: { region: "eu-north-1" } },
        ],
        overwriteProtection: [{ to: false }],
        deletionProtection: [{ to: false }],
        alarms: tuning("io-limit"),
    },
);
