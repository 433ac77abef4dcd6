import { expect } from "chai";
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FileStore } from "./store.js";

describe("FileStore", () => {
    let directory: string;
    let store: FileStore;

    beforeEach(async () => {
        directory = await mkdtemp(path.join(tmpdir(), "evenkeel-store-"));
        store = new FileStore(path.join(directory, "made"));
    });

    afterEach(() => rm(directory, { recursive: true }));

    it("has what was put, and leaves nothing beside it", async () => {
        expect(await store.has("a.bin")).to.equal(false);
        await store.put("a.bin", "content");

        expect(await store.has("a.bin")).to.equal(true);
        expect(await readdir(path.join(directory, "made"))).to.deep.equal(["a.bin"]);
        expect(await readFile(store.pathOf("a.bin"), "utf8")).to.equal("content");
    });

    it("survives two runs that make the same file", async () => {
        await Promise.all([store.put("a.bin", "content"), store.put("a.bin", "content")]);

        expect(await readFile(store.pathOf("a.bin"), "utf8")).to.equal("content");
    });

    it("keeps the three files of a kind that were used last, and other kinds alone", async () => {
        for (const [index, name] of ["a.bin", "b.bin", "c.bin", "d.bin", "e.txt"].entries()) {
            await store.put(name, "");
            await utimes(store.pathOf(name), index, index);
        }
        await store.has("a.bin");
        await store.prune([".bin"]);

        expect((await readdir(path.join(directory, "made"))).sort()).to.deep.equal([
            "a.bin",
            "c.bin",
            "d.bin",
            "e.txt",
        ]);
    });

    it("removes what an interrupted run left an hour ago, and not what another run is writing", async () => {
        await store.put("a.bin", "");
        await writeFile(store.pathOf("b.bin.17-0a1b2c3d.tmp"), "");
        await writeFile(store.pathOf("c.bin.17-0a1b2c3d.tmp"), "");
        const twoHoursAgo = Date.now() / 1_000 - 7_200;
        await utimes(store.pathOf("b.bin.17-0a1b2c3d.tmp"), twoHoursAgo, twoHoursAgo);
        await store.prune([".bin"]);

        expect((await readdir(path.join(directory, "made"))).sort()).to.deep.equal(["a.bin", "c.bin.17-0a1b2c3d.tmp"]);
    });

    it("says which file cannot be written and what to do", async () => {
        await writeFile(path.join(directory, "made"), "a file where the folder should be");

        const message = await store.put("a.bin", "").then(
            () => "",
            (error: unknown) => String(error),
        );
        expect(message).to.match(
            /^ArtefactError: Cannot write .*a\.bin: .*Free some space, or name another outputDirectory\.$/,
        );
    });
});
