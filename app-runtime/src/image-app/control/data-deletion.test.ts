import { expect } from "chai";
import { Readable } from "node:stream";
import { newImageId } from "../images/id.js";
import type { Image } from "../images/image.js";
import { SharedStore } from "../storage/shared-store.js";
import { UploadReceiver } from "../storage/receive.js";
import { MemoryCatalogue } from "../testing/memory-catalogue.js";
import { pixels } from "../testing/pictures.js";
import { imageOf } from "../testing/stored-image.js";
import { removeFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { DataDeletion, type DataDeletionOptions } from "./data-deletion.js";

const ordered = Date.UTC(2026, 4, 3, 14);
const minute = 60_000;
const day = 24 * 60 * minute;

describe("DataDeletion", () => {
    let catalogue: MemoryCatalogue;
    let lines: string[];
    let now: number;

    beforeEach(() => {
        catalogue = new MemoryCatalogue({ now: () => now });
        [lines, now] = [[], ordered + 1_000];
    });

    const image = (begun: number, uploadedAt = begun): Image =>
        imageOf({ id: newImageId(new Date(begun)), uploadedAt: new Date(uploadedAt) });
    const upload = (...times: [begun: number, uploadedAt?: number]): Promise<Image> => catalogue.add(image(...times));
    const make = (changes: Partial<DataDeletionOptions> = {}): DataDeletion => {
        const line =
            (level: string) =>
            (message: string): void =>
                void lines.push(`${level} ${message}`);
        const log = { info: line("info"), warn: line("warn"), error: line("error") };
        return new DataDeletion({ catalogue, log, now: () => new Date(now), pause: async () => undefined, ...changes });
    };
    const carryOut = async (before: number, deletion = make()): Promise<void> => {
        deletion.order(before);
        await deletion.finished();
    };

    it("deletes what was uploaded before the moment, however much it is, and nothing else", async () => {
        for (let age = 1; age <= 250; age += 1) await upload(ordered - age);
        await upload(ordered);
        await upload(ordered + 500);
        await carryOut(ordered);

        expect(await catalogue.count()).to.equal(2);
        expect(await catalogue.unfinishedDeletions(1_000)).to.have.lengthOf(250);
    });

    it("is carried out once: a node that starts later leaves what a backup has brought back", async () => {
        await upload(ordered - 2);
        await carryOut(ordered);
        const restored = await catalogue.add({ ...image(ordered - 1), uploadedAt: new Date(ordered - 1) });
        now = ordered + 7 * day;
        await carryOut(ordered);
        await carryOut(ordered - minute);

        expect(await catalogue.find(restored.id)).to.deep.equal(restored);
        expect(lines).to.deep.equal(["info all data deleted"]);
    });

    it("spares what was being uploaded when it was ordered, and recorded before a node had heard of it", async () => {
        const inFlight = await upload(ordered - 30_000, ordered + 5_000);
        await upload(ordered - 40_000);
        await carryOut(ordered);

        expect(await catalogue.find(inFlight.id)).to.deep.equal(inFlight);
        expect(await catalogue.count()).to.equal(1);
    });

    it("spares what is recorded while a node is at it, or another one afterwards, by whatever clock", async () => {
        let late: Image | undefined;
        const page: MemoryCatalogue["page"] = async (options) => {
            late ??= await upload(ordered - 2, ordered - 1);
            return catalogue.page(options);
        };
        const slow = withCatalogue(catalogue, { page });
        await Promise.all([carryOut(ordered, make({ catalogue: slow })), carryOut(ordered)]);

        expect(late?.uploadedAt).to.deep.equal(new Date(ordered));
        expect(await catalogue.count()).to.equal(1);
    });

    it("is carried out by two nodes at once, and one of them says so", async () => {
        for (let age = 1; age <= 150; age += 1) await upload(ordered - age);
        await Promise.all([carryOut(ordered), carryOut(ordered)]);

        expect(await catalogue.count()).to.equal(0);
        expect(lines).to.deep.equal(["info all data deleted"]);
    });

    it("is gone on with by any node, however late, where one died in the middle", async () => {
        for (let age = 1; age <= 5; age += 1) await upload(ordered - age);
        let left = 2;
        const dying = withCatalogue(catalogue, {
            startDeletion: (id) => {
                left -= 1;
                return left >= 0 ? catalogue.startDeletion(id) : new Promise(() => undefined);
            },
        });
        const dies = new Promise<void>((resolve) => {
            const page: MemoryCatalogue["page"] = (options) => (resolve(), catalogue.page(options));
            make({ catalogue: withCatalogue(dying, { page }) }).order(ordered);
        });
        await dies;
        now = ordered + 7 * day;
        await carryOut(ordered);

        expect(await catalogue.count()).to.equal(0);
        expect(lines).to.deep.equal(["info all data deleted"]);
    });

    it("does nothing where nothing was ordered, or nothing new", async () => {
        await upload(ordered - 1);
        await carryOut(0);
        expect([await catalogue.count(), lines]).to.deep.equal([1, []]);
        const deletion = make();
        await carryOut(ordered, deletion);
        await carryOut(ordered, deletion);
        await carryOut(ordered - 100, deletion);
        expect(lines).to.have.lengthOf(1);
    });

    it("is refused for a moment in the future, also when that has come, and the next one is taken", async () => {
        const [deletion, future] = [make(), ordered + 120 * minute];
        await upload(ordered - 1);
        await carryOut(future, deletion);
        now = future + minute;
        await carryOut(future);
        expect(await catalogue.count()).to.equal(1);
        expect(lines.map((line) => line.split(";")[0])).to.deep.equal(
            Array(2).fill("error an order to delete all data is ignored: its moment was in the future"),
        );
        await carryOut(now, deletion);

        expect(await catalogue.count()).to.equal(0);
    });

    it("is taken from a manager whose clock is a little ahead", async () => {
        await upload(ordered - 1);
        now = ordered - 30_000;
        await carryOut(ordered);

        expect(await catalogue.count()).to.equal(0);
    });

    it("is not begun long after it was given: the database was restored from a backup of before", async () => {
        await upload(ordered - 1);
        now = ordered + day;
        await carryOut(ordered);

        expect(await catalogue.count()).to.equal(1);
        expect(lines).to.deep.equal([
            "error an order to delete all data is ignored: it is old, and the database knows nothing of it, as after a restore; order it again with the manager where it is still meant",
        ]);
    });

    it("is done when the database is back, however long that takes, with one warning for each reason", async () => {
        await upload(ordered - 1);
        let failures = 500;
        const beginDataDeletion: MemoryCatalogue["beginDataDeletion"] = (order) => {
            failures -= 1;
            now += minute;
            return failures >= 0 ? Promise.reject(new Error("down")) : catalogue.beginDataDeletion(order);
        };
        await carryOut(ordered, make({ catalogue: withCatalogue(catalogue, { beginDataDeletion }) }));

        expect(lines).to.deep.equal(["warn deleting all data failed; it is tried again", "info all data deleted"]);
        expect(await catalogue.count()).to.equal(0);
    });

    it("never takes an image that a client was told of after the order", async () => {
        const folder = await temporaryFolder();
        try {
            const shared = new SharedStore(folder);
            await shared.open();
            // It begins before the order, and its row is written after the order was carried out.
            now = ordered - minute;
            const carriesOut = (): Promise<void> => ((now = ordered + minute), carryOut(ordered));
            const receiver = new UploadReceiver({
                ...{ shared, catalogue, now: () => new Date(now) },
                reached: (step) => (step === "upload-published" ? carriesOut() : undefined),
            });
            const stored = await receiver.receive(Readable.from([await pixels().png().toBuffer()]), {
                ...{ name: "late.png", ownerId: "owner" },
            });
            await carryOut(ordered);

            expect(await catalogue.find(stored.id)).to.deep.equal(stored);
            expect(stored.uploadedAt.getTime()).to.be.at.least(ordered);
        } finally {
            await removeFolder(folder);
        }
    });
});

type Used = DataDeletionOptions["catalogue"];

function withCatalogue(catalogue: Used, changes: Partial<Used>): Used {
    return {
        page: (options) => catalogue.page(options),
        startDeletion: (id) => catalogue.startDeletion(id),
        beginDataDeletion: (order) => catalogue.beginDataDeletion(order),
        finishDataDeletion: (before) => catalogue.finishDataDeletion(before),
        ...changes,
    };
}
