import { expect } from "chai";
import { databaseAlarms } from "./alarms.js";
import { DatabaseEngine, type ManagedDatabaseArgs } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

const bytesPerGib = 1024 ** 3;

function alarms(args: Partial<ManagedDatabaseArgs>) {
    return databaseAlarms(resolveSettings("main", { network, alarmTopicArn, ...args }));
}

describe("databaseAlarms", () => {
    it("watches what AWS recommends", () => {
        const rows = Object.values(alarms({})).map((row) => [
            row.metricName,
            row.statistic,
            `${row.evaluationPeriods} x ${row.period}`,
            row.treatMissingData,
        ]);
        expect(rows).to.deep.equal([
            ["CPUUtilization", "Average", "5 x 60", "breaching"],
            ["DatabaseConnections", "Average", "5 x 60", "breaching"],
            ["FreeStorageSpace", "Minimum", "30 x 60", "breaching"],
            ["FreeableMemory", "Average", "15 x 60", "breaching"],
            ["EBSIOBalance%", "Average", "3 x 60", "missing"],
            ["EBSByteBalance%", "Average", "3 x 60", "missing"],
            ["ReadLatency", "p90", "5 x 60", "missing"],
            ["WriteLatency", "p90", "5 x 60", "missing"],
            ["DBLoad", "Average", "15 x 60", "missing"],
            ["MaximumUsedTransactionIDs", "Average", "1 x 60", "missing"],
        ]);
    });

    it("computes thresholds from the class, the storage and the connection limit", () => {
        const table = alarms({ instanceClass: "db.m7g.xlarge", allocatedStorage: 200, maxConnections: 500 });
        const thresholds = Object.fromEntries(Object.entries(table).map(([role, row]) => [role, row.threshold]));
        expect(thresholds).to.deep.equal({
            cpu: 90,
            connections: 450,
            "free-storage": 20 * bytesPerGib,
            "freeable-memory": 4 * bytesPerGib,
            "io-credits": 10,
            "throughput-credits": 10,
            "read-latency": 0.02,
            "write-latency": 0.02,
            load: 4,
            "transaction-ids": 1_000_000_000,
        });
    });

    it("watch the transfer, in bytes, where somebody says how much is much", () => {
        const transfer = Object.entries(alarms({ transferAlarmMbps: 500 })).filter(([role]) => role.startsWith("tr"));
        const rows = transfer.map(([role, { metricName, threshold }]) => [role, metricName, threshold]);

        expect(rows).to.deep.equal([
            ["transfer-in", "NetworkReceiveThroughput", 62_500_000],
            ["transfer-out", "NetworkTransmitThroughput", 62_500_000],
            ["transaction-ids", "MaximumUsedTransactionIDs", 1_000_000_000],
        ]);
        expect(alarms({})).to.not.have.any.keys("transfer-in", "transfer-out");
    });

    it("waits for storage that grows by itself, and not for storage that does not", () => {
        const room = (maxAllocatedStorage: number) =>
            alarms({ allocatedStorage: 200, maxAllocatedStorage })["free-storage"];

        expect(room(400)).to.include({ evaluationPeriods: 30 });
        expect(room(400)?.alarmDescription).to.contain("has not grown");
        expect(room(0)).to.include({ evaluationPeriods: 5 });
        expect(room(0)?.alarmDescription).to.contain("Raise allocatedStorage");
    });

    it("leaves out what the database does not report", () => {
        expect(alarms({ performanceInsightsRetentionDays: 0 })).to.not.have.property("load");
        expect(alarms({ engine: DatabaseEngine.Mysql })).to.not.have.property("transaction-ids");
    });

    it("gives a new database time to report before silence is alarming", () => {
        const silent = Object.values(alarms({})).filter(({ treatMissingData }) => treatMissingData === "breaching");
        expect(silent.map(({ warmUpMinutes }) => warmUpMinutes)).to.deep.equal([15, 15, 15, 15]);
    });
});
