import { expect } from "chai";
import { EvictingMap, type EvictingMapBounds, type EvictingMapOptions } from "./evicting-map.js";
import { cachePolicies, type CachePolicy, createEviction } from "./policies.js";
import { RandomEviction } from "./random.js";

/** Whole numbers from 0 up to but not with `bound`, the same for the same seed. */
function seeded(seed: number): (bound: number) => number {
    let state = seed;
    return (bound) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * bound);
    };
}

interface Entry {
    key: string;
    value: number;
    size: number;
    visited: boolean;
}

/** The plainest form of LRU and SIEVE that there is: a list, oldest first, searched from one end to the other. */
class NaiveMap {
    public entries: Entry[] = [];
    private hand: Entry | undefined;

    constructor(public bounds: EvictingMapBounds) {}

    public get(key: string): number | undefined {
        const entry = this.entries.find((each) => each.key === key);
        if (entry === undefined) return undefined;
        entry.visited = true;
        if (this.bounds.policy === "lru") this.entries = [...this.entries.filter((each) => each !== entry), entry];
        return entry.value;
    }

    public set(key: string, value: number, size: number): void {
        this.delete(key);
        if (size > this.bounds.capacity || this.bounds.maxItems === 0) return;
        this.shrink(size, 1);
        this.entries.push({ key, value, size, visited: false });
    }

    public delete(key: string): void {
        const index = this.entries.findIndex((each) => each.key === key);
        if (index < 0) return;
        if (this.entries[index] === this.hand) this.hand = this.entries[index + 1];
        this.entries.splice(index, 1);
    }

    public clear(): void {
        this.entries = [];
        this.hand = undefined;
    }

    public configure(bounds: EvictingMapBounds): void {
        this.bounds = bounds;
        this.shrink(0, 0);
    }

    public get size(): number {
        return this.entries.reduce((sum, { size }) => sum + size, 0);
    }

    private shrink(size: number, items: number): void {
        const { capacity, maxItems } = this.bounds;
        while (this.entries.length + items > maxItems || this.size + size > capacity) this.delete(this.victim());
    }

    private victim(): string {
        if (this.bounds.policy === "lru") return this.entries[0]?.key ?? "";
        this.hand ??= this.entries[0];
        while (this.hand?.visited) {
            this.hand.visited = false;
            this.hand = this.entries[this.entries.indexOf(this.hand) + 1] ?? this.entries[0];
        }
        return this.hand?.key ?? "";
    }
}

/** Random runs of each property, the same each time. */
const seeds = 5;

const keys = Array.from({ length: 40 }, (_, index) => `key ${index}`);

/** Random operations, each followed by `check`. `bounds` makes up what the map is configured with now and then. */
function operate(
    seed: number,
    maps: readonly (EvictingMap<number> | NaiveMap)[],
    options: { bounds: (random: (bound: number) => number) => EvictingMapBounds; check: () => void },
): void {
    const random = seeded(seed);
    for (let step = 0; step < 2_000; step++) {
        const key = keys[random(keys.length)] ?? "";
        const kind = random(100);
        const size = random(30);
        const bounds = options.bounds(random);
        for (const map of maps) {
            if (kind < 50) map.get(key);
            else if (kind < 88) map.set(key, step, size);
            else if (kind < 96) map.delete(key);
            else if (kind < 99) map.configure(bounds);
            else map.clear();
        }
        options.check();
    }
}

const bounds = (policy: CachePolicy) => ({ capacity: 150, maxItems: 12, policy });
const someBounds =
    (policy: () => CachePolicy) =>
    (random: (bound: number) => number): EvictingMapBounds => ({
        capacity: random(200),
        maxItems: random(16),
        policy: policy(),
    });

/** Keys that all want the same cell must be found as well as any. */
const hashes: Record<string, EvictingMapOptions["hash"]> = {
    "its own hash": undefined,
    "a hash that is the same for all keys": () => 7,
    "a hash that takes few values": (key) => key.length * 511,
};

for (const policy of ["lru", "sieve"] as const) {
    for (const [name, hash] of Object.entries(hashes)) {
        it(`EvictingMap keeps exactly what a naive ${policy} keeps, with ${name}`, () => {
            for (let seed = 1; seed <= seeds; seed++) {
                const map = new EvictingMap<number>({ ...bounds(policy), ...(hash && { hash }) });
                const model = new NaiveMap(bounds(policy));
                operate(seed, [map, model], {
                    bounds: someBounds(() => policy),
                    check: () => {
                        const kept = keys.filter((key) => map.has(key));
                        expect(kept.sort(), `seed ${seed}`).to.deep.equal(model.entries.map(({ key }) => key).sort());
                        expect([map.items, map.size]).to.deep.equal([model.entries.length, model.size]);
                    },
                });
                for (const key of keys) expect(map.get(key)).to.equal(model.get(key));
            }
        });
    }
}

/** Remembers what was put and checks the map against it. */
class Watched extends EvictingMap<number> {
    public bounds_: EvictingMapBounds;
    private readonly put = new Map<string, { value: number; size: number }>();

    constructor(options: EvictingMapOptions) {
        super(options);
        this.bounds_ = options;
    }

    public override get(key: string): number | undefined {
        const value = super.get(key);
        if (value !== undefined) expect(value).to.equal(this.put.get(key)?.value);
        return value;
    }

    public override set(key: string, value: number, size: number): boolean {
        // Setting deletes an earlier entry, so what was put is noted afterwards.
        const kept = super.set(key, value, size);
        this.put.set(key, { value, size });
        expect(this.has(key)).to.equal(kept);
        return kept;
    }

    public override delete(key: string): boolean {
        this.put.delete(key);
        return super.delete(key);
    }

    public override clear(): void {
        this.put.clear();
        super.clear();
    }

    public override configure(changed: EvictingMapBounds): void {
        this.bounds_ = changed;
        super.configure(changed);
    }

    public check(): void {
        const kept = keys.filter((key) => this.has(key));
        const size = kept.reduce((sum, key) => sum + (this.put.get(key)?.size ?? NaN), 0);
        expect([this.items, this.size]).to.deep.equal([kept.length, size]);
        expect(this.items).to.be.at.most(this.bounds_.maxItems);
        expect(this.size).to.be.at.most(this.bounds_.capacity);
    }
}

describe("EvictingMap", () => {
    for (const policy of cachePolicies) {
        it(`never exceeds a bound and gives what was put, with ${policy}`, () => {
            for (let seed = 1; seed <= seeds; seed++) {
                const map = new Watched(bounds(policy));
                operate(seed, [map], { bounds: someBounds(() => policy), check: () => map.check() });
            }
        });
    }

    it("never exceeds a bound and gives what was put while its policy changes", () => {
        for (let seed = 1; seed <= seeds; seed++) {
            const map = new Watched(bounds("lru"));
            const random = seeded(seed + 1_000);
            const policy = (): CachePolicy => cachePolicies[random(3)] ?? "lru";
            operate(seed, [map], { bounds: someBounds(policy), check: () => map.check() });
        }
    });

    for (const from of cachePolicies) {
        for (const to of cachePolicies) {
            it(`keeps all of its entries from ${from} to ${to}`, () => {
                const map = new EvictingMap<number>({ capacity: 5_000, maxItems: 5_000, policy: from });
                for (let number = 0; number < 5_000; number++) map.set(`${number}`, number, 1);
                map.configure({ capacity: 5_000, maxItems: 5_000, policy: to });

                for (let number = 0; number < 5_000; number++) expect(map.get(`${number}`)).to.equal(number);
                expect(map.items).to.equal(5_000);
            });
        }
    }

    it("lets go at once, by the policy so far, what is over smaller bounds", () => {
        const map = new EvictingMap<number>({ capacity: 40, maxItems: 10, policy: "lru" });
        for (const key of ["a", "b", "c", "d"]) map.set(key, 0, 10);
        map.get("a");
        map.configure({ capacity: 25, maxItems: 10, policy: "random" });

        expect(["a", "b", "c", "d"].filter((key) => map.has(key))).to.deep.equal(["a", "d"]);
        expect(map.size).to.equal(20);
    });

    it("hands its order to the next policy", () => {
        const map = new EvictingMap<number>({ capacity: 3, maxItems: 3, policy: "sieve" });
        for (const key of ["a", "b", "c"]) map.set(key, 0, 1);
        map.get("a");
        map.configure({ capacity: 3, maxItems: 3, policy: "lru" });
        map.set("d", 0, 1);

        expect(["a", "b", "c", "d"].filter((key) => map.has(key))).to.deep.equal(["a", "c", "d"]);
    });

    it("does not keep what is larger than its capacity, nor what was there before under that key", () => {
        const map = new EvictingMap<string>({ capacity: 10, maxItems: 10, policy: "lru" });
        map.set("a", "old", 5);
        map.set("b", "other", 5);

        expect(map.set("a", "new", 11)).to.equal(false);
        expect([map.get("a"), map.get("b"), map.size]).to.deep.equal([undefined, "other", 5]);
        expect(map.set("a", "new", 10)).to.equal(true);
        expect([map.get("a"), map.get("b"), map.size]).to.deep.equal(["new", undefined, 10]);
    });

    it("finds each of a hundred thousand keys, and is empty after each was deleted", () => {
        const map = new EvictingMap<number>({ capacity: 2 ** 40, maxItems: 100_000, policy: "sieve" });
        for (let number = 0; number < 100_000; number++) map.set(`image ${number}`, number, 3);
        for (let number = 0; number < 100_000; number++) {
            if (map.get(`image ${number}`) !== number) expect.fail(`image ${number} was lost`);
        }
        for (let number = 0; number < 100_000; number++) map.delete(`image ${number}`);

        expect([map.items, map.size]).to.deep.equal([0, 0]);
    });

    for (const policy of cachePolicies) {
        it(`makes no garbage when it is hit, with ${policy}`, () => {
            const map = new EvictingMap<number>({ capacity: 100, maxItems: 100, policy });
            for (const key of keys) map.set(key, 1, 1);
            const hit = (times: number): void => {
                for (let time = 0; time < times; time++) for (const key of keys) map.get(key);
            };
            hit(2_000);
            const before = process.memoryUsage().heapUsed;
            hit(10_000);
            // The smallest thing that JavaScript can make has 16 bytes: one for each hit would be 6.4 MB.
            expect(process.memoryUsage().heapUsed - before).to.be.below(2_000_000);
        });
    }
});

describe("the policies on a trace of Zipf 0.9", () => {
    it("hit in the order SIEVE, LRU, Random, SIEVE by five points and more", () => {
        const images = 20_000;
        const random = seeded(1);
        const upTo: number[] = [];
        for (let rank = 1; rank <= images; rank++) upTo.push((upTo.at(-1) ?? 0) + rank ** -0.9);
        const most = upTo.at(-1) ?? 0;
        const maps = cachePolicies.map(
            (policy) =>
                new EvictingMap<true>({
                    capacity: 1_000,
                    maxItems: 1_000,
                    policy,
                    eviction: (chosen) => (chosen === "random" ? new RandomEviction(1) : createEviction(chosen)),
                }),
        );
        const hits = maps.map(() => 0);
        for (let request = 0; request < 100_000; request++) {
            const key = String(firstOver(upTo, (random(2 ** 30) / 2 ** 30) * most));
            maps.forEach((map, index) => {
                if (map.get(key) === undefined) map.set(key, true, 1);
                else hits[index] = (hits[index] ?? 0) + 1;
            });
        }
        const [lru = 0, chance = 0, sieve = 0] = hits.map((count) => (count / 100_000) * 100);

        expect(sieve).to.be.above(lru + 5);
        expect(lru).to.be.above(chance + 2);
    });
});

function firstOver(rising: readonly number[], value: number): number {
    let [low, high] = [0, rising.length - 1];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((rising[middle] ?? 0) > value) high = middle;
        else low = middle + 1;
    }
    return low;
}
