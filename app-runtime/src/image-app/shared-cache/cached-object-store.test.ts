import { expect } from "chai";
import { newImageId } from "../images/id.js";
import { FileObjectStore } from "../testing/file-object-store.js";
import { quietLog } from "../testing/quiet-log.js";
import { removeFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { CachedObjectStore } from "./cached-object-store.js";
import type { SharedBytes } from "./shared-bytes.js";

const image = { id: newImageId(), format: "png" as const };
const bytes = Buffer.from("the bytes of an image");

/** A shared cache in memory, which can be taken away. */
class MemoryBytes implements SharedBytes {
    public readonly values = new Map<string, Buffer>();
    public readonly seconds: number[] = [];
    public isDown = false;

    public async get(key: string): Promise<Buffer | undefined> {
        return this.isDown ? undefined : this.values.get(key);
    }

    public async put(key: string, value: Buffer, seconds: number): Promise<void> {
        if (this.isDown) return;
        this.values.set(key, value);
        this.seconds.push(seconds);
    }

    public async delete(keys: readonly string[]): Promise<void> {
        if (!this.isDown) keys.forEach((key) => this.values.delete(key));
    }
}

class CountingStore extends FileObjectStore {
    public reads = 0;

    public override get(...asked: Parameters<FileObjectStore["get"]>): ReturnType<FileObjectStore["get"]> {
        this.reads += 1;
        return super.get(...asked);
    }
}

describe("the object store behind a shared cache", () => {
    let folder: string;
    let objects: CountingStore;
    let shared: MemoryBytes;
    let generation: number;
    let lines: string[];

    const node = (): CachedObjectStore => {
        const quiet = quietLog();
        lines = quiet.lines;
        return new CachedObjectStore({ objects, shared, generation: () => generation, log: quiet.log, limitBytes: 40 });
    };
    const read = async (store: CachedObjectStore): Promise<string | undefined> =>
        (await store.get(image, "standard"))?.toString();

    beforeEach(async () => {
        folder = await temporaryFolder();
        objects = new CountingStore(folder);
        shared = new MemoryBytes();
        generation = 0;
        await objects.put(image, "standard", bytes);
    });
    afterEach(() => removeFolder(folder));

    it("is asked once for what several nodes want to read", async () => {
        const [first, second] = [node(), node()];

        expect([await read(first), await read(second), await read(first)]).to.deep.equal(Array(3).fill(String(bytes)));
        expect(objects.reads).to.equal(1);
        expect([first.statistics(), second.statistics()]).to.deep.equal([
            { hits: 1, misses: 1 },
            { hits: 1, misses: 0 },
        ]);
        expect(shared.seconds).to.deep.equal([86_400]);
    });

    it("answers the same to all who miss at the same time", async () => {
        const store = node();

        expect(await Promise.all([read(store), read(store), read(store)])).to.deep.equal(Array(3).fill(String(bytes)));
        expect(await read(node())).to.equal(String(bytes));
        expect(objects.reads).to.equal(3);
    });

    for (const [what, damage] of [
        ["a changed byte", (value: Buffer) => Buffer.from(value).fill(1, value.length - 1)],
        ["half of it", (value: Buffer) => value.subarray(0, value.length / 2)],
        ["nothing", () => Buffer.alloc(0)],
        ["something else", () => Buffer.from("hello")],
    ] as const) {
        it(`is read where the cache holds ${what}, which is then put right`, async () => {
            await read(node());
            const [[key = "", value = Buffer.alloc(0)] = []] = [...shared.values];
            shared.values.set(key, damage(value));

            expect(await read(node())).to.equal(String(bytes));
            expect(lines.map((line) => JSON.parse(line).message)).to.deep.equal([
                "the shared cache had damaged bytes; they are read from the object store",
            ]);
            expect(shared.values.get(key)?.equals(value)).to.equal(true);
        });
    }

    it("is never given the bytes of another image, even where the cache confuses them", async () => {
        const other = { id: newImageId(), format: "png" as const };
        await objects.put(other, "standard", Buffer.from("others"));
        const store = node();
        await store.get(other, "standard");
        await read(store);
        const [others = "", ours = ""] = [...shared.values.keys()];
        shared.values.set(ours, shared.values.get(others) ?? Buffer.alloc(0));

        expect(await read(store)).to.equal(String(bytes));
    });

    it("works without the cache, and takes it up again", async () => {
        const store = node();
        shared.isDown = true;
        expect([await read(store), await read(store)]).to.deep.equal([String(bytes), String(bytes)]);
        await store.put(image, "standard", bytes);
        shared.isDown = false;
        await read(store);
        expect([await read(store), objects.reads]).to.deep.equal([String(bytes), 3]);
    });

    it("keeps no image that is too large, and none that is not there", async () => {
        await objects.put(image, "original", Buffer.alloc(41));
        await objects.put(image, "thumbnail", Buffer.alloc(40));
        const store = node();
        for (const size of ["original", "thumbnail"] as const) await store.get(image, size);
        expect(await store.get({ id: newImageId(), format: "png" }, "standard")).to.equal(undefined);

        expect([...shared.values.keys()].map((key) => key.split("/").at(-1))).to.deep.equal(["thumbnail.webp"]);
    });

    it("takes what it deletes, or writes again, out of the cache", async () => {
        const store = node();
        await read(store);
        await store.put(image, "standard", Buffer.from("others"));
        expect([shared.values.size, await read(node())]).to.deep.equal([0, "others"]);

        await store.delete(image);
        expect([shared.values.size, await read(node()), objects.ids()]).to.deep.equal([0, undefined, []]);
    });

    it("finds nothing of what was kept before the caches were cleared", async () => {
        await read(node());
        generation = 1;
        await read(node());

        expect([objects.reads, shared.values.size]).to.deep.equal([2, 2]);
    });

    it("fails as the object store does, and looks there whether an image has arrived", async () => {
        const store = node();
        await read(store);
        await objects.delete(image);
        expect(await store.holds(image, "standard", bytes)).to.equal(false);

        shared.values.clear();
        objects.get = () => Promise.reject(new Error("S3 is away"));
        const problem = await store.get(image, "standard").catch(String);
        expect([problem, store.linkOf("a")]).to.deep.equal(["Error: S3 is away", objects.linkOf("a")]);
    });
});
