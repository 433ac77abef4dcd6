export { LogSource, type ObjectStoreArgs, StorageClass, type TransitionArgs } from "./args.js";
export { ObjectStore } from "./object-store.js";
export type { ObjectStoreChildren } from "./children.js";
