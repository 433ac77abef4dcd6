import type { MigrationStep } from "./step.js";

/** Who may log in. */
export const accounts: MigrationStep = {
    name: "0001-accounts",
    apply: (session, { types }) =>
        session.schema
            .createTable("accounts")
            .ifNotExists()
            .addColumn("id", types.ascii(36), (column) => column.notNull().primaryKey())
            .addColumn("name", types.text(255), (column) => column.notNull().unique())
            .addColumn("password_hash", types.ascii(512), (column) => column.notNull())
            .addColumn("token_hash", types.ascii(128), (column) => column.unique())
            .execute(),
};
