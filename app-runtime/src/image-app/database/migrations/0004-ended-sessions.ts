import type { MigrationStep } from "./step.js";

/** Sessions that were ended before their time: found by id, cleared by age. */
export const endedSessions: MigrationStep = {
    name: "0004-ended-sessions",
    apply: async (session, { types, createIndex }) => {
        const table = "ended_sessions";
        await session.schema
            .createTable(table)
            .ifNotExists()
            .addColumn("id", types.ascii(36), (column) => column.notNull().primaryKey())
            .addColumn("expires_at", types.time, (column) => column.notNull())
            .execute();
        await createIndex(session, { name: "ended_sessions_by_age", table, columns: ["expires_at"] });
    },
};
