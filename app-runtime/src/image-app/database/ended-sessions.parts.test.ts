import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { openDatabase, type Database } from "./index.js";
import { createTestDatabase, describeEach, type TestDatabase } from "./test-database.test.js";

const hour = 60 * 60 * 1_000;

describeEach("ended sessions", (engine) => {
    let place: TestDatabase;
    let one: Database;
    let other: Database;

    before(async () => {
        place = await createTestDatabase(engine);
        one = openDatabase(place.options);
        other = openDatabase(place.options);
        await Promise.all([one.ready(), other.ready()]);
    });
    after(() => Promise.all([one?.close(), other?.close()]));

    it("are known to all instances, also where two ended one at once", async () => {
        const id = randomUUID();
        const expiresAt = new Date(Date.now() + hour);
        await Promise.all([one, other].map(({ endedSessions }) => endedSessions.add(id, expiresAt)));
        await one.endedSessions.add(id, expiresAt);

        expect(await other.endedSessions.has(id)).to.equal(true);
        for (const unknown of [randomUUID(), "", "' or 1=1 é", `${id} `]) {
            expect(await other.endedSessions.has(unknown), unknown).to.equal(false);
        }
    });

    it("do not pile up: whoever ends one clears those that have been over for an hour", async () => {
        const [over, current] = [randomUUID(), randomUUID()];
        const node = openDatabase(place.options);
        await one.endedSessions.add(over, new Date(Date.now() - 1.1 * hour));
        await one.endedSessions.add(current, new Date(Date.now() - 0.9 * hour));
        await node.endedSessions.add(randomUUID(), new Date(Date.now() + hour));
        await node.close();

        expect(await one.endedSessions.has(over)).to.equal(false);
        expect(await one.endedSessions.has(current)).to.equal(true);
    });
});
