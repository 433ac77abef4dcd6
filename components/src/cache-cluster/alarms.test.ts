import { expect } from "chai";
import { cacheAlarms } from "./alarms.js";
import { type CacheClusterArgs, EvictionPolicy } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

const alarms = (args: Partial<CacheClusterArgs> = {}) =>
    cacheAlarms(resolveSettings("pages", { network, alarmTopicArn, ...args }));

describe("cacheAlarms", () => {
    it("watch what AWS recommends", () => {
        const rows = Object.entries(alarms({ evictionAlarm: true })).map(([role, row]) => [
            role,
            `${row.namespace} ${row.metricName}`,
            `${row.statistic} > ${row.threshold}`,
            `${row.evaluationPeriods} x ${row.period}`,
            row.treatMissingData,
        ]);
        expect(rows).to.deep.equal([
            ["engine-cpu", "AWS/ElastiCache EngineCPUUtilization", "Average > 90", "5 x 60", "breaching"],
            ["cpu", "AWS/ElastiCache CPUUtilization", "Average > 45", "5 x 60", "missing"],
            ["memory", "AWS/ElastiCache DatabaseMemoryUsagePercentage", "Average > 90", "5 x 60", "missing"],
            ["connections", "AWS/ElastiCache CurrConnections", "Average > 18000", "10 x 60", "missing"],
            ["replication-lag", "AWS/ElastiCache ReplicationLag", "Average > 10", "15 x 60", "notBreaching"],
            ["evictions", "AWS/ElastiCache Evictions", "Sum > 0", "5 x 60", "missing"],
        ]);
    });

    it("compute how many connections are too many from the type of the nodes", () => {
        expect(alarms({ nodeType: "cache.t3.medium" })["connections"]?.threshold).to.equal(18_000);
        expect(alarms({ nodeType: "cache.m7g.large" })["connections"]?.threshold).to.equal(58_500);
        expect(alarms({ nodeType: "cache.m7g.large" })["connections"]?.alarmDescription).to.contain(
            "65000 connections",
        );
    });

    it("leave evictions to be asked for, and the lag to caches with replicas", () => {
        expect(Object.keys(alarms({ replicas: 0 }))).to.deep.equal(["engine-cpu", "cpu", "memory", "connections"]);
        expect(Object.keys(alarms({ replicas: 0, nodeType: "cache.m7g.xlarge" }))).to.not.include("cpu");
    });

    it("say of a full cache what its eviction policy makes of it", () => {
        const whenFull = (evictionPolicy: EvictionPolicy) => alarms({ evictionPolicy })["memory"]?.alarmDescription;

        expect(whenFull(EvictionPolicy.AllKeysRandom)).to.contain("keys are evicted; that is well");
        expect(whenFull(EvictionPolicy.VolatileTtl)).to.contain("keys with a time to live are evicted");
        expect(whenFull(EvictionPolicy.NoEviction)).to.contain("every write fails");
    });

    it("give a new node time to report before silence is alarming", () => {
        const silent = Object.values(alarms()).filter(({ treatMissingData }) => treatMissingData === "breaching");
        expect(silent.map(({ warmUpMinutes }) => warmUpMinutes)).to.deep.equal([15]);
    });
});
