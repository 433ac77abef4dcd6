import { Metrics } from "@aws-lambda-powertools/metrics";
import { expect } from "chai";
import type { Database } from "../../image-app/database/index.js";
import { imageSizes } from "../../image-app/images/image.js";
import { steps, type Checkpoint } from "../../image-app/storage/checkpoints.js";
import { SharedStore } from "../../image-app/storage/shared-store.js";
import { FileObjectStore } from "../../image-app/testing/file-object-store.js";
import { MemoryCatalogue } from "../../image-app/testing/memory-catalogue.js";
import { quietLog } from "../../image-app/testing/quiet-log.js";
import { imageOf, publishFiles, receiveImage, someFiles } from "../../image-app/testing/stored-image.js";
import { contentOf, removeFolder, temporaryFolder } from "../../image-app/testing/temporary-folder.js";
import { UploadMover, type CallContext, type UploadMoverParts } from "./upload-mover.js";

const stepsOfMover = steps.filter((step) => !step.startsWith("upload"));
const emptyStore = ["images/", "incoming/", "moving/"];

/** A call with so much time from now on; it says it each time that it is asked. */
const callOf = (milliseconds: number): CallContext => ({
    functionName: "upload-mover",
    getRemainingTimeInMillis: () => milliseconds,
});

/** Metrics as they were written, without a line for each. */
class RecordedMetrics extends Metrics {
    public readonly written: Record<string, number>[] = [];

    public override publishStoredMetrics(): this {
        const stored = this.serializeMetrics();
        const names = stored._aws.CloudWatchMetrics[0]?.Metrics.map(({ Name }) => Name) ?? [];
        this.written.push(Object.fromEntries(names.map((name) => [name, Number(stored[name])])));
        this.clearMetrics();
        return this;
    }
}

describe("the mover of uploads", () => {
    let folder: string;
    let shared: SharedStore;
    let objects: FileObjectStore;
    let catalogue: MemoryCatalogue;
    let metrics: RecordedMetrics;
    let lines: string[];
    let milliseconds: number;
    let hasSchema: Database["hasSchema"];
    let opened: number;

    const mover = (parts: Partial<UploadMoverParts> = {}): UploadMover => {
        const { log, lines: written } = quietLog();
        lines = written;
        metrics = new RecordedMetrics({ namespace: "Test", serviceName: "upload-mover" });
        return new UploadMover({
            ...{ shared, objects, telemetry: { log, metrics }, now: () => new Date(milliseconds) },
            openDatabase: () => {
                opened += 1;
                return { images: catalogue, hasSchema: () => hasSchema(), close: async () => void (opened -= 1) };
            },
            ...parts,
        });
    };
    const sharedContent = (): Promise<string[]> => contentOf(`${folder}/shared`);
    const received = (count: number) =>
        Promise.all(Array.from({ length: count }, () => receiveImage(shared, catalogue)));

    beforeEach(async () => {
        folder = await temporaryFolder();
        milliseconds = Date.now();
        shared = new SharedStore(`${folder}/shared`);
        await shared.open();
        objects = new FileObjectStore(`${folder}/objects`);
        catalogue = new MemoryCatalogue({ now: () => milliseconds });
        hasSchema = async () => true;
        opened = 0;
    });

    afterEach(() => removeFolder(folder));

    it("moves what waits, finishes deletions, and says how much waited before and how much it did", async () => {
        milliseconds += 90_000;
        const [doomed] = await received(7);
        await catalogue.startDeletion(doomed?.id ?? "");
        const moving = mover();
        await moving.call(callOf(60_000));
        metrics.publishStoredMetrics();

        expect(objects.ids()).to.have.length(6);
        expect(await sharedContent()).to.deep.equal(emptyStore);
        const [before, after] = metrics.written;
        expect(before).to.include({ ImagesWaiting: 6 });
        expect(before?.["OldestWaiting"]).to.be.within(89, 91);
        expect(after).to.deep.equal({ ImagesMoved: 6, ImagesFailed: 0 });
        expect(lines.join()).to.include('"moved":6,"deleted":1,"failed":0');
        expect(opened).to.equal(0);
    });

    it("leaves all alone where the tables are not there yet, says so, and ends well", async () => {
        await received(1);
        hasSchema = async () => false;
        await mover().call(callOf(60_000));

        expect(lines).to.have.length(1);
        expect(lines[0]).to.include("has not made its tables");
        expect(metrics.written).to.deep.equal([]);
        expect(objects.ids()).to.deep.equal([]);
        expect(opened).to.equal(0);
    });

    it("fails where the database does, and closes it all the same", async () => {
        hasSchema = () => Promise.reject(new Error("no connection"));
        const error: unknown = await mover()
            .call(callOf(60_000))
            .catch((reason: unknown) => reason);

        expect(String(error)).to.equal("Error: no connection");
        expect(opened).to.equal(0);
    });

    it("makes no folder of its own where the file system is not mounted", async () => {
        const error: unknown = await mover({ shared: new SharedStore(`${folder}/elsewhere`) })
            .call(callOf(60_000))
            .catch((reason: unknown) => reason);

        expect(String(error)).to.include(`${folder}/elsewhere`);
        expect(await contentOf(`${folder}/elsewhere`)).to.deep.equal([]);
    });

    it("begins no other image when the time of its call is nearly over, and the next call goes on", async () => {
        await received(5);
        let begun = 0;
        const slow: Checkpoint = async (step) => {
            if (step === "move-begun") {
                begun += 1;
                // Two thirds of the call's 30 milliseconds have passed when this has.
                await new Promise((resolve) => setTimeout(resolve, 40));
            }
        };
        const moving = mover({ reached: slow });
        await moving.call(callOf(30));
        expect(begun).to.equal(1);
        expect(objects.ids()).to.have.length(1);

        // No lease has run out: the next call is the same holder.
        await mover().call(callOf(60_000));
        expect(objects.ids()).to.have.length(5);
        expect(await sharedContent()).to.deep.equal(emptyStore);
    });

    it("gets to images behind many that cannot be moved, in one call", async () => {
        for (let count = 0; count < 30; count++) {
            await catalogue.add(imageOf());
        }
        const [image] = await received(1);
        await mover().call(callOf(60_000));
        metrics.publishStoredMetrics();

        expect(objects.ids()).to.deep.equal([image?.id]);
        expect(metrics.written.at(-1)).to.deep.equal({ ImagesMoved: 1, ImagesFailed: 30 });
    });

    it("gives a call up when all it tries fails", async () => {
        for (let count = 0; count < 150; count++) {
            await catalogue.add(imageOf());
        }
        await mover().call(callOf(60_000));

        expect(lines.filter((line) => line.includes("cannot move an image"))).to.have.length(100);
    });

    it("sweeps in the first call, and in those ten minutes after the last sweep", async () => {
        const orphan = async (): Promise<void> => publishFiles(shared, imageOf());
        const moving = mover();
        milliseconds += 2 * 3_600_000;
        for (const [minutes, left] of [
            [0, 0],
            [9, 1],
            [1, 0],
        ] as const) {
            await orphan();
            milliseconds += minutes * 60_000;
            await moving.call(callOf(60_000));
            expect((await sharedContent()).filter((file) => file.includes("original"))).to.have.length(left);
        }
    });

    for (const step of stepsOfMover) {
        it(`loses nothing when a call dies at ${step}: the next one goes on at once`, async () => {
            const [moved, doomed] = await received(2);
            if (moved === undefined || doomed === undefined) throw new Error("There are two images.");
            await catalogue.startDeletion(doomed.id);
            await new Promise<void>((died) => {
                const reached: Checkpoint = (here) => (here === step ? new Promise(() => died()) : undefined);
                void mover({ reached }).call(callOf(60_000));
            });
            await mover().call(callOf(60_000));

            expect(await catalogue.find(moved.id)).to.include({ location: "objects", link: objects.linkOf(moved.id) });
            for (const size of imageSizes) {
                expect((await objects.get(moved, size))?.equals(someFiles[size]), size).to.equal(true);
            }
            expect(await catalogue.isKnown(doomed.id)).to.equal(false);
            expect(objects.ids()).to.deep.equal([moved.id]);

            // What a call that died leaves beside images is swept when it is old.
            milliseconds += 2 * 3_600_000;
            await mover().call(callOf(60_000));
            expect(await sharedContent()).to.deep.equal(emptyStore);
        });
    }
});
