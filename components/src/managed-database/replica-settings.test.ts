import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { DatabaseEngine, type ManagedDatabaseArgs } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

const resolve = (args: Partial<ManagedDatabaseArgs>, name = "main") =>
    resolveSettings(name, { network, alarmTopicArn, ...args });
const complaint = (args: Partial<ManagedDatabaseArgs>, name?: string) => messageOf(() => resolve(args, name));

describe("read replicas as decided", () => {
    it("are as large as the database where nothing else is said", () => {
        const { replicas } = resolve({ instanceClass: "db.m7g.large", replicas: { reports: {} } });

        expect(replicas.get("reports")).to.deep.include({ availabilityZone: undefined, deletionProtection: false });
        expect(replicas.get("reports")?.database).to.deep.include({
            instanceClass: "db.m7g.large",
            size: { vcpus: 2, memoryGib: 8 },
        });
    });

    it("share a size that only the program knows", () => {
        const size = { vcpus: 4, memoryGib: 128 };
        const { replicas } = resolve({ instanceClass: "db.z9.xlarge", instanceSize: size, replicas: { reports: {} } });

        expect(replicas.get("reports")?.database.size).to.deep.equal(size);
    });

    it("have a class and no Performance Insights of their own", () => {
        const { replicas } = resolve({
            engine: DatabaseEngine.Mysql,
            replicas: { reports: { instanceClass: "db.t4g.small" }, search: { instanceClass: "db.r7g.large" } },
        });

        expect(replicas.get("reports")?.database.performanceInsightsRetentionDays).to.equal(0);
        expect(replicas.get("reports")?.alarms).to.not.have.property("load");
        expect(replicas.get("search")?.alarms).to.have.property("load").with.property("threshold", 2);
    });

    it("have the alarms of the database, and are watched for falling behind", () => {
        const alarms = resolve({ replicas: { reports: { instanceClass: "db.m7g.xlarge" } } }).replicas.get(
            "reports",
        )?.alarms;

        expect(Object.keys(alarms ?? {})).to.deep.equal([
            ...["cpu", "connections", "free-storage", "freeable-memory", "io-credits", "throughput-credits"],
            ...["read-latency", "write-latency", "load", "replica-lag"],
        ]);
        expect(alarms?.["replica-lag"]).to.include({
            metricName: "ReplicaLag",
            statistic: "Maximum",
            threshold: 60,
            period: 60,
            evaluationPeriods: 10,
            treatMissingData: "breaching",
        });
        expect(alarms?.["freeable-memory"]?.threshold).to.equal(4 * 1024 ** 3);
        expect(alarms?.cpu?.alarmDescription).to.match(/^Read replica "reports": The database's processors/);
    });

    const wrong: [string, Partial<ManagedDatabaseArgs>, string][] = [
        [
            "a name with capital letters",
            { replicas: { Reports: {} } },
            "replicas.Reports is part of the identifier; use at most 49 lower-case letters, digits and single dashes, starting with a letter.",
        ],
        [
            "an unknown class",
            { replicas: { reports: { instanceClass: "db.z9.large" } } },
            'replicas.reports.instanceClass is "db.z9.large", whose size is not known; give it in instanceSize,',
        ],
        [
            "an EC2 instance type",
            { replicas: { reports: { instanceClass: "m7g.large" } } },
            'replicas.reports.instanceClass is "m7g.large"; write it as RDS does, such as "db.m7g.large".',
        ],
        [
            "an impossible size",
            { replicas: { reports: { instanceSize: { vcpus: 1, memoryGib: 0 } } } },
            "replicas.reports.instanceSize is 1 vcpus and 0 memoryGib; both are above 0.",
        ],
        [
            "a zone without a subnet",
            { replicas: { reports: { availabilityZone: "eu-west-1c" } } },
            'replicas.reports.availabilityZone is "eu-west-1c"; the network has "eu-west-1a" or "eu-west-1b".',
        ],
        [
            "an alarm that there is not",
            { replicas: { reports: { alarms: { "transaction-ids": { threshold: 1 } } } } },
            "replicas.reports.alarms.transaction-ids is none of its alarms; they are cpu, connections,",
        ],
        [
            "more than RDS follows with",
            { replicas: Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`r${index}`, {}])) },
            "replicas are 16; RDS follows a database with 15.",
        ],
    ];
    for (const [what, args, message] of wrong) {
        it(`refuse ${what}`, () => {
            expect(complaint(args)).to.contain(`ManagedDatabase "main": ${message}`);
        });
    }

    it("leave the identifier in RDS's length", () => {
        const name = "a".repeat(40);
        expect(complaint({ replicas: { ["b".repeat(13)]: {} } }, name)).to.equal("");
        expect(complaint({ replicas: { ["b".repeat(14)]: {} } }, name)).to.contain("use at most 13 lower-case letters");
    });
});
