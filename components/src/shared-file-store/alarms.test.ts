import { expect } from "chai";
import type { AlarmTable } from "../common/alarms.js";
import { fileStoreAlarms, replicationAlarms, tunableAlarms } from "./alarms.js";
import { ThroughputMode } from "./args.js";

const rowsOf = (table: AlarmTable) =>
    Object.entries(table).map(([role, row]) => [
        role,
        `${row.namespace} ${row.metricName}`,
        `${row.statistic} ${row.comparisonOperator} ${row.threshold}`,
        `${row.evaluationPeriods} x ${row.period}`,
        row.treatMissingData,
    ]);

describe("the alarms of a SharedFileStore", () => {
    it("watch operations, clients, credits where there are any, and the age of the copy", () => {
        expect(rowsOf(tunableAlarms(ThroughputMode.Bursting, true))).to.deep.equal([
            ["io-limit", "AWS/EFS PercentIOLimit", "Average GreaterThanOrEqualToThreshold 95", "15 x 60", "missing"],
            ["no-clients", "AWS/EFS ClientConnections", "Sum LessThanThreshold 1", "10 x 60", "breaching"],
            [
                "burst-credits",
                "AWS/EFS BurstCreditBalance",
                `Average LessThanOrEqualToThreshold ${100 * 2 ** 30}`,
                "15 x 60",
                "missing",
            ],
            [
                "replication-lag",
                "AWS/EFS TimeSinceLastSync",
                "Maximum GreaterThanThreshold 3600",
                "3 x 300",
                "breaching",
            ],
        ]);
    });

    for (const mode of [ThroughputMode.Elastic, ThroughputMode.Provisioned]) {
        it(`are only those that a store with ${mode} throughput and without a copy has`, () => {
            expect(Object.keys(tunableAlarms(mode, false))).to.deep.equal(["io-limit", "no-clients"]);
            expect(fileStoreAlarms(mode)).to.deep.equal(tunableAlarms(mode, false));
        });
    }

    it("give what takes long time to report before silence is alarming", () => {
        const silent = Object.entries(tunableAlarms(ThroughputMode.Bursting, true)).filter(
            ([, { treatMissingData }]) => treatMissingData === "breaching",
        );

        expect(silent.map(([role, { warmUpMinutes }]) => [role, warmUpMinutes])).to.deep.equal([
            ["no-clients", 60],
            ["replication-lag", 2880],
        ]);
    });

    it("say what an old copy means and where to look", () => {
        expect(replicationAlarms["replication-lag"].alarmDescription)
            .to.contain("more than an hour old")
            .and.to.contain("state of the replication");
    });
});
