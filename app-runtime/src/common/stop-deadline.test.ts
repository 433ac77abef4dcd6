import { expect } from "chai";
import { StopDeadline } from "./stop-deadline.js";

const never = new Promise<void>(() => undefined);

describe("the deadline of a stop", () => {
    let now: number;
    let left: unknown[];
    let pauses: number[];
    let deadline: StopDeadline;

    beforeEach(() => {
        [now, left, pauses] = [5_000, [], []];
        deadline = new StopDeadline({
            seconds: 20,
            log: { warn: (_, fields) => left.push(fields?.["what"]) },
            now: () => now,
            pause: async (milliseconds) => {
                pauses.push(milliseconds);
                // What is done already comes first.
                await new Promise(setImmediate);
                now += milliseconds;
            },
        });
    });

    it("gives each stage until its share of the time is over, however long the one before took", async () => {
        await deadline.finish(0.5, { "moving images": never });
        now += 1_000;
        await deadline.finish(0.75, { statistics: never });
        await deadline.finish(0.25, { late: never });

        expect(pauses).to.deep.equal([10_000, 4_000, 0]);
        expect(left).to.deep.equal(["moving images", "statistics", "late"]);
    });

    it("says how long a share is, for what ends by itself", () => {
        now += 1_000;
        expect(deadline.secondsUntil(0.5)).to.equal(9);
        now += 60_000;
        expect(deadline.secondsUntil(1)).to.equal(0);
    });

    it("names only what is not finished", async () => {
        await deadline.finish(1, { one: Promise.resolve(), other: never, none: undefined });
        expect(left).to.deep.equal(["other"]);
    });

    it("passes on what goes wrong", async () => {
        const failing = deadline.finish(1, { one: Promise.reject(new Error("no")), other: never });
        expect(await failing.catch((error: Error) => error.message)).to.equal("no");
    });
});
