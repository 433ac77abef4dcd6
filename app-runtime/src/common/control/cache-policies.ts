/** Every policy by the name that configurations use. The place in the list is what the metric `Policy` shows: add new ones at the end. */
export const cachePolicies = ["lru", "random", "sieve"] as const;

/** Which entry goes when the cache is full. */
export type CachePolicy = (typeof cachePolicies)[number];
