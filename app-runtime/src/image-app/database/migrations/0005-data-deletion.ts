import type { MigrationStep } from "./step.js";

/** What became of the orders to delete all data: one row, at which those who add images and those who begin an order meet. Moments in milliseconds since 1970. */
export const dataDeletion: MigrationStep = {
    name: "0005-data-deletion",
    apply: async (session, { types }) => {
        await session.schema
            .createTable("data_deletion")
            .ifNotExists()
            .addColumn("id", types.ascii(16), (column) => column.notNull().primaryKey())
            .addColumn("begun", "bigint", (column) => column.notNull())
            .addColumn("finished", "bigint", (column) => column.notNull())
            .addColumn("refused", "bigint", (column) => column.notNull())
            .execute();
        const rows = await session.selectFrom("data_deletion").select("id").execute();
        if (rows.length === 0) {
            await session
                .insertInto("data_deletion")
                .values({ id: "latest", begun: 0, finished: 0, refused: 0 })
                .execute();
        }
    },
};
