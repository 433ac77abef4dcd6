import { cachePolicies, type CachePolicy } from "../../common/control/cache-policies.js";
import type { Eviction } from "./eviction.js";
import { LeastRecentlyUsed } from "./lru.js";
import { RandomEviction } from "./random.js";
import { Sieve } from "./sieve.js";

export { cachePolicies, type CachePolicy };

const evictions: Readonly<Record<CachePolicy, () => Eviction>> = {
    lru: () => new LeastRecentlyUsed(),
    random: () => new RandomEviction(),
    sieve: () => new Sieve(),
};

/** An eviction of that policy that knows of no entry. */
export function createEviction(policy: CachePolicy): Eviction {
    return evictions[policy]();
}
