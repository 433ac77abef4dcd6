import { expect } from "chai";
import { MemoryState } from "../../testing/memory-state.js";
import { measuredSince } from "./measured-since.js";

const at = (time: string): Date => new Date(`2026-10-12T${time}:00Z`);
const results = (times: readonly string[]) => new Map(times.map((time) => [at(time).getTime(), true]));

describe("since when a probe measures", () => {
    /** What it says in the end, after looks at that time with these results. */
    const since = async (...looks: readonly (readonly [time: string, found: readonly string[]])[]) => {
        const state = new MemoryState();
        let last: Date | undefined;
        for (const [time, found] of looks) {
            last = await measuredSince(state, "check-1", { results: results(found), at: at(time) });
        }
        return last;
    };

    it("is its first result, also when that came late or is not kept any more", async () => {
        expect(await since(["10:00", ["09:50", "09:40"]])).to.deep.equal(at("09:40"));
        expect(await since(["10:00", ["09:50"]], ["10:05", ["09:45"]])).to.deep.equal(at("09:45"));
        expect(await since(["10:00", ["09:50"]], ["10:05", []])).to.deep.equal(at("09:50"));
    });

    it("is the first look while there never was a result, and no longer when there is one", async () => {
        expect(await since(["10:00", []])).to.deep.equal(at("10:00"));
        expect(await since(["10:00", []], ["10:05", []])).to.deep.equal(at("10:00"));
        expect(await since(["10:00", []], ["10:05", ["10:03"]])).to.deep.equal(at("10:03"));
    });

    it("is told apart for each probe", async () => {
        const state = new MemoryState();
        await measuredSince(state, "check-1", { results: results(["09:00"]), at: at("10:00") });
        const other = await measuredSince(state, "check-2", { results: results([]), at: at("10:00") });

        expect(other).to.deep.equal(at("10:00"));
    });
});
