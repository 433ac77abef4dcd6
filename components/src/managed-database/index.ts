export * from "./args.js";
export { ManagedDatabase } from "./managed-database.js";
export type { ManagedDatabaseChildren } from "./children.js";
