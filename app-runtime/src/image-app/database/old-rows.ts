import { sql, type Kysely } from "kysely";
import type { Schema } from "./schema.js";

/** More than anybody adds at once, so that who adds catches up with whatever has piled up, and few enough that nobody waits for it. */
const mostAtOnce = 500;

/** How often an instance looks, while it has found all of them. */
const pauseMilliseconds = 60_000;

/** Kept for an hour longer than they are of use: the clocks of instances differ. */
const keptMilliseconds = 60 * 60 * 1_000;

/** Which rows are of no use after a while. */
export type AgingTable =
    | { readonly table: "log_in_attempts"; readonly column: "attempted_at" }
    | { readonly table: "ended_sessions"; readonly column: "expires_at" };

/** Clears a table of what is too old. It grows only where somebody adds to it, so whoever adds also clears it: a bounded piece each time. */
export class OldRows {
    private clearedAt = Number.NEGATIVE_INFINITY;

    constructor(
        private readonly database: Kysely<Schema>,
        private readonly aging: AgingTable,
    ) {}

    /** Deletes the oldest of those that were of no use an hour ago; goes on the next time where there may be more, and else in a minute. */
    public async clear(now: Date): Promise<void> {
        if (now.getTime() - this.clearedAt < pauseMilliseconds) {
            return;
        }
        const cleared = await this.deleteBefore(new Date(now.getTime() - keptMilliseconds));
        this.clearedAt = cleared < mostAtOnce ? now.getTime() : Number.NEGATIVE_INFINITY;
    }

    /** What another instance is deleting at this moment is left to it. */
    private deleteBefore(moment: Date): Promise<number> {
        const table = sql.table(this.aging.table);
        const column = sql.ref(this.aging.column);
        return this.database.transaction().execute(async (transaction) => {
            const { rows } = await sql<{ id: string }>`
                select id from ${table} where ${column} < ${moment} order by ${column} limit ${mostAtOnce} for update skip locked
            `.execute(transaction);
            const ids = rows.map(({ id }) => id);
            if (ids.length > 0) {
                await sql`delete from ${table} where id in (${sql.join(ids)})`.execute(transaction);
            }
            return ids.length;
        });
    }
}
