export {
    type AccessPointArgs,
    type FileGrantOptions,
    type FileReplicationArgs,
    type SharedFileStoreArgs,
    ThroughputMode,
} from "./args.js";
export { SharedFileStore } from "./shared-file-store.js";
export type { SharedFileStoreChildren } from "./children.js";
