import { expect } from "chai";
import { type CacheConfiguration, ImageCache } from "./cache.js";

const roomy: CacheConfiguration = { capacityBytes: 1_000, maxItems: 10, policy: "lru" };

function bytes(length: number, content = 1): Buffer {
    return Buffer.alloc(length, content);
}

/** A load that ends when the test says so. */
function controlledLoad(): { load: () => Promise<Buffer | undefined>; calls: number; end: Deferred } {
    const end = deferred();
    const control = {
        calls: 0,
        end,
        load: () => {
            control.calls += 1;
            return end.promise;
        },
    };
    return control;
}

interface Deferred {
    promise: Promise<Buffer | undefined>;
    resolve: (value: Buffer | undefined) => void;
    reject: (error: Error) => void;
}

function deferred(): Deferred {
    let resolve: Deferred["resolve"] = () => undefined;
    let reject: Deferred["reject"] = () => undefined;
    const promise = new Promise<Buffer | undefined>((one, other) => ([resolve, reject] = [one, other]));
    return { promise, resolve, reject };
}

const never = (): Promise<Buffer | undefined> => Promise.reject(new Error("It was loaded again."));
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
        () => undefined,
        (error: unknown) => error,
    );

describe("ImageCache", () => {
    it("keeps no more than the machine can hold, whatever is configured, and says so", async () => {
        const cache = new ImageCache({ ...roomy, capacityBytes: 500 }, 250);
        for (const key of ["a", "b", "c"]) await cache.get(key, async () => bytes(100));
        expect(cache.statistics()).to.include({ items: 2, bytes: 200, mostBytes: 250 });

        expect(cache.configure({ ...roomy, capacityBytes: 1_000 })).to.deep.equal({ ...roomy, capacityBytes: 250 });
        await cache.get("d", async () => bytes(100));
        expect(cache.statistics().bytes).to.equal(200);
        expect(cache.configure({ ...roomy, capacityBytes: 100 })).to.deep.equal({ ...roomy, capacityBytes: 100 });
    });

    it("loads an image once and then gives it from memory", async () => {
        const cache = new ImageCache(roomy);
        const image = bytes(100);

        expect(await cache.get("a/standard", () => Promise.resolve(image))).to.equal(image);
        expect(await cache.get("a/standard", never)).to.equal(image);
        expect(cache.statistics()).to.include({ requests: 2, hits: 1, misses: 1, items: 1, bytes: 100 });
    });

    it("lets all who ask at the same time wait for one load, and counts each as a miss", async () => {
        const cache = new ImageCache(roomy);
        const control = controlledLoad();
        const answers = Array.from({ length: 50 }, () => cache.get("a", control.load));
        control.end.resolve(bytes(7));

        expect(new Set(await Promise.all(answers)).size).to.equal(1);
        expect(control.calls).to.equal(1);
        expect(cache.statistics()).to.include({ requests: 50, hits: 0, misses: 50, items: 1 });
    });

    it("loads different images at the same time", async () => {
        const cache = new ImageCache(roomy);
        const [one, other] = [controlledLoad(), controlledLoad()];
        const answers = [cache.get("a", one.load), cache.get("b", other.load)];
        other.end.resolve(bytes(2));
        one.end.resolve(bytes(1));

        expect((await Promise.all(answers)).map((answer) => answer?.byteLength)).to.deep.equal([1, 2]);
    });

    it("does not keep a load that fails: all who wait hear of it, and the next one loads again", async () => {
        const cache = new ImageCache(roomy);
        const control = controlledLoad();
        const answers = [cache.get("a", control.load), cache.get("a", control.load)];
        control.end.reject(new Error("The store is away."));

        for (const answer of answers) expect(String(await failureOf(answer))).to.contain("The store is away.");
        expect(await cache.get("a", () => Promise.resolve(bytes(3)))).to.deep.equal(bytes(3));
    });

    it("takes a load that throws at once for one that fails", async () => {
        const cache = new ImageCache(roomy);
        const answer = cache.get("a", () => {
            throw new Error("It does not even start.");
        });

        expect(String(await failureOf(answer))).to.contain("It does not even start.");
        expect(await cache.get("a", () => Promise.resolve(bytes(3)))).to.deep.equal(bytes(3));
    });

    it("does not keep that there is no such image", async () => {
        const cache = new ImageCache(roomy);

        expect(await cache.get("a", () => Promise.resolve(undefined))).to.equal(undefined);
        expect(await cache.get("a", () => Promise.resolve(bytes(3)))).to.deep.equal(bytes(3));
        expect(cache.statistics()).to.include({ misses: 2, items: 1 });
    });

    for (const [what, forget] of [
        ["deleted", (cache: ImageCache) => cache.delete("a")],
        ["cleared away", (cache: ImageCache) => cache.clear()],
    ] as const) {
        it(`does not keep an image that was ${what} while it was loaded, nor gives it to who asks afterwards`, async () => {
            const cache = new ImageCache(roomy);
            const [before, after] = [controlledLoad(), controlledLoad()];
            const early = cache.get("a", before.load);
            forget(cache);
            const late = cache.get("a", after.load);
            before.end.resolve(bytes(1));
            expect(await early).to.deep.equal(bytes(1));
            expect(cache.statistics().items).to.equal(0);

            after.end.resolve(bytes(2));
            expect(await late).to.deep.equal(bytes(2));
            expect(await cache.get("a", never)).to.deep.equal(bytes(2));
        });

        it(`loads an image again that was ${what}`, async () => {
            const cache = new ImageCache(roomy);
            await cache.get("a", () => Promise.resolve(bytes(1)));
            forget(cache);

            expect(cache.statistics()).to.include({ items: 0, bytes: 0 });
            expect(await cache.get("a", () => Promise.resolve(bytes(2)))).to.deep.equal(bytes(2));
        });
    }

    it("hands through an image that is larger than all of it, and keeps what it had", async () => {
        const cache = new ImageCache(roomy);
        await cache.get("a", () => Promise.resolve(bytes(900)));

        expect((await cache.get("b", () => Promise.resolve(bytes(1_001))))?.byteLength).to.equal(1_001);
        expect(cache.statistics()).to.include({ items: 1, bytes: 900 });
    });

    it("keeps an image in memory of its own, so that a larger block it was cut from can go", async () => {
        const cache = new ImageCache(roomy);
        const block = bytes(1_000_000);
        await cache.get("a", () => Promise.resolve(block.subarray(10, 20)));
        const kept = await cache.get("a", never);

        expect(kept).to.deep.equal(bytes(10));
        expect(kept?.buffer.byteLength).to.equal(10);
    });

    it("lets go at once what is over a smaller capacity, and keeps all under another policy", async () => {
        const cache = new ImageCache(roomy);
        for (const key of ["a", "b", "c"]) await cache.get(key, () => Promise.resolve(bytes(300)));
        cache.configure({ ...roomy, policy: "sieve" });
        expect(cache.statistics()).to.include({ items: 3, bytes: 900 });

        cache.configure({ ...roomy, policy: "sieve", capacityBytes: 650 });
        expect(cache.statistics()).to.include({ items: 2, bytes: 600 });
        expect(await cache.get("c", never)).to.deep.equal(bytes(300));
    });

    it("keeps an image by the bounds at the time it arrives", async () => {
        const cache = new ImageCache(roomy);
        const control = controlledLoad();
        const answer = cache.get("a", control.load);
        cache.configure({ ...roomy, capacityBytes: 10 });
        control.end.resolve(bytes(300));

        expect((await answer)?.byteLength).to.equal(300);
        expect(cache.statistics()).to.include({ items: 0, bytes: 0 });
    });

    it("keeps nothing and answers all the same where it has no room at all", async () => {
        for (const none of [{ capacityBytes: 0 }, { maxItems: 0 }]) {
            const cache = new ImageCache({ ...roomy, ...none });
            expect((await cache.get("a", () => Promise.resolve(bytes(1))))?.byteLength).to.equal(1);
            expect(cache.statistics().items).to.equal(0);
        }
    });

    it("refuses a configuration out of bounds with what was given and what is allowed, and keeps the old one", async () => {
        expect(() => new ImageCache({ ...roomy, capacityBytes: -1 })).to.throw(
            RangeError,
            `capacityBytes is -1; use a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`,
        );
        const cache = new ImageCache(roomy);
        expect(() => cache.configure({ ...roomy, maxItems: 1.5 })).to.throw("maxItems is 1.5; use a whole number");
        const wrong: CacheConfiguration = JSON.parse('{"capacityBytes":1,"maxItems":1,"policy":"fifo"}');
        expect(() => cache.configure(wrong)).to.throw('policy is "fifo"; use one of lru, random, sieve.');

        await cache.get("a", () => Promise.resolve(bytes(900)));
        expect(cache.statistics().items).to.equal(1);
    });

    it("counts on after it was cleared", async () => {
        const cache = new ImageCache(roomy);
        await cache.get("a", () => Promise.resolve(bytes(1)));
        cache.clear();
        await cache.get("a", () => Promise.resolve(bytes(1)));

        expect(cache.statistics()).to.include({ requests: 2, misses: 2 });
    });
});
