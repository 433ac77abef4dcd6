import { expect } from "chai";
import { newImageId } from "../images/id.js";
import { FileObjectStore } from "../testing/file-object-store.js";
import { MemoryCatalogue } from "../testing/memory-catalogue.js";
import { imageOf, publishFiles, receiveImage, someFiles } from "../testing/stored-image.js";
import { contentOf, removeFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { SharedStore } from "./shared-store.js";
import { sweep } from "./sweep.js";

const soon = (): Date => new Date(Date.now() + 50 * 60_000);
const later = (): Date => new Date(Date.now() + 70 * 60_000);

describe("sweep", () => {
    let folder: string;
    let shared: SharedStore;
    let objects: FileObjectStore;
    let catalogue: MemoryCatalogue;

    beforeEach(async () => {
        folder = await temporaryFolder();
        shared = new SharedStore(`${folder}/shared`);
        await shared.open();
        objects = new FileObjectStore(`${folder}/objects`);
        catalogue = new MemoryCatalogue();
    });

    afterEach(() => removeFolder(folder));

    it("removes what has been left for an hour, and not before", async () => {
        await shared.beginUpload(newImageId());
        await publishFiles(shared, imageOf());
        const deleted = imageOf();
        await shared.moveNotes.add(deleted);
        await objects.put(deleted, "original", someFiles.original);

        expect(await sweep({ shared, objects, catalogue }, soon())).to.deep.equal({
            incoming: 0,
            images: 0,
            copies: 0,
        });
        expect(await sweep({ shared, objects, catalogue }, later())).to.deep.equal({
            incoming: 1,
            images: 1,
            copies: 1,
        });
        expect(await contentOf(folder)).to.deep.equal([
            "objects/",
            "shared/images/",
            "shared/incoming/",
            "shared/moving/",
        ]);
    });

    it("leaves images alone that wait to be moved, however long", async () => {
        const image = await receiveImage(shared, catalogue);
        await shared.moveNotes.add(image);
        const before = await contentOf(folder);
        await sweep({ shared, objects, catalogue }, later());

        expect(await contentOf(folder)).to.deep.equal(before);
    });

    it("removes the files of an image whose move was recorded", async () => {
        const image = await receiveImage(shared, catalogue);
        await shared.moveNotes.add(image);
        await objects.put(image, "original", someFiles.original);
        await catalogue.recordMoved(image.id, objects.linkOf(image.id));
        await sweep({ shared, objects, catalogue }, later());

        expect(await contentOf(`${folder}/shared`)).to.deep.equal(["images/", "incoming/", "moving/"]);
        expect(objects.ids()).to.deep.equal([image.id]);
    });

    it("leaves an image that is being deleted to the deletion", async () => {
        const image = await receiveImage(shared, catalogue);
        await shared.moveNotes.add(image);
        await catalogue.startDeletion(image.id);
        const before = await contentOf(folder);
        await sweep({ shared, objects, catalogue }, later());

        expect(await contentOf(folder)).to.deep.equal(before);
    });
});
