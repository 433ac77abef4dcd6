import type { Kysely } from "kysely";
import type { Dialect } from "../dialect.js";
import type { Schema } from "../schema.js";

/**
 * One change of the schema.
 *
 * In PostgreSQL it happens whole or not at all. MySQL commits at each statement, and an instance may die between two of them:
 * so every statement of a step must do nothing where it has been done.
 */
export interface MigrationStep {
    /** Its place and what it does, such as `0001-accounts`; never changed after a release, nor is what it does. */
    readonly name: string;
    apply(session: Kysely<Schema>, dialect: Pick<Dialect, "types" | "createIndex">): Promise<void>;
}
