import { expect } from "chai";
import {
    defaultConfiguration,
    parseConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "../../common/control/configuration.js";
import type { Alert } from "../../common/alert.js";
import { metricDataOf } from "../../image-app/control/statistics.js";
import { MemoryMetrics } from "../../common/control/testing/memory-metrics.js";
import { MemoryParameters } from "../../common/control/testing/memory-parameters.js";
import { AutoScaler } from "./auto-scaler.js";
import { ConfigurationStore } from "../../common/control/configuration-store.js";
import { MetricReader } from "../../common/control/metric-reader.js";

const automatic: ControlConfiguration = {
    ...defaultConfiguration,
    version: 1,
    scaling: { ...defaultConfiguration.scaling, mode: "automatic", nodes: 2 },
};

describe("AutoScaler", () => {
    let parameters: MemoryParameters;
    let cloudWatch: MemoryMetrics;
    let time: number;
    let lines: string[];
    let alerts: Alert[];
    let unreachable: Error | undefined;
    let scaler: AutoScaler;

    beforeEach(() => {
        parameters = new MemoryParameters(() => new Date(time));
        cloudWatch = new MemoryMetrics();
        [time, lines] = [Date.UTC(2026, 4, 3, 12, 0, 20), []];
        [alerts, unreachable] = [[], undefined];
        const note = (message: string): unknown => lines.push(message);
        const log = { info: note, warn: note, error: note };
        const tell = async (alert: Alert): Promise<void> => {
            if (unreachable !== undefined) throw unreachable;
            alerts.push(alert);
        };
        scaler = new AutoScaler({
            store: new ConfigurationStore(parameters, "p"),
            reader: new MetricReader(cloudWatch, "n"),
            told: { publish: async () => undefined },
            alerter: { tell },
            environmentName: "test",
            log,
            now: () => new Date(time),
        });
    });

    /** Some minutes go by in which nodes count these, and the scaler looks after each. */
    const minutes = async (count: number, [hits, misses]: readonly [number, number]): Promise<void> => {
        for (let minute = 0; minute < count; minute += 1) {
            const at = new Date(Math.floor(time / 60_000) * 60_000);
            const counted = {
                requests: hits + misses,
                hits,
                misses,
                items: 1,
                bytes: 1,
                configurationVersion: 1,
                mostBytes: 1,
            };
            await cloudWatch.put(metricDataOf({ at, ...counted }, "i-1"));
            time += 60_000;
            await scaler.look();
        }
    };
    /** The scaler finds this when it starts. */
    const begin = (): Promise<void> => {
        parameters.set(writeConfiguration(automatic));
        return scaler.look();
    };
    const nodes = (): number => parseConfiguration(parameters.value ?? "").scaling.nodes;

    it("grows the pool after it has settled, and not again before it has settled once more", async () => {
        await begin();
        await minutes(1, [10, 90]);
        expect(nodes()).to.equal(2);
        await minutes(1, [10, 90]);
        expect(nodes()).to.equal(4);
        await minutes(1, [10, 90]);
        expect(nodes()).to.equal(4);
        await minutes(1, [15, 85]);
        expect(nodes()).to.equal(8);
    });

    it("does nothing where nobody asked it to, where nobody makes requests, or where there is no configuration", async () => {
        await minutes(4, [10, 90]);
        parameters.set(writeConfiguration({ ...automatic, scaling: { ...automatic.scaling, mode: "manual" } }));
        await minutes(4, [10, 90]);
        expect(nodes()).to.equal(2);
        parameters.set(writeConfiguration({ ...automatic, version: 2 }));
        await minutes(4, [0, 0]);
        expect(nodes()).to.equal(2);
    });

    /** Two nodes more, one by one, bring nothing. */
    const growInVain = async (): Promise<void> => {
        const scaling = { ...automatic.scaling, nodes: 1, expandRatio: 1.1 };
        parameters.set(writeConfiguration({ ...automatic, scaling }));
        await minutes(20, [0, 100]);
        expect(nodes()).to.equal(3);
        expect(lines.filter((line) => line.startsWith("auto-scaling stops growing"))).to.have.lengthOf(1);
    };

    it("gives up after two steps without gain, and tells people once", async () => {
        await growInVain();
        await scaler.stop();

        expect(alerts.map(({ status, summary }) => [status, summary])).to.deep.equal([
            ["opened", "test: more nodes do not help the image caches"],
        ]);
        expect(alerts[0]?.text).to.contain("at 3.").and.contain("100 % of the requests");
    });

    it("tells people in a later minute where they could not be reached, and at the latest when it stops", async () => {
        unreachable = new Error("no route to host");
        await growInVain();
        expect(alerts).to.deep.equal([]);
        unreachable = undefined;
        await scaler.look();
        expect(alerts).to.have.lengthOf(1);

        unreachable = new Error("no route to host");
        await minutes(1, [40, 60]);
        await minutes(1, [100, 0]);
        unreachable = undefined;
        await scaler.stop();
        expect(alerts.map(({ status }) => status)).to.deep.equal(["opened", "resolved"]);
        expect(new Set(alerts.map(({ key }) => key)).size).to.equal(1);
    });

    it("settles again after somebody's change", async () => {
        await begin();
        await minutes(1, [10, 90]);
        parameters.set(writeConfiguration({ ...automatic, version: 2 }));
        await minutes(2, [10, 90]);
        expect(nodes()).to.equal(2);
        await minutes(1, [10, 90]);
        expect(nodes()).to.equal(4);
    });

    it("goes on after an outage", async () => {
        await begin();
        cloudWatch.failure = new Error("down");
        time += 120_000;
        await scaler.look();
        expect(lines).to.deep.equal(["auto-scaling did nothing this minute"]);
        cloudWatch.failure = undefined;
        await minutes(1, [10, 90]);
        expect(nodes()).to.equal(4);
    });
});
