import { sql, type Kysely } from "kysely";
import type { Image } from "../images/image.js";
import type {
    ClaimOptions,
    DataDeletionOrder,
    DataDeletionState,
    ImageCatalogue,
    PageOptions,
    Waiting,
} from "./catalogue.js";
import { OrdersOfDeletion } from "./data-deletion.js";
import { recordedAfter } from "./data-deletion-rule.js";
import { imageColumns, imageOf, rowOf } from "./image-row.js";
import type { Dialect } from "./dialect.js";
import type { Schema } from "./schema.js";
import { identifier } from "./storable.js";

/** By the server's clock, which all instances share, and not by theirs. */
const now = sql<Date>`current_timestamp(3)`;

/** The catalogue of images in the database. */
export class StoredImages implements ImageCatalogue {
    private readonly orders: OrdersOfDeletion;

    constructor(
        private readonly database: Kysely<Schema>,
        dialect: Pick<Dialect, "shareLock">,
    ) {
        this.orders = new OrdersOfDeletion(database, dialect);
    }

    /** No order begins between the look at the orders and the row: that would find the image, and delete it. */
    public async add(image: Image): Promise<Image> {
        return this.database.transaction().execute(async (transaction) => {
            const kept = recordedAfter(await this.orders.begunUntilCommit(transaction), image);
            await transaction.insertInto("images").values(rowOf(kept)).execute();
            return kept;
        });
    }

    public async find(id: string): Promise<Image | undefined> {
        const row = await this.present().where("id", "=", identifier(id)).executeTakeFirst();
        return row && imageOf(row);
    }

    public async page({ before, limit }: PageOptions): Promise<readonly Image[]> {
        const all = this.present().orderBy("id", "desc").limit(limit);
        const rows = await (before === undefined ? all : all.where("id", "<", identifier(before))).execute();
        return rows.map(imageOf);
    }

    /** Rows that another holder is claiming at this moment are skipped, not waited for. */
    public claimUnmoved({ limit, leaseSeconds, holder }: ClaimOptions): Promise<readonly Image[]> {
        return this.database.transaction().execute(async (transaction) => {
            const rows = await transaction
                .selectFrom("images")
                .select([...imageColumns, now.as("now")])
                .where("location", "=", "shared")
                .where("deleted_at", "is", null)
                .where((either) =>
                    either.or([
                        either("claimed_until", "is", null),
                        either("claimed_until", "<=", now),
                        either("claimed_by", "=", holder),
                    ]),
                )
                .orderBy("id")
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .execute();
            const [first] = rows;
            if (first !== undefined) {
                await transaction
                    .updateTable("images")
                    .set({ claimed_by: holder, claimed_until: new Date(first.now.getTime() + leaseSeconds * 1_000) })
                    .where(
                        "id",
                        "in",
                        rows.map(({ id }) => id),
                    )
                    .execute();
            }
            return rows.map(imageOf);
        });
    }

    public async waiting(): Promise<Waiting> {
        const row = await this.database
            .selectFrom("images")
            .select((select) => [
                select.fn.countAll().as("images"),
                select.fn.min("uploaded_at").as("oldest"),
                now.as("now"),
            ])
            .where("location", "=", "shared")
            .where("deleted_at", "is", null)
            .executeTakeFirstOrThrow();
        // Null where none waits, whatever its type says. The time of an upload is an instance's, whose clock may be ahead.
        const oldest: Date | null = row.oldest;
        const milliseconds = oldest === null ? 0 : Math.max(0, row.now.getTime() - oldest.getTime());
        return { images: Number(row.images), oldestSeconds: milliseconds / 1_000 };
    }

    public async recordMoved(id: string, link: string): Promise<boolean> {
        const { numUpdatedRows } = await this.database
            .updateTable("images")
            .set({ location: "objects", link, claimed_by: null, claimed_until: null })
            .where("id", "=", identifier(id))
            .where("deleted_at", "is", null)
            .executeTakeFirst();
        return numUpdatedRows > 0n;
    }

    /** Of several who start it at once, one does. */
    public async startDeletion(id: string): Promise<Image | undefined> {
        return this.database.transaction().execute(async (transaction) => {
            const row = await transaction
                .selectFrom("images")
                .select(imageColumns)
                .where("id", "=", identifier(id))
                .where("deleted_at", "is", null)
                .forUpdate()
                .executeTakeFirst();
            if (row === undefined) {
                return undefined;
            }
            await transaction.updateTable("images").set({ deleted_at: now }).where("id", "=", identifier(id)).execute();
            return imageOf(row);
        });
    }

    public async unfinishedDeletions(limit: number): Promise<readonly Image[]> {
        const rows = await this.database
            .selectFrom("images")
            .select(imageColumns)
            .where("deleted_at", "is not", null)
            .orderBy("deleted_at")
            .limit(limit)
            .execute();
        return rows.map(imageOf);
    }

    public async finishDeletion(id: string): Promise<void> {
        await this.database
            .deleteFrom("images")
            .where("id", "=", identifier(id))
            .where("deleted_at", "is not", null)
            .execute();
    }

    public async isKnown(id: string): Promise<boolean> {
        const row = await this.database
            .selectFrom("images")
            .select("id")
            .where("id", "=", identifier(id))
            .executeTakeFirst();
        return row !== undefined;
    }

    public beginDataDeletion(order: DataDeletionOrder): Promise<DataDeletionState> {
        return this.orders.begin(order);
    }

    public finishDataDeletion(before: number): Promise<boolean> {
        return this.orders.finish(before);
    }

    /** Those that are not being deleted. */
    private present() {
        return this.database.selectFrom("images").select(imageColumns).where("deleted_at", "is", null);
    }
}
