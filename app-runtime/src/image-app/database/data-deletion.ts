import { sql, type Kysely } from "kysely";
import type { DataDeletionOrder, DataDeletionState } from "./catalogue.js";
import { remembering, stateOf } from "./data-deletion-rule.js";
import type { Dialect } from "./dialect.js";
import type { Schema } from "./schema.js";

/** What the database remembers of the orders to delete all data: one row, which the migration has made. */
export class OrdersOfDeletion {
    constructor(
        private readonly database: Kysely<Schema>,
        private readonly dialect: Pick<Dialect, "shareLock">,
    ) {}

    /** The latest order that was begun, in milliseconds since 1970. No other one begins before the transaction is over. */
    public async begunUntilCommit(transaction: Kysely<Schema>): Promise<number> {
        const { begun } = await transaction
            .selectFrom("data_deletion")
            .select("begun")
            .modifyEnd(this.dialect.shareLock)
            .executeTakeFirstOrThrow();
        return Number(begun);
    }

    public async begin(order: DataDeletionOrder): Promise<DataDeletionState> {
        return this.database.transaction().execute(async (transaction) => {
            const row = await transaction
                .selectFrom("data_deletion")
                // By the server's clock, which all instances share: one whose clock is wrong decides nothing for the others.
                .select(["begun", "finished", "refused", sql<Date>`current_timestamp(3)`.as("now")])
                .forUpdate()
                .executeTakeFirstOrThrow();
            const memory = {
                begun: Number(row.begun),
                finished: Number(row.finished),
                refused: Number(row.refused),
            };
            const state = stateOf(order, memory, row.now.getTime());
            await transaction
                .updateTable("data_deletion")
                .set(remembering(memory, state, order.before))
                .execute();
            return state;
        });
    }

    public async finish(before: number): Promise<boolean> {
        const { numUpdatedRows } = await this.database
            .updateTable("data_deletion")
            .set({ finished: before })
            .where("finished", "<", before)
            .where("begun", ">=", before)
            .executeTakeFirst();
        return numUpdatedRows > 0n;
    }
}
