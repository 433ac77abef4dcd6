import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { type CacheClusterArgs, EvictionPolicy } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

const resolve = (args: Partial<CacheClusterArgs> = {}, name = "pages") =>
    resolveSettings(name, { network, alarmTopicArn, ...args });
const refusal = (args: Partial<CacheClusterArgs>, name?: string) => messageOf(() => resolve(args, name)).split("\n");
const oneZone = { ...network, isolatedSubnets: { "eu-west-1a": "subnet-0aaaaaaaaaaaaaaaa" } };

describe("settings of a CacheCluster", () => {
    it("are one small shard with a copy, evicting what was not used for longest, by default", () => {
        expect(resolve()).to.deep.equal({
            subnetIds: Object.values(network.isolatedSubnets),
            version: "8.2",
            nodeType: "cache.t4g.small",
            replicas: 1,
            shards: 1,
            clusterMode: false,
            evictionPolicy: "allkeys-lru",
            accessString: "on ~* &* +@all -@dangerous +info",
            snapshotRetentionDays: 1,
            snapshotWindow: "02:00-03:00",
            maintenanceWindow: "sun:04:00-sun:05:00",
            applyImmediately: false,
            keepAfterDeletion: true,
            deletionProtection: true,
            logRetentionDays: 30,
            evictionAlarm: false,
        });
    });

    it("are content with what ElastiCache takes", () => {
        expect(refusal({ replicas: 0, network: oneZone })).to.deep.equal([""]);
        expect(refusal({ shards: 250, replicas: 1, nodeType: "cache.c7gn.4xlarge" })).to.deep.equal([""]);
        expect(refusal({ accessString: "on ~pages:* -@all +@read" })).to.deep.equal([""]);
    });

    const wrong: [string, Partial<CacheClusterArgs>, string][] = [
        ["a version", { version: JSON.parse('"8.0"') }, 'version is "8.0"; use "7.2", "8.2" or "9.1".'],
        [
            "an eviction policy",
            { evictionPolicy: JSON.parse('"random"') },
            'evictionPolicy is "random"; use "allkeys-lru", "allkeys-lfu", "allkeys-random", "volatile-lru", "volatile-lfu", "volatile-random", "volatile-ttl" or "noeviction".',
        ],
        [
            "a user who is off",
            { accessString: "off ~* +@all" },
            'accessString does not say "on", so that nobody could sign in; begin it with "on".',
        ],
        [
            "a password",
            { accessString: "on >secret ~* +@all" },
            "accessString sets or clears a password, and users sign in by IAM; name keys, channels and commands only.",
        ],
        [
            "no zone",
            { network: { ...network, isolatedSubnets: {} } },
            "network.isolatedSubnets is empty; name a zone and its subnet.",
        ],
        [
            "one zone for two nodes",
            { network: oneZone },
            "network.isolatedSubnets has only eu-west-1a but replicas is 1; name subnets in two zones or more, or set replicas to 0.",
        ],
        [
            "a type of EC2",
            { nodeType: "t4g.small" },
            'nodeType is "t4g.small"; write it as ElastiCache does, such as "cache.m7g.large".',
        ],
        [
            "a type with disks",
            { nodeType: "cache.r6gd.xlarge" },
            'nodeType is "cache.r6gd.xlarge", which keeps data on disks too and needs data tiering; use a type such as "cache.r7g.large".',
        ],
        ["six replicas", { replicas: 6 }, "replicas is 6; use 0 to 5."],
        ["half a replica", { replicas: 0.5 }, "replicas is 0.5; use 0 to 5."],
        ["no shard", { shards: 0 }, "shards is 0; use 1 to 500."],
        ["too many nodes", { shards: 251 }, "shards is 251 and replicas 1, which is 502 nodes; use at most 500 nodes."],
        [
            "36 days of snapshots",
            { snapshotRetentionDays: 36 },
            "snapshotRetentionDays is 36; use 1 to 35, or 0 for no snapshots.",
        ],
        [
            "a time for snapshots that are not made",
            { snapshotRetentionDays: 0, snapshotWindow: "01:00-02:00" },
            "snapshotWindow is set but snapshotRetentionDays is 0; remove it, or keep snapshots for a day or more.",
        ],
        [
            "an alarm that can never be",
            { evictionAlarm: true, evictionPolicy: EvictionPolicy.NoEviction },
            'evictionAlarm is set but evictionPolicy is "noeviction", with which nothing is evicted; remove one of the two.',
        ],
        [
            "a retention",
            { logRetentionDays: 31 },
            "logRetentionDays is 31; CloudWatch Logs keeps 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.",
        ],
        [
            "half an hour for a snapshot",
            { snapshotWindow: "02:00-02:30" },
            'snapshotWindow is "02:00-02:30"; use hh:mm-hh:mm in UTC, 60 minutes or more.',
        ],
        [
            "half an hour for maintenance",
            { maintenanceWindow: "sun:04:00-sun:04:30" },
            'maintenanceWindow is "sun:04:00-sun:04:30"; use ddd:hh:mm-ddd:hh:mm in UTC, 60 minutes or more.',
        ],
        [
            "windows that meet",
            { snapshotWindow: "04:30-05:30" },
            'snapshotWindow "04:30-05:30" and maintenanceWindow "sun:04:00-sun:05:00" overlap; move one of them.',
        ],
        [
            "a tuning of an alarm that there is not",
            { replicas: 0, alarms: { "replication-lag": {} } },
            "alarms.replication-lag is none of its alarms; they are engine-cpu, cpu, memory, connections.",
        ],
    ];
    for (const [what, args, finding] of wrong) {
        it(`refuse ${what}`, () => {
            expect(refusal(args)).to.deep.equal([`CacheCluster "pages": ${finding}`]);
        });
    }

    for (const name of ["Pages", "my_pages", "pages-", "p".repeat(32)]) {
        it(`refuse the name ${name}`, () => {
            expect(refusal({}, name)).to.deep.equal([
                `CacheCluster "${name}": the name is part of the identifier; use at most 31 lower-case letters, digits and single dashes, starting with a letter.`,
            ]);
        });
    }
});
