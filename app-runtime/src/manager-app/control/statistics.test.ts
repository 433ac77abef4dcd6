import { expect } from "chai";
import { metricDataOf } from "../../image-app/control/statistics.js";
import { MemoryMetrics } from "../../common/control/testing/memory-metrics.js";
import { MetricReader } from "../../common/control/metric-reader.js";
import { readNodes } from "./nodes.js";
import { readStatistics } from "./statistics.js";

const now = new Date("2026-05-03T14:30:20Z");
const at = (time: string): Date => new Date(`2026-05-03T${time}:00Z`);

describe("what the manager reads from CloudWatch", () => {
    let cloudWatch: MemoryMetrics;
    let reader: MetricReader;

    beforeEach(() => {
        cloudWatch = new MemoryMetrics(4);
        reader = new MetricReader(cloudWatch, "Evenkeel/test");
    });

    const node = (
        instanceId: string,
        time: string,
        [hits, misses]: readonly [number, number],
        configurationVersion = 1,
    ): Promise<void> => {
        const minute = {
            requests: hits + misses,
            hits,
            misses,
            items: 3,
            bytes: 1_500_000,
            configurationVersion,
            mostBytes: 2e9,
        };
        return cloudWatch.put(metricDataOf({ at: at(time), ...minute }, instanceId));
    };

    it("has the last thirty minutes that are over, and all nodes together weighted by what they did", async () => {
        await node("i-1", "14:29", [90, 10]);
        await node("i-2", "14:29", [0, 100]);
        const { minutes, values } = await readStatistics(reader, now);

        expect(minutes).to.have.lengthOf(30);
        expect([minutes[0], minutes[29]]).to.deep.equal([at("14:00"), at("14:29")]);
        const latest = Object.entries(values).map(([name, series]) => [name, series[29]]);
        expect(Object.fromEntries(latest)).to.deep.equal({
            hitRate: 45,
            missRate: 55,
            requests: 200,
            items: 6,
            size: 3,
            nodes: 2,
        });
    });

    it("knows no rate where nobody asked, and nothing where no node was heard of: never a zero in place of it", async () => {
        await node("i-1", "14:10", [0, 0]);
        const { values } = await readStatistics(reader, now);

        expect([values.hitRate[10], values.missRate[10], values.requests[10]]).to.deep.equal([undefined, undefined, 0]);
        expect(Object.values(values).map((series) => series[11])).to.deep.equal(Array(6).fill(undefined));
    });

    it("leaves out the minute that is not over", async () => {
        await node("i-1", "14:30", [1, 1]);
        const { values } = await readStatistics(reader, now);

        expect(values.requests.every((value) => value === undefined)).to.equal(true);
    });

    it("follows answers that come in several pages", async () => {
        await readStatistics(reader, now);

        expect(cloudWatch.calls).to.equal(2);
    });

    it("says of each node which version it applied and in which minute, the latest heard of first", async () => {
        for (const [time, version] of [
            ["14:20", 1],
            ["14:21", 2],
            ["14:22", 2],
        ] as const) {
            await node("i-1", time, [1, 1], version);
        }
        await node("i-2", "14:29", [1, 1], 3);

        expect(await readNodes(reader, now)).to.deep.equal([
            { instanceId: "i-2", version: 3, appliedAt: at("14:29"), heardAt: at("14:29"), capacityLimit: 2_000 },
            { instanceId: "i-1", version: 2, appliedAt: at("14:21"), heardAt: at("14:22"), capacityLimit: 2_000 },
        ]);
    });

    it("does not make up when a version was applied that was in force before the look back begins", async () => {
        await node("i-1", "11:31", [1, 1], 7);
        await node("i-1", "14:29", [1, 1], 7);

        expect(await readNodes(reader, now)).to.deep.equal([
            { instanceId: "i-1", version: 7, appliedAt: undefined, heardAt: at("14:29"), capacityLimit: 2_000 },
        ]);
    });

    it("asks no more where there is no node", async () => {
        expect(await readNodes(reader, now)).to.deep.equal([]);
        expect(cloudWatch.calls).to.equal(1);
    });
});
