import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import { expect } from "chai";
import { quietLog } from "../testing/quiet-log.js";
import { mostMinutes, StatisticsPublisher } from "./publisher.js";

const begin = Date.UTC(2026, 10, 23, 12, 0, 20);

/** A node whose clock moves by the pauses that it makes, and a CloudWatch in memory. */
class TestNode {
    public readonly calls: (readonly MetricDatum[])[] = [];
    public readonly pauses: number[] = [];
    public readonly lines: string[];
    public readonly publisher: StatisticsPublisher;
    public requests = 0;
    public now = begin;
    public isDown = false;
    /** Called in each pause. */
    public inPause: (signal: AbortSignal) => void | Promise<void> = () => undefined;

    constructor() {
        const { log, lines } = quietLog();
        this.lines = lines;
        this.publisher = new StatisticsPublisher({
            statistics: () => ({
                ...{ requests: this.requests, hits: this.requests, misses: 0 },
                ...{ items: 1, bytes: 1, mostBytes: 1, configurationVersion: 0 },
            }),
            put: async (data) => {
                if (this.isDown) throw new Error("no route to host");
                this.calls.push(data);
            },
            instanceId: "i-1",
            log,
            now: () => new Date(this.now),
            pause: async (milliseconds, signal) => {
                this.pauses.push(milliseconds);
                await this.inPause(signal);
                // A timer is always a little late.
                this.now += milliseconds + 3;
            },
        });
    }

    /** Counts the requests of all nodes by minute, over all calls. */
    public get counted(): Record<string, number> {
        const requests = this.calls
            .flat()
            .filter(({ MetricName, Dimensions }) => MetricName === "Requests" && Dimensions?.length === 1);
        return Object.fromEntries(
            requests.map(({ Timestamp, Value }) => [Timestamp?.toISOString().slice(11, 16), Value ?? 0]),
        );
    }
}

describe("publishing statistics", () => {
    it("calls once at each full minute without drifting, and once at the end", async () => {
        const node = new TestNode();
        const stopped = new Promise<void>((resolve) => {
            node.inPause = (signal) => {
                node.requests += 1;
                if (node.pauses.length === 4) {
                    void node.publisher.stop().then(resolve);
                    expect(signal.aborted).to.equal(true);
                }
            };
        });
        node.publisher.start();
        await stopped;

        expect(node.pauses).to.deep.equal([40_000, 59_997, 59_997, 59_997]);
        expect(node.calls).to.have.lengthOf(4);
        expect(node.counted).to.deep.equal({ "12:00": 1, "12:01": 1, "12:02": 1, "12:03": 1 });
        expect(node.lines).to.deep.equal([]);
    });

    it("sends the minutes of failed calls with the next, each with its own time, and logs both", async () => {
        const node = new TestNode();
        const minutes = [5, 6, 7];
        node.isDown = true;
        for (const requests of minutes) {
            node.requests += requests;
            node.now += 60_000;
            node.isDown = requests !== 7;
            await node.publisher.publish();
        }

        expect(node.calls).to.have.lengthOf(1);
        expect(node.counted).to.deep.equal({ "12:00": 5, "12:01": 6, "12:02": 7 });
        expect(node.lines).to.have.lengthOf(3);
        expect(node.lines[0]).to.contain("no route to host");
        expect(node.lines[2]).to.contain("published again");
    });

    it("keeps every count through hours without CloudWatch, in one call that it takes", async () => {
        const node = new TestNode();
        node.isDown = true;
        for (let minute = 0; minute < 3 * mostMinutes; minute++) {
            node.requests += 1;
            node.now += 60_000;
            await node.publisher.publish();
        }
        node.isDown = false;
        await node.publisher.stop();

        expect(node.calls).to.have.lengthOf(1);
        expect(node.calls[0]?.length).to.be.at.most(1_000);
        const total = Object.values(node.counted).reduce((sum, count) => sum + count, 0);
        expect(total).to.equal(3 * mostMinutes);
    });

    it("ends although the last call fails", async () => {
        const node = new TestNode();
        node.isDown = true;
        await node.publisher.stop();

        expect(node.lines).to.have.lengthOf(1);
    });
});
