import { expect } from "chai";
import { readFileSync } from "node:fs";
import path from "node:path";
import { liveRandomOrders } from "./testing/random-orders.js";

/** The arrows of the picture in the documentation, without the first and the last. */
function pictured(): readonly string[] {
    const folder = path.join(__dirname, "..", "..", "..", "..", "docs", "functions");
    const page = readFileSync(path.join(folder, "health-guardian.md"), "utf8");
    return Array.from(page.matchAll(/^ +(\w+ --> \w+):/gm), ([, arrow = ""]) => arrow).sort();
}

/** Orders of events that are tried. */
const orders = 100_000;

describe("the guardian, whatever happens in whatever order", function () {
    this.timeout(120_000);

    it(`removes one instance at a time, on fresh proof, with its evidence kept and enough healthy ones left, and tells each incident once (${orders} orders)`, () => {
        const tally = liveRandomOrders(orders);

        // What happens seldom has been tried often enough all the same.
        for (const what of [
            ...["terminate", "detach", "old observation", "crash after a step"],
            ...["removal from a group of one or two", "removal from a group at its minimum", "rehearsal"],
            ...["told replacement opened", "told replacement resolved", "told page opened", "told page resolved"],
        ]) {
            expect(tally.counts.get(what) ?? 0, what).to.be.above(1_000);
        }
        expect([...tally.transitions].sort(), "docs/functions/health-guardian.md").to.deep.equal(pictured());
    });
});
