import { expect } from "chai";
import { MemoryState } from "../testing/memory-state.js";
import type { StateStore } from "./state-table.js";
import { ToldLedger, type Matter } from "./told-ledger.js";

const monday = new Date("2026-10-05T00:00:00Z");

describe("ToldLedger", () => {
    let now: Date;
    let ledger: ToldLedger;
    let sent: string[][];
    const send = (fresh: readonly Matter[]): Promise<boolean> => {
        sent.push(fresh.map(({ key }) => key));
        return Promise.resolve(true);
    };
    const matters = (...keys: readonly string[]): Matter[] => keys.map((key) => ({ key, until: monday }));

    beforeEach(() => {
        now = new Date("2026-10-01T12:00:00Z");
        ledger = new ToldLedger(new MemoryState(() => now), () => now);
        sent = [];
    });

    it("tells each matter once, and later only what is new", async () => {
        expect(await ledger.tell("ana", matters("a", "b"), send)).to.equal("told");
        expect(await ledger.tell("ana", matters("b", "a"), send)).to.equal("known");
        expect(await ledger.tell("ana", matters("a", "b", "c"), send)).to.equal("told");
        expect(await ledger.tell("ben", matters("a"), send)).to.equal("told");

        expect(sent).to.deep.equal([["a", "b"], ["c"], ["a"]]);
    });

    it("tells once when two work on it at the same time", async () => {
        const outcomes = await Promise.all([1, 2, 3].map(() => ledger.tell("ana", matters("a"), send)));

        expect(outcomes).to.have.members(["told", "busy", "busy"]);
        expect(sent).to.have.lengthOf(1);
    });

    it("can tell again at once what failed, or what could not be told", async () => {
        const failed = await ledger
            .tell("ana", matters("a"), () => Promise.reject(new Error("throttled")))
            .catch((error: unknown) => error);
        expect(failed).to.be.instanceOf(Error);
        expect(await ledger.tell("ana", matters("a"), () => Promise.resolve(false))).to.equal("untold");

        expect(await ledger.tell("ana", matters("a"), send)).to.equal("told");
    });

    it("waits for one that died, and takes over before Lambda calls again after a minute", async () => {
        const never = new Promise<boolean>(() => undefined);
        void ledger.tell("ana", matters("a"), () => never);
        await Promise.resolve();
        now = new Date("2026-10-01T12:00:44Z");
        expect(await ledger.tell("ana", matters("a"), send)).to.equal("busy");
        now = new Date("2026-10-01T12:00:59Z");
        expect(await ledger.tell("ana", matters("a"), send)).to.equal("told");
    });

    it("forgets what cannot come again", async () => {
        const state = new MemoryState(() => now);
        ledger = new ToldLedger(state, () => now);
        await ledger.tell("ana", matters("a"), send);
        now = monday;

        expect(await state.read("ana", String), "the whole item").to.equal(undefined);
        await ledger.tell("ana", [{ key: "b", until: new Date("2026-10-09T00:00:00Z") }], send);
        const kept = await state.read("ana", (value) => value);
        expect(kept?.value).to.deep.equal({ told: { b: Date.UTC(2026, 9, 9) / 1_000 }, claim: null });
    });

    it("lets an empty ledger go in a minute, not in 1970, of which DynamoDB deletes nothing", async () => {
        const state = new MemoryState(() => now);
        const expiries: (Date | undefined)[] = [];
        const watched: StateStore = {
            read: (id, check) => state.read(id, check),
            write: (id, value, options) => {
                expiries.push(options.expiresAt);
                return state.write(id, value, options);
            },
        };
        ledger = new ToldLedger(watched, () => now);
        await ledger.tell("ana", matters("a"), () => Promise.resolve(false));
        await ledger.tell("ben", matters("a"), () => Promise.reject(new Error("throttled"))).catch(() => undefined);

        const inAMinute = new Date(now.getTime() + 60_000);
        expect(expiries).to.deep.equal([monday, inAMinute, monday, inAMinute]);
        now = inAMinute;
        expect(await state.read("ana", String), "the whole item").to.equal(undefined);
    });

    it("refuses to take something else for a ledger", async () => {
        const state = new MemoryState(() => now);
        await state.write("ana", "words", { version: 0 });
        const error = await new ToldLedger(state).tell("ana", matters("a"), send).catch((refused: unknown) => refused);

        expect(error).to.be.instanceOf(TypeError);
    });
});
