import { expect } from "chai";
import { imageSizes, type Image } from "../images/image.js";
import { FileObjectStore } from "../testing/file-object-store.js";
import { MemoryCatalogue } from "../testing/memory-catalogue.js";
import { quietLog } from "../testing/quiet-log.js";
import { imageOf, publishFiles, receiveImage, someFiles } from "../testing/stored-image.js";
import { contentOf, removeFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { Mover, type MoverOptions } from "./mover.js";
import { SharedStore } from "./shared-store.js";

const emptyStore = ["images/", "incoming/", "moving/"];

describe("Mover", () => {
    let folder: string;
    let shared: SharedStore;
    let objects: FileObjectStore;
    let catalogue: MemoryCatalogue;
    let lines: string[];
    let milliseconds: number;

    const mover = (options: Partial<MoverOptions> = {}): Mover => {
        const quiet = quietLog();
        lines = quiet.lines;
        const now = (): Date => new Date(milliseconds);
        return new Mover({ shared, objects, catalogue, log: quiet.log, holder: "one", now, ...options });
    };
    const sharedContent = (): Promise<string[]> => contentOf(`${folder}/shared`);

    async function expectMoved(image: Image): Promise<void> {
        expect(await catalogue.find(image.id)).to.include({ location: "objects", link: objects.linkOf(image.id) });
        for (const size of imageSizes) {
            expect((await objects.get(image, size))?.equals(someFiles[size]), size).to.equal(true);
        }
    }

    beforeEach(async () => {
        folder = await temporaryFolder();
        milliseconds = Date.now();
        shared = new SharedStore(`${folder}/shared`);
        await shared.open();
        objects = new FileObjectStore(`${folder}/objects`);
        catalogue = new MemoryCatalogue({ now: () => milliseconds });
    });

    afterEach(() => removeFolder(folder));

    it("moves all sizes, records the link, and leaves nothing in the shared store", async () => {
        const images = [];
        for (let count = 0; count < 10; count++) {
            images.push(await receiveImage(shared, catalogue));
        }
        await mover().round();

        for (const image of images) {
            await expectMoved(image);
        }
        expect(await sharedContent()).to.deep.equal(emptyStore);
        expect(lines).to.deep.equal([]);
    });

    it("removes the files only once the row points to the copies, and those were compared", async () => {
        const image = await receiveImage(shared, catalogue);
        const order: string[] = [];
        await mover({
            reached: async (step) => {
                const here = (await shared.read(image, "thumbnail")) === undefined ? "" : " here";
                order.push(`${step}: ${(await catalogue.find(image.id))?.location ?? "gone"}${here}`);
            },
        }).round();

        expect(order).to.deep.equal([
            "move-begun: shared here",
            "move-copied-original: shared here",
            "move-copied-standard: shared here",
            "move-copied-thumbnail: shared here",
            "move-verified: shared here",
            "move-recorded: objects here",
            "move-removed: objects",
            "move-ended: objects",
        ]);
    });

    it("does not touch what another instance has claimed, until its lease is over", async () => {
        const image = await receiveImage(shared, catalogue);
        await catalogue.claimUnmoved({ limit: 1, leaseSeconds: 300, holder: "another" });
        await mover().round();
        expect((await catalogue.find(image.id))?.location).to.equal("shared");

        milliseconds += 301_000;
        await mover().round();
        await expectMoved(image);
    });

    it("keeps the files when the copy is not what was sent, says so, and tries again later", async () => {
        const image = await receiveImage(shared, catalogue);
        let isBroken = true;
        const damaging = new FileObjectStore(`${folder}/objects`);
        damaging.put = (stored, size, bytes) => objects.put(stored, size, isBroken ? bytes.subarray(1) : bytes);
        const careful = mover({ objects: damaging });
        await careful.round();

        expect(lines.join()).to.include(`The original of image ${image.id} did not arrive whole in the object store`);
        expect(await shared.read(image, "original")).to.be.instanceOf(Buffer);

        isBroken = false;
        await careful.round();
        expect((await catalogue.find(image.id))?.location).to.equal("shared");
        milliseconds += 61_000;
        await careful.round();
        await expectMoved(image);
    });

    it("does not move an original that has changed since it was received", async () => {
        const image = imageOf({ checksum: "0".repeat(64) });
        await publishFiles(shared, image);
        await catalogue.add(image);
        await mover().round();

        expect(lines.join()).to.include("has changed since it was received; it stays where it is");
        expect((await catalogue.find(image.id))?.location).to.equal("shared");
        expect(objects.ids()).to.deep.equal([]);
    });

    it("goes on with the others where some always fail", async () => {
        for (let count = 0; count < 6; count++) {
            await catalogue.add(imageOf());
        }
        const image = await receiveImage(shared, catalogue);
        const patient = mover();
        for (let rounds = 0; rounds < 3; rounds++) {
            await patient.round();
        }

        await expectMoved(image);
        expect(lines).to.have.length(6);
        expect(lines.join()).to.include("See that the store is mounted and not emptied.");
    });

    it("says how many it moved, deleted and could not", async () => {
        await receiveImage(shared, catalogue);
        const doomed = await receiveImage(shared, catalogue);
        await catalogue.startDeletion(doomed.id);
        await catalogue.add(imageOf());

        expect(await mover().round()).to.deep.equal({ moved: 1, deleted: 1, failed: 1 });
    });

    it("claims nothing, deletes nothing and sweeps nothing once it is stopped", async () => {
        await receiveImage(shared, catalogue);
        const doomed = await receiveImage(shared, catalogue);
        await catalogue.startDeletion(doomed.id);
        const orphan = imageOf();
        await publishFiles(shared, orphan);
        milliseconds += 2 * 3_600_000;
        const stopped = mover();
        await stopped.stop();

        expect(await stopped.round()).to.deep.equal({ moved: 0, deleted: 0, failed: 0 });
        await stopped.sweep();
        expect(await shared.read(orphan, "original")).to.be.instanceOf(Buffer);
        expect(await catalogue.claimUnmoved({ limit: 9, leaseSeconds: 1, holder: "another" })).to.have.length(1);
        expect(await catalogue.unfinishedDeletions(9)).to.have.length(1);
    });

    it("asks for no more in a round when nothing succeeds", async () => {
        for (let count = 0; count < 20; count++) {
            await receiveImage(shared, catalogue);
        }
        const broken = new FileObjectStore(`${folder}/objects`);
        broken.put = () => Promise.reject(new Error("no route to host"));
        await mover({ objects: broken }).round();

        expect(lines).to.have.length(4);
        expect(lines.join()).to.include('"reason":"Error: no route to host"');
    });

    it("deletes all bytes, wherever they are, and then forgets the image", async () => {
        const moved = await receiveImage(shared, catalogue);
        await mover().round();
        const unmoved = await receiveImage(shared, catalogue);
        await catalogue.startDeletion(moved.id);
        await catalogue.startDeletion(unmoved.id);
        await mover().round();

        expect(await sharedContent()).to.deep.equal(emptyStore);
        expect(objects.ids()).to.deep.equal([]);
        expect(await catalogue.isKnown(moved.id)).to.equal(false);
        expect(await catalogue.isKnown(unmoved.id)).to.equal(false);
    });

    it("takes back the copies of an image that is deleted while it is copied", async () => {
        const image = await receiveImage(shared, catalogue);
        const another = new Mover({ shared, objects, catalogue, log: quietLog().log, holder: "another" });
        await mover({
            reached: async (step) => {
                if (step === "move-copied-standard") {
                    await catalogue.startDeletion(image.id);
                    await another.round();
                    expect(await catalogue.isKnown(image.id)).to.equal(false);
                }
            },
        }).round();

        expect(objects.ids()).to.deep.equal([]);
        expect(await sharedContent()).to.deep.equal(emptyStore);
        expect(lines).to.deep.equal([]);
    });

    it("leaves an image alone that another instance has moved meanwhile", async () => {
        const image = await receiveImage(shared, catalogue);
        const another = new Mover({ shared, objects, catalogue, log: quietLog().log, holder: "another" });
        await mover({
            reached: async (step) => {
                if (step === "move-begun") {
                    milliseconds += 301_000;
                    await another.round();
                }
            },
        }).round();

        await expectMoved(image);
        expect(await sharedContent()).to.deep.equal(emptyStore);
        expect(lines).to.deep.equal([]);
    });

    it("finishes the image it is at when it is stopped, and begins no other", async () => {
        await receiveImage(shared, catalogue);
        await receiveImage(shared, catalogue);
        const steps: string[] = [];
        let stopped: Promise<void> | undefined;
        const stoppable = mover({
            reached: (step) => {
                steps.push(step);
                stopped ??= stoppable.stop();
            },
        });
        stoppable.start();
        while (stopped === undefined) {
            await new Promise((resolve) => setImmediate(resolve));
        }
        await stopped;

        expect(steps.filter((step) => step === "move-begun")).to.have.length(1);
        expect(steps.at(-1)).to.equal("move-ended");
    });

    it("works and sweeps by itself once started, also after a failure of the catalogue", async () => {
        const image = await receiveImage(shared, catalogue);
        const orphan = imageOf();
        await publishFiles(shared, orphan);
        milliseconds += 2 * 3_600_000;
        let failures = 1;
        const claim = catalogue.claimUnmoved.bind(catalogue);
        catalogue.claimUnmoved = (options) => {
            failures -= 1;
            return failures >= 0 ? Promise.reject(new Error("no connection")) : claim(options);
        };
        const working = mover({ intervalSeconds: 0.01 });
        working.start();
        working.start();
        while ((await sharedContent()).join() !== emptyStore.join()) {
            await new Promise((resolve) => setImmediate(resolve));
        }
        await working.stop();

        await expectMoved(image);
        expect(lines.join()).to.include("no connection").and.to.include("removed what was left behind");
    });
});
