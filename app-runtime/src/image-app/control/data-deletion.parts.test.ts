import { expect } from "chai";
import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { DataDeletionState } from "../database/catalogue.js";
import { openDatabase, type Database } from "../database/index.js";
import { createTestDatabase, describeEach, type TestDatabase } from "../database/test-database.test.js";
import { newImageId } from "../images/id.js";
import type { Image } from "../images/image.js";
import { imageOf } from "../testing/stored-image.js";
import { quietLog } from "../testing/quiet-log.js";
import { DataDeletion } from "./data-deletion.js";
import { dyingDeletionVariable, type DyingDeletionOptions } from "./dying-deletion.test.js";

const day = 86_400_000;

describeEach("an order to delete all data", (engine) => {
    let place: TestDatabase;
    let one: Database;
    let other: Database;
    let ordered: number;

    beforeEach(async () => {
        place = await createTestDatabase(engine);
        [one, other] = [openDatabase(place.options), openDatabase(place.options)];
        await Promise.all([one.ready(), other.ready()]);
        ordered = Date.now();
    });

    afterEach(() => Promise.all([one?.close(), other?.close()]));

    const add = (milliseconds: number): Promise<Image> => {
        const uploadedAt = new Date(milliseconds);
        return one.images.add(imageOf({ id: newImageId(uploadedAt), uploadedAt }));
    };
    const addMany = async (images: number): Promise<void> => {
        for (let age = 1; age <= images; age += 1) await add(ordered - age);
    };
    const left = async (): Promise<readonly Image[]> => one.images.page({ before: undefined, limit: 1_000 });
    const carryOut = async (
        { images: catalogue }: Database,
        { before = ordered, now = ordered }: { before?: number; now?: number } = {},
    ): Promise<string[]> => {
        const { log, lines } = quietLog();
        const deletion = new DataDeletion({ catalogue, log, now: () => new Date(now) });
        deletion.order(before);
        await deletion.finished();
        return lines.map((line) => (JSON.parse(line) as { message: string }).message.split(":")[0] ?? "");
    };
    const begin = (database: Database, before: number, isFresh = true): Promise<DataDeletionState> =>
        database.images.beginDataDeletion({ before, isFresh });

    it("is carried out once by two nodes, and never again", async () => {
        await addMany(250);
        const said = await Promise.all([carryOut(one), carryOut(other)]);
        expect([said.flat(), await left()]).to.deep.equal([["all data deleted"], []]);

        // As a restore brings them back: not by way of this program.
        const [restored] = await other.images.unfinishedDeletions(1);
        await place.run("update images set deleted_at = null");
        expect(await carryOut(other, { now: ordered + day })).to.deep.equal([]);
        expect(await carryOut(other, { before: ordered - 1, now: ordered + day })).to.deep.equal([]);
        expect(await other.images.find(restored?.id ?? "")).to.deep.equal(restored);
    });

    it("is gone on with by another node, days later, where one was killed in the middle", async () => {
        await addMany(8);
        await killInTheMiddle(place, { before: ordered, images: 3 });
        expect(await left()).to.have.lengthOf(5);
        expect(await carryOut(other, { now: ordered + 3 * day })).to.deep.equal(["all data deleted"]);

        expect(await left()).to.deep.equal([]);
    });

    it("makes newer what is recorded after it has begun, so that nobody deletes it", async () => {
        expect(await begin(one, ordered)).to.equal("begun");
        const late = await add(ordered - 5_000);
        expect(late.uploadedAt).to.deep.equal(new Date(ordered));
        expect(await carryOut(other)).to.deep.equal(["all data deleted"]);

        expect(await left()).to.deep.equal([late]);
    });

    it("waits until an image that is being added is there, to begin after it", async () => {
        const lock = engine === "postgres" ? "for share" : "lock in share mode";
        let hasBegun = false;
        let begun: Promise<void> = Promise.resolve();
        await place.holding([`select begun from data_deletion ${lock}`], async () => {
            // Those who add do not wait for each other.
            await add(ordered);
            begun = begin(one, ordered).then(() => void (hasBegun = true));
            for (let turn = 0; turn < 20; turn += 1) await other.images.find(newImageId());
            expect(hasBegun).to.equal(false);
        });
        await begun;

        expect(await begin(other, ordered)).to.equal("begun");
    });

    it("is waited for by who adds an image, and who then sees it", async () => {
        let added: Promise<Image> | undefined;
        let hasAdded = false;
        await place.holding(["select begun from data_deletion for update"], async () => {
            added = add(ordered).finally(() => (hasAdded = true));
            for (let turn = 0; turn < 20; turn += 1) await other.images.find(newImageId());
            expect(hasAdded).to.equal(false);
        });

        await added;
        expect(await left()).to.have.lengthOf(1);
    });

    it("is refused by the database's clock for a moment in the future, for all nodes and for good", async () => {
        const future = Date.now() + 3_600_000;
        expect(await begin(one, future)).to.equal("future");
        await place.run("update data_deletion set begun = 0");
        expect(await begin(other, future)).to.equal("future");
        expect(await begin(other, ordered)).to.equal("begun");
    });

    it("that is old begins only where it has begun before", async () => {
        expect(await begin(one, ordered - day, false)).to.equal("stale");
        expect(await begin(one, ordered - day)).to.equal("begun");
        expect(await begin(other, ordered - day, false)).to.equal("begun");
        expect(await other.images.finishDataDeletion(ordered - day)).to.equal(true);
        expect(await one.images.finishDataDeletion(ordered - day)).to.equal(false);
        expect(await one.images.finishDataDeletion(ordered)).to.equal(false);
        expect(await begin(one, ordered - day)).to.equal("finished");
    });
});

async function killInTheMiddle(
    { options, server }: TestDatabase,
    order: Pick<DyingDeletionOptions, "before" | "images">,
): Promise<void> {
    const { engine, host, port, database, certificateAuthority } = options;
    const secret = JSON.stringify({ username: server.user, password: server.password });
    const told: DyingDeletionOptions = { engine, host, port, database, certificateAuthority, secret, ...order };
    const program = path.join(__dirname, "dying-deletion.test.ts");
    const child = spawn(process.execPath, ["--import", "tsx", program], {
        env: { ...process.env, [dyingDeletionVariable]: JSON.stringify(told) },
        stdio: ["ignore", "ignore", "pipe"],
    });
    const [signal, complaints] = await Promise.all([
        new Promise((resolve) => child.once("exit", (_code, bySignal) => resolve(bySignal))),
        text(child.stderr),
    ]);
    expect(signal, complaints).to.equal("SIGKILL");
}
