export { type CacheClusterArgs, CacheVersion, EvictionPolicy } from "./args.js";
export { CacheCluster } from "./cache-cluster.js";
export type { CacheClusterChildren } from "./children.js";
