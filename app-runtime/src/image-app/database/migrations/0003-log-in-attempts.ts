import type { MigrationStep } from "./step.js";

/** Failed log-ins: counted by key, cleared by age. */
export const logInAttempts: MigrationStep = {
    name: "0003-log-in-attempts",
    apply: async (session, { types, createIndex }) => {
        const table = "log_in_attempts";
        await session.schema
            .createTable(table)
            .ifNotExists()
            .addColumn("id", types.ascii(36), (column) => column.notNull().primaryKey())
            .addColumn("key_hash", types.ascii(64), (column) => column.notNull())
            .addColumn("attempted_at", types.time, (column) => column.notNull())
            .execute();
        await createIndex(session, { name: "attempts_of_key", table, columns: ["key_hash", "attempted_at"] });
        await createIndex(session, { name: "attempts_by_age", table, columns: ["attempted_at"] });
    },
};
