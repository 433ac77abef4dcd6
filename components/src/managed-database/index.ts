export * from "./args.js";
export type { BackupCopyArgs } from "./backup-copy.js";
export type { DatabaseProxyArgs } from "./proxy.js";
export type { ReplicaArgs } from "./replica-args.js";
export type { DatabaseRestoreArgs } from "./restore.js";
export { ManagedDatabase } from "./managed-database.js";
export type { ManagedDatabaseChildren } from "./children.js";
