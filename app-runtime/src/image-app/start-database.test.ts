import { expect } from "chai";
import { EndedSessionsInMemory } from "../common/web/ended-sessions.js";
import { DatabaseUnavailable, type Database } from "./database/index.js";
import { StartedDatabase, untilDone } from "./start-database.js";
import { MemoryCatalogue } from "./testing/memory-catalogue.js";
import { quietLog } from "./testing/quiet-log.js";
import { MemoryAccounts } from "./web/testing/memory-accounts.js";
import { MemoryAttempts } from "./web/testing/memory-attempts.js";

function databaseThat(ready: () => Promise<void>): Database {
    return {
        images: new MemoryCatalogue(),
        accounts: new MemoryAccounts(),
        attempts: new MemoryAttempts(),
        endedSessions: new EndedSessionsInMemory(),
        ready,
        hasSchema: async () => true,
        close: async () => undefined,
    };
}

describe("a database that the application has not reached yet", () => {
    it("rejects what it is asked, instead of asking for tables that are not there", async () => {
        const { stores } = new StartedDatabase(databaseThat(async () => undefined));

        for (const asked of [
            stores.images.waiting(),
            stores.accounts.find("ada"),
            stores.attempts.forget("ada"),
            stores.endedSessions.has("id"),
        ]) {
            const error: unknown = await asked.catch((reason: unknown) => reason);
            expect(error).to.be.instanceOf(DatabaseUnavailable);
        }
    });

    it("is used as it is once it has answered", async () => {
        const started = new StartedDatabase(databaseThat(async () => undefined));
        await started.ready();

        expect(await started.stores.images.waiting()).to.deep.equal({ images: 0, oldestSeconds: 0 });
    });

    it("stays closed where it did not answer", async () => {
        const started = new StartedDatabase(databaseThat(() => Promise.reject(new Error("no route to host"))));
        const failure: unknown = await started.ready().catch((reason: unknown) => reason);

        expect(String(failure)).to.contain("no route to host");
        expect(await started.stores.images.waiting().catch(() => "rejected")).to.equal("rejected");
    });
});

describe("trying until it is done", () => {
    it("says once for each reason why not, and pauses longer and longer", async () => {
        const { log, lines } = quietLog();
        const pauses: number[] = [];
        const reasons = ["down", "down", "refused", "down", "down", "down", "down"];
        const done = await untilDone(
            async () => {
                const reason = reasons.shift();
                if (reason !== undefined) throw new Error(reason);
            },
            {
                what: "reaching the database",
                log,
                signal: new AbortController().signal,
                pause: async (milliseconds) => void pauses.push(milliseconds),
            },
        );

        expect(done).to.equal(true);
        expect(pauses).to.deep.equal([250, 500, 1_000, 2_000, 4_000, 4_000, 4_000]);
        expect(lines).to.have.lengthOf(3);
    });

    it("ends when it is told to", async () => {
        const { log } = quietLog();
        const controller = new AbortController();
        const done = await untilDone(() => Promise.reject(new Error("down")), {
            what: "reaching the database",
            log,
            signal: controller.signal,
            pause: async () => controller.abort(),
        });

        expect(done).to.equal(false);
    });
});
