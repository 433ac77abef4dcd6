import { expect } from "chai";
import { mkdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { newImageId } from "../images/id.js";
import { imageOf, publishFiles, someFiles } from "../testing/stored-image.js";
import { contentOf, removeFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { SharedStore } from "./shared-store.js";

const hour = 3_600_000;

describe("SharedStore", () => {
    let folder: string;
    let shared: SharedStore;

    beforeEach(async () => {
        folder = await temporaryFolder();
        shared = new SharedStore(folder);
        await shared.open();
    });

    afterEach(() => removeFolder(folder));

    it("gives back what was published, and shows nothing before", async () => {
        const image = imageOf();
        await shared.beginUpload(image.id);
        expect(await shared.read(image, "original")).to.equal(undefined);
        await shared.discardUpload(image.id);

        await publishFiles(shared, image);
        for (const size of ["original", "standard", "thumbnail"] as const) {
            expect((await shared.read(image, size))?.equals(someFiles[size])).to.equal(true);
        }
        expect(await contentOf(folder)).to.deep.equal([
            `images/${image.id}/original.jpeg`,
            `images/${image.id}/standard.jpeg`,
            `images/${image.id}/thumbnail.jpeg`,
            "incoming/",
            "moving/",
        ]);
    });

    it("is opened by several instances at once, and again", async () => {
        await Promise.all([new SharedStore(folder).open(), new SharedStore(folder).open()]);
    });

    it("lets nobody but the program and its group read the files", async () => {
        const image = imageOf();
        await publishFiles(shared, image);
        const { mode } = await stat(path.join(folder, "images", image.id, "original.jpeg"));

        expect(mode & 0o777 & ~0o040).to.equal(0o600);
    });

    it("removes an image as a whole, and does nothing the second time", async () => {
        const image = imageOf();
        await publishFiles(shared, image);
        await Promise.all([shared.remove(image.id), shared.remove(image.id)]);
        await shared.remove(image.id);

        expect(await contentOf(folder)).to.deep.equal(["images/", "incoming/", "moving/"]);
    });

    it("makes no path of anything that is not an id", async () => {
        await writeFile(path.join(folder, "secret"), "secret");
        const image = imageOf();
        const hostile = ["", ".", "..", "../secret", `${image.id}/..`, `../images/${image.id}`, "a\0b", "/etc"];
        for (const id of hostile) {
            const works = [
                () => shared.read({ id, format: "jpeg" }, "original"),
                () => shared.beginUpload(id),
                () => shared.readReceived(id),
                () => shared.publish(id),
                () => shared.discardUpload(id),
                () => shared.remove(id),
                () => shared.moveNotes.add({ id, format: "jpeg" }),
            ];
            for (const work of works) {
                const outcome = await work().then(String, String);
                expect(outcome).to.equal(`Error: ${JSON.stringify(id)} is not the id of an image.`);
            }
        }
        expect(await readFile(path.join(folder, "secret"), "utf8")).to.equal("secret");
    });

    it("lists the images that have been there for a while", async () => {
        const image = imageOf();
        await publishFiles(shared, image);
        await mkdir(path.join(folder, "images", "lost+found"));

        expect(await shared.listOlderThan(hour, Date.now())).to.deep.equal([]);
        expect(await shared.listOlderThan(hour, Date.now() + 2 * hour)).to.deep.equal([image.id]);
    });

    it("sweeps uploads in which nothing was written for a while, and nothing else", async () => {
        const [abandoned, going] = [newImageId(), newImageId()];
        await shared.beginUpload(abandoned);
        await shared.beginUpload(going);
        await mkdir(path.join(folder, "incoming", `${abandoned}-0a1b2c3d`));
        await mkdir(path.join(folder, "incoming", "of-somebody-else"));
        // Begun long ago, and still being written.
        await writeFile(path.join(folder, "incoming", going, "received"), "");
        const now = Date.now() + 2 * hour;
        await utimes(path.join(folder, "incoming", going, "received"), now / 1_000, now / 1_000);

        expect(await shared.sweepIncoming(hour, now)).to.equal(2);
        expect(await contentOf(path.join(folder, "incoming"))).to.deep.equal([
            `${going}/received`,
            "of-somebody-else/",
        ]);
    });

    it("keeps notes of moves until they are removed", async () => {
        const image = imageOf({ format: "png" });
        const note = await shared.moveNotes.add(image);
        await shared.moveNotes.add(image);
        await writeFile(path.join(folder, "moving", "of-somebody-else"), "");
        const later = Date.now() + 2 * hour;

        expect(await shared.moveNotes.listOlderThan(hour, Date.now())).to.deep.equal([]);
        expect(await shared.moveNotes.listOlderThan(hour, later))
            .to.have.length(2)
            .and.to.deep.include(note);
        expect(note).to.include({ id: image.id, format: "png" });

        await shared.moveNotes.remove(note);
        await shared.moveNotes.remove(note);
        expect(await shared.moveNotes.listOlderThan(hour, later)).to.have.length(1);
    });
});
