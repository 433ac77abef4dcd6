import type { MigrationStep } from "./step.js";

/** The images, and what is being done with them. Ids sort by age, so an order by id is one by age. */
export const images: MigrationStep = {
    name: "0002-images",
    apply: async (session, { types, createIndex }) => {
        await session.schema
            .createTable("images")
            .ifNotExists()
            .addColumn("id", types.ascii(36), (column) => column.notNull().primaryKey())
            .addColumn("name", types.text(255), (column) => column.notNull())
            .addColumn("owner_id", types.ascii(36), (column) => column.notNull())
            .addColumn("format", types.ascii(16), (column) => column.notNull())
            .addColumn("width", "integer", (column) => column.notNull())
            .addColumn("height", "integer", (column) => column.notNull())
            .addColumn("bytes", "bigint", (column) => column.notNull())
            .addColumn("taken_at", types.time)
            .addColumn("camera", types.text(255))
            .addColumn("uploaded_at", types.time, (column) => column.notNull())
            .addColumn("location", types.ascii(16), (column) => column.notNull())
            .addColumn("link", types.ascii(1024))
            .addColumn("checksum", types.ascii(64), (column) => column.notNull())
            .addColumn("claimed_by", types.text(255))
            .addColumn("claimed_until", types.time)
            .addColumn("deleted_at", types.time)
            .execute();
        // Few images wait to be moved: this finds them among millions that do not.
        await createIndex(session, { name: "images_location", table: "images", columns: ["location", "id"] });
        // A page of those that are not being deleted is a piece of this one, and those that are, are its beginning or its end.
        await createIndex(session, { name: "images_deleted_at", table: "images", columns: ["deleted_at", "id"] });
    },
};
