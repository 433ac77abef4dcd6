import type { AnyTable } from "../change.js";
import { objectStoreChanges } from "./object-store.js";

/** The tables of all components, by class. */
export const tables: Readonly<Record<string, AnyTable>> = {
    ObjectStore: objectStoreChanges,
};
