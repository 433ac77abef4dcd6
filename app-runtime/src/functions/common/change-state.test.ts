import { expect } from "chai";
import { MemoryState } from "../testing/memory-state.js";
import { changeState } from "./change-state.js";
import { StateChanged } from "./state-table.js";

const count = { id: "count", check: Number };

describe("changeState", () => {
    it("makes something of nothing, and more of something", async () => {
        const store = new MemoryState();
        const more = () => changeState(store, count, (kept) => ({ value: (kept?.value ?? 0) + 1, result: undefined }));
        await more();
        await more();

        expect(await store.read("count", Number)).to.deep.equal({ value: 2, version: 2 });
    });

    it("loses no change of many that are made at the same time", async () => {
        const store = new MemoryState();
        const more = () => changeState(store, count, (kept) => ({ value: (kept?.value ?? 0) + 1, result: undefined }));
        await Promise.all(Array.from({ length: 5 }, more));

        expect((await store.read("count", Number))?.value).to.equal(5);
    });

    it("writes nothing where nothing is to change", async () => {
        const store = new MemoryState();

        expect(await changeState(store, count, () => ({ value: undefined, result: "stays" }))).to.equal("stays");
        expect(await store.read("count", Number)).to.equal(undefined);
    });

    it("gives up where somebody else is always faster", async () => {
        const store = new MemoryState();
        let decided = 0;
        const overtaken = changeState(
            { read: () => Promise.resolve(undefined), write: () => store.write("count", 0, { version: 7 }) },
            count,
            () => ({ value: ++decided, result: undefined }),
        );

        expect(await overtaken.catch((error: unknown) => error)).to.be.instanceOf(StateChanged);
        expect(decided).to.equal(10);
    });

    it("pauses between as many attempts as it was given, and waits for what is decided", async () => {
        const store = new MemoryState();
        const pauses: number[] = [];
        const overtaken = changeState(
            { read: () => Promise.resolve(undefined), write: () => store.write("count", 0, { version: 7 }) },
            { ...count, attempts: 3, pause: async (attempt) => void pauses.push(attempt) },
            async () => ({ value: 1, result: undefined }),
        );

        expect(await overtaken.catch((error: unknown) => error)).to.be.instanceOf(StateChanged);
        expect(pauses).to.deep.equal([1, 2]);
    });

    it("has forgotten what has expired", async () => {
        let now = new Date("2026-05-01T10:00:00Z");
        const store = new MemoryState(() => now);
        await store.write("count", 5, { version: 0, expiresAt: new Date("2026-05-01T10:01:00Z") });
        now = new Date("2026-05-01T10:01:00Z");

        expect(await store.read("count", Number)).to.equal(undefined);
        expect(await store.write("count", 6, { version: 0 })).to.equal(1);
    });
});
