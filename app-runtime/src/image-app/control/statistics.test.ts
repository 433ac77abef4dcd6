import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import { expect } from "chai";
import {
    dataPerMinute,
    metricDataOf,
    millisecondsToNextMinute,
    MinuteCounter,
    together,
    type Minute,
    type NodeStatistics,
} from "./statistics.js";

const at = (time: string): Date => new Date(`2026-11-23T${time}Z`);

const quiet: Minute = {
    at: at("12:00:00"),
    requests: 0,
    hits: 0,
    misses: 0,
    items: 3,
    bytes: 1_500_000,
    configurationVersion: 7,
    mostBytes: 600_000_000,
};
const busy: Minute = { ...quiet, requests: 10, hits: 7, misses: 3 };

function datum(data: readonly MetricDatum[], name: string, dimensions = 1): MetricDatum | undefined {
    return data.find(({ MetricName, Dimensions }) => MetricName === name && Dimensions?.length === dimensions);
}

/** What CloudWatch makes of values with counts. */
function sumOf({ Values = [], Counts = [] }: Partial<MetricDatum> = {}): { sum: number; samples: number } {
    return {
        sum: Values.reduce((sum, value, place) => sum + value * (Counts[place] ?? 1), 0),
        samples: Counts.reduce((sum, count) => sum + count, 0),
    };
}

describe("the statistics of a minute", () => {
    it("are what the counters grew by since the last one", () => {
        let now = at("12:00:20");
        const counters = {
            requests: 4,
            hits: 3,
            misses: 1,
            items: 1,
            bytes: 10,
            configurationVersion: 0,
            mostBytes: 50,
        };
        const counter = new MinuteCounter(
            () => ({ ...counters }),
            () => now,
        );

        now = at("12:01:00.003");
        expect(counter.take()).to.deep.equal({ ...counters, at: at("12:00:00") });

        Object.assign(counters, { requests: 9, hits: 6, misses: 3, items: 2, bytes: 20, configurationVersion: 5 });
        now = at("12:02:00.001");
        expect(counter.take()).to.deep.equal({
            ...{ at: at("12:01:00"), requests: 5, hits: 3, misses: 2 },
            ...{ items: 2, bytes: 20, configurationVersion: 5, mostBytes: 50 },
        });

        now = at("12:02:30");
        expect(counter.take()).to.include({ requests: 0, hits: 0, misses: 0 });
    });

    it("are kept under the minute in which they happened, also when the timer goes off a little early", () => {
        let now = at("12:00:59.998");
        const counter = new MinuteCounter(
            () => ({ ...quiet, configurationVersion: 0 }),
            () => now,
        );

        now = at("12:01:59.998");
        expect(counter.take().at).to.deep.equal(at("12:01:00"));
        now = at("12:03:00.001");
        expect(counter.take().at).to.deep.equal(at("12:02:00"));
    });

    it("end with the minute of the clock, so that no pause adds to the next", () => {
        expect(millisecondsToNextMinute(at("12:00:20"))).to.equal(40_000);
        expect(millisecondsToNextMinute(at("12:01:00.007"))).to.equal(59_993);
        expect(millisecondsToNextMinute(at("12:00:59.998"))).to.equal(60_002);
    });

    it("are told for the node and for all nodes together, under the minute", () => {
        const data = metricDataOf(busy, "i-1");

        expect(data).to.have.lengthOf(14);
        expect(data.every(({ Timestamp }) => Timestamp?.getTime() === busy.at.getTime())).to.equal(true);
        expect(datum(data, "Requests")?.Dimensions).to.deep.equal([{ Name: "Service", Value: "image-application" }]);
        expect(datum(data, "Requests", 2)?.Dimensions?.[1]).to.deep.equal({ Name: "InstanceId", Value: "i-1" });
    });

    it("have rates of one value per request, from which hits and misses can be had exactly", () => {
        const data = metricDataOf(busy, "i-1");

        expect(sumOf(datum(data, "HitRate"))).to.deep.equal({ sum: 700, samples: 10 });
        expect(sumOf(datum(data, "MissRate"))).to.deep.equal({ sum: 300, samples: 10 });
        expect(datum(data, "Requests")).to.include({ Value: 10, Unit: "Count" });
    });

    it("have rates without a count of nothing, which CloudWatch would refuse", () => {
        const data = metricDataOf({ ...busy, hits: 10, misses: 0 }, "i-1");

        expect(datum(data, "HitRate")).to.deep.include({ Values: [100], Counts: [10] });
        expect(datum(data, "MissRate")).to.deep.include({ Values: [0], Counts: [10] });
    });

    it("have no rate where there was no request, and all the rest", () => {
        const data = metricDataOf(quiet, "i-1").filter(({ Dimensions }) => Dimensions?.length === 1);

        expect(data.map(({ MetricName, Value }) => [MetricName, Value])).to.deep.equal([
            ["Requests", 0],
            ["Items", 3],
            ["SizeMB", 1.5],
            ["ConfigVersionApplied", 7],
            ["CapacityLimitMB", 600],
        ]);
    });

    describe("on a node that shares a cache", () => {
        const shared = (hits: number, misses: number): Minute => ({ ...busy, sharedCache: { hits, misses } });

        it("count what was asked of it in that minute", () => {
            const read: NodeStatistics[] = [shared(2, 1), shared(5, 1)];
            const counter = new MinuteCounter(
                () => read.shift() ?? quiet,
                () => at("12:00:20"),
            );

            expect([counter.take().sharedCache, counter.take().sharedCache]).to.deep.equal([
                { hits: 2, misses: 1 },
                { hits: 3, misses: 0 },
            ]);
        });

        it("tell of it, and add up", () => {
            const data = metricDataOf(together(shared(2, 1), shared(5, 0)), "i-1");

            expect(data).to.have.lengthOf(dataPerMinute);
            expect(datum(data, "SharedCacheHits")).to.include({ Value: 7, Unit: "Count" });
            expect(datum(data, "SharedCacheMisses", 2)).to.include({ Value: 1, Unit: "Count" });
        });
    });

    it("add up where two minutes become one", () => {
        expect(together(busy, { ...busy, at: at("12:01:00"), items: 9 })).to.deep.equal({
            ...{ ...busy, at: at("12:01:00"), items: 9 },
            ...{ requests: 20, hits: 14, misses: 6 },
        });
    });
});
