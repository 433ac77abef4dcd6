import { expect } from "chai";
import { MemoryCatalogue } from "../testing/memory-catalogue.js";
import { FileObjectStore } from "../testing/file-object-store.js";
import { publishFiles, receiveImage, someFiles } from "../testing/stored-image.js";
import { removeFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { ImageBytes } from "./image-source.js";
import { SharedStore } from "./shared-store.js";

describe("ImageBytes", () => {
    let folder: string;
    let shared: SharedStore;
    let objects: FileObjectStore;
    let catalogue: MemoryCatalogue;
    let source: ImageBytes;

    beforeEach(async () => {
        folder = await temporaryFolder();
        shared = new SharedStore(`${folder}/shared`);
        await shared.open();
        objects = new FileObjectStore(`${folder}/objects`);
        catalogue = new MemoryCatalogue();
        source = new ImageBytes({ shared, objects, catalogue });
    });

    afterEach(() => removeFolder(folder));

    it("reads from the shared store, and from the object store once the image was moved", async () => {
        const image = await receiveImage(shared, catalogue);
        expect((await source.read(image, "standard"))?.toString()).to.equal("standard bytes");

        await objects.put(image, "standard", Buffer.from("from the object store"));
        const moved = { ...image, location: "objects" as const };
        expect((await source.read(moved, "standard"))?.toString()).to.equal("from the object store");
    });

    it("follows an image that was moved after its row was read", async () => {
        const image = await receiveImage(shared, catalogue);
        await objects.put(image, "thumbnail", someFiles.thumbnail);
        await catalogue.recordMoved(image.id, objects.linkOf(image.id));
        await shared.remove(image.id);

        expect((await source.read(image, "thumbnail"))?.equals(someFiles.thumbnail)).to.equal(true);
    });

    it("finds nothing where the image was deleted meanwhile", async () => {
        const image = await receiveImage(shared, catalogue);
        await catalogue.startDeletion(image.id);
        await shared.remove(image.id);

        expect(await source.read(image, "original")).to.equal(undefined);
        expect(await source.read({ ...image, location: "objects" }, "original")).to.equal(undefined);
    });

    it("does not call an image absent whose bytes are missing: a store is not mounted", async () => {
        const image = await receiveImage(shared, catalogue);
        await shared.remove(image.id);
        let message = "";
        await source.read(image, "original").catch((error: unknown) => (message = String(error)));

        expect(message).to.equal(
            `BytesMissing: The original of image ${image.id} is not in the shared store, where the catalogue says it is. See that the store is mounted and not emptied.`,
        );
        await publishFiles(shared, image);
        expect(await source.read(image, "original")).to.be.instanceOf(Buffer);
    });
});
