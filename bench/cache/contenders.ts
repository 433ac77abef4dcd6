import { LRUCache } from "lru-cache";
import { type CacheConfiguration } from "../../app-runtime/src/image-app/cache/cache.js";
import { EvictingMap } from "../../app-runtime/src/image-app/cache/evicting-map.js";
import { hashOfImageKey } from "../../app-runtime/src/image-app/cache/key-hash.js";

/** A cache that goes through a trace. */
export interface Contender {
    readonly name: string;
    /** Asks for each key and puts in what is missing; gives the number of hits. */
    visit(keys: readonly string[]): number;
}

export interface Sizes {
    /** Images that the cache may keep. */
    items: number;
    image: Buffer;
}

/** Ours is bounded by bytes as well, as in the application; that bound is never the one that is reached first. */
export function ours(policy: CacheConfiguration["policy"], { items, image }: Sizes): Contender {
    const cache = new EvictingMap<Buffer>({
        capacity: items * image.byteLength,
        maxItems: items,
        policy,
        hash: hashOfImageKey,
    });
    const visit = (keys: readonly string[]): number => {
        let hits = 0;
        for (const key of keys) {
            if (cache.get(key) === undefined) cache.set(key, image, image.byteLength);
            else hits += 1;
        }
        return hits;
    };
    return { name: policy, visit };
}

/** Bounded by the number of entries alone, which is what it is quickest at. */
export function lruCache({ items, image }: Sizes): Contender {
    const cache = new LRUCache<string, Buffer>({ max: items });
    const visit = (keys: readonly string[]): number => {
        let hits = 0;
        for (const key of keys) {
            if (cache.get(key) === undefined) cache.set(key, image);
            else hits += 1;
        }
        return hits;
    };
    return { name: "lru-cache", visit };
}
