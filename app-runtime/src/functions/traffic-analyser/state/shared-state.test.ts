import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { MinuteTally } from "../tally/minute-tally.js";
import { World } from "../testing/world.js";
import type { Book } from "./book.js";

/** More than an item holds, also packed, and the same from its beginning on. */
const much = Array.from({ length: 20_000 }, (): [string, number] => [randomBytes(33).toString("base64url"), 1]);

const minuteOf = (world: World, before: number): MinuteTally => {
    const minute = new MinuteTally(Math.floor(world.now.getTime() / 60_000) - before, 100);
    minute.totals.requests = before;
    return minute;
};

describe("the shared state", () => {
    it("is what was written last, also where it is larger than an item and only its end is other", async () => {
        const world = new World();
        const [one, other] = [world.shared, world.shared];
        const change = (book: Partial<Book>) =>
            one.change(async (known) => ({ book: { ...known.book, ...book }, result: undefined }));
        await change({ seen: much });
        expect((await other.read()).placed).to.deep.equal([]);
        await change({ placed: ["203.0.113.7/32"] });

        for (const shared of [one, other, world.shared]) {
            expect((await shared.read()).placed).to.deep.equal(["203.0.113.7/32"]);
        }
    });

    it("has the minutes that are kept, and writes and reads each once", async () => {
        const world = new World();
        const { shared } = world;
        const minutes = [3, 2, 1].map((before) => minuteOf(world, before));
        const [, second] = minutes;
        if (second === undefined) throw new Error("There are three.");
        const keep = (changed: readonly MinuteTally[], first: number) =>
            shared.change(async ({ book }) => ({ book, counted: { changed, first }, result: undefined }));
        await keep(minutes, 0);
        await keep([], second.minute);
        // Three minutes, and twice the book.
        expect(world.parts.counts).to.deep.equal({ written: 5, read: 0 });

        const fresh = world.shared;
        const read = (): Promise<readonly number[]> =>
            fresh.change(async (known) => ({
                book: undefined,
                result: Array.from(await known.minutes(0), ({ totals }) => totals.requests),
            }));
        expect([await read(), await read()]).to.deep.equal([
            [2, 1],
            [2, 1],
        ]);
        expect(world.parts.counts.read).to.equal(4);
    });

    it("leaves out minutes that may have expired, and keeps all else", async () => {
        const world = new World();
        const minute = minuteOf(world, 1);
        await world.shared.change(async ({ book }) => ({
            book: { ...book, placed: ["203.0.113.7/32"] },
            counted: { changed: [minute], first: 0 },
            result: undefined,
        }));
        world.pass(25 * 60);
        expect(await world.requests()).to.equal(0);
        expect((await world.shared.read()).placed).to.deep.equal(["203.0.113.7/32"]);
    });

    it("says what to do where something else is kept in its place", async () => {
        const world = new World();
        await world.state.write("traffic-analyser/test", { other: 1 }, { version: 0 });
        const failed: unknown = await world.shared.read().catch((error: unknown) => error);
        expect(failed).to.have.property("message").that.contains("delete the item to begin anew");
    });
});
