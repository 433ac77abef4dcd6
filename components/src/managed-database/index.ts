export * from "./args.js";
export { ManagedDatabase } from "./managed-database.js";
