import { EvictingMap, type EvictingMapBounds, mostItems } from "./evicting-map.js";
import { Flights } from "./flights.js";
import { hashOfImageKey } from "./key-hash.js";
import { type CachePolicy, cachePolicies } from "./policies.js";

export type { CachePolicy } from "./policies.js";

/** What the cache may keep. Each can be changed while it runs. */
export interface CacheConfiguration {
    /** Bytes of all images together, a whole number; 0 keeps nothing. */
    capacityBytes: number;
    /** Number of images, a whole number up to {@link mostItems}; 0 keeps nothing. */
    maxItems: number;
    /** Which image goes when there is no room. */
    policy: CachePolicy;
}

/** What happened since the start, and what is kept now. */
export interface CacheStatistics {
    requests: number;
    /** Requests that were answered from memory. */
    hits: number;
    /** Requests that had to wait for a load, their own or that of another: `requests` less `hits`. */
    misses: number;
    /** Images kept now. */
    items: number;
    /** Bytes of all images kept now. */
    bytes: number;
    /** Most bytes that are kept whatever is configured. */
    mostBytes: number;
}

/**
 * Keeps images in memory, by bytes and by number, and loads what it does not keep: once, however many ask at the same time.
 *
 * The bytes that it hands out are the ones it keeps; nobody may change them.
 */
export class ImageCache {
    private readonly entries: EvictingMap<Buffer>;
    private readonly flights = new Flights<Buffer>();
    private hits = 0;
    private misses = 0;

    /**
     * @param mostBytes what the machine can hold, see {@link mostCacheBytes}: of a capacity that is configured beyond it, this much counts. @default as much as is configured
     * @throws RangeError where the configuration is out of its bounds
     */
    constructor(
        configuration: CacheConfiguration,
        private readonly mostBytes: number = Number.MAX_SAFE_INTEGER,
    ) {
        this.entries = new EvictingMap({ ...boundsOf(this.held(configuration)), hash: hashOfImageKey });
    }

    /**
     * The image from memory, or from `load`.
     *
     * A load that fails or gives undefined is not kept and fails, or gives undefined, for all who wait for it; the next request loads
     * again. An image that was deleted while it was loaded, or is larger than the whole cache, is handed through and not kept.
     *
     * @param load has to end by itself: requests for this key wait as long as it takes
     */
    public get(key: string, load: () => Promise<Buffer | undefined>): Promise<Buffer | undefined> {
        const kept = this.entries.get(key);
        if (kept !== undefined) {
            this.hits += 1;
            return Promise.resolve(kept);
        }
        this.misses += 1;
        return this.flights.join(key) ?? this.flights.start(key, load, (loaded) => this.keep(key, loaded));
    }

    /** Forgets an image, and what is being loaded of it at this moment. */
    public delete(key: string): void {
        this.entries.delete(key);
        this.flights.forget(key);
    }

    /** Forgets all images, and what is being loaded at this moment. The statistics go on. */
    public clear(): void {
        this.entries.clear();
        this.flights.forgetAll();
    }

    /**
     * Changes bounds and policy: what is over smaller bounds goes at once, everything else stays, also under another policy.
     *
     * @returns what holds now: a smaller capacity where the machine cannot hold the one that was asked for
     * @throws RangeError where the configuration is out of its bounds; the old one then stays
     */
    public configure(configuration: CacheConfiguration): CacheConfiguration {
        const held = this.held(configuration);
        this.entries.configure(boundsOf(held));
        return held;
    }

    public statistics(): CacheStatistics {
        return {
            requests: this.hits + this.misses,
            hits: this.hits,
            misses: this.misses,
            items: this.entries.items,
            bytes: this.entries.size,
            mostBytes: this.mostBytes,
        };
    }

    private held(configuration: CacheConfiguration): CacheConfiguration {
        check(configuration);
        return { ...configuration, capacityBytes: Math.min(configuration.capacityBytes, this.mostBytes) };
    }

    private keep(key: string, loaded: Buffer): Buffer {
        const image = withMemoryOfItsOwn(loaded);
        this.entries.set(key, image, image.byteLength);
        return image;
    }
}

/** A piece of a larger block would keep the whole of it in memory, which the bounds would not see. */
function withMemoryOfItsOwn(bytes: Buffer): Buffer {
    if (bytes.buffer.byteLength === bytes.byteLength) return bytes;
    const copy = Buffer.allocUnsafeSlow(bytes.byteLength);
    bytes.copy(copy);
    return copy;
}

function boundsOf({ capacityBytes, maxItems, policy }: CacheConfiguration): EvictingMapBounds {
    return { capacity: capacityBytes, maxItems, policy };
}

function check({ capacityBytes, maxItems, policy }: CacheConfiguration): void {
    checkWholeNumber("capacityBytes", capacityBytes, Number.MAX_SAFE_INTEGER);
    checkWholeNumber("maxItems", maxItems, mostItems);
    if (!cachePolicies.includes(policy)) {
        throw new RangeError(`policy is ${JSON.stringify(policy)}; use one of ${cachePolicies.join(", ")}.`);
    }
}

function checkWholeNumber(name: string, value: number, highest: number): void {
    if (!Number.isSafeInteger(value) || value < 0 || value > highest) {
        throw new RangeError(`${name} is ${value}; use a whole number from 0 to ${highest}.`);
    }
}
