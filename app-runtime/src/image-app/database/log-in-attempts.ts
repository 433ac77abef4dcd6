import { createHash, randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { LogInAttempts } from "./catalogue.js";
import type { Schema } from "./schema.js";

/** Four times as long as a try counts. */
const keptMilliseconds = 60 * 60 * 1_000;

/** How often an instance looks for those that are too old, while it has found all of them. */
const sweepMilliseconds = 60_000;

/** More than one try adds, so that who tries catches up with whatever has piled up, and few enough that nobody waits for it. */
const mostSwept = 500;

/** Failed log-ins in the database. */
export class StoredLogInAttempts implements LogInAttempts {
    private sweptAt = Number.NEGATIVE_INFINITY;

    constructor(private readonly database: Kysely<Schema>) {}

    public async record(key: string, now: Date): Promise<void> {
        await this.database
            .insertInto("log_in_attempts")
            .values({ id: randomUUID(), key_hash: hashOf(key), attempted_at: now })
            .execute();
        await this.sweep(now);
    }

    public async countSince(key: string, since: Date): Promise<number> {
        const { attempts } = await this.database
            .selectFrom("log_in_attempts")
            .select((select) => select.fn.countAll().as("attempts"))
            .where("key_hash", "=", hashOf(key))
            .where("attempted_at", ">=", since)
            .executeTakeFirstOrThrow();
        return Number(attempts);
    }

    public async forget(key: string): Promise<void> {
        await this.database.deleteFrom("log_in_attempts").where("key_hash", "=", hashOf(key)).execute();
    }

    /** The table grows with attempts only, so whoever adds to it also clears it: a bounded piece each time, at once again where there may be more. */
    private async sweep(now: Date): Promise<void> {
        if (now.getTime() - this.sweptAt < sweepMilliseconds) {
            return;
        }
        const swept = await this.deleteBefore(new Date(now.getTime() - keptMilliseconds));
        this.sweptAt = swept < mostSwept ? now.getTime() : Number.NEGATIVE_INFINITY;
    }

    /** The oldest. What another instance is deleting at this moment is left to it. */
    private deleteBefore(moment: Date): Promise<number> {
        return this.database.transaction().execute(async (transaction) => {
            const rows = await transaction
                .selectFrom("log_in_attempts")
                .select("id")
                .where("attempted_at", "<", moment)
                .orderBy("attempted_at")
                .limit(mostSwept)
                .forUpdate()
                .skipLocked()
                .execute();
            const ids = rows.map(({ id }) => id);
            if (ids.length > 0) {
                await transaction.deleteFrom("log_in_attempts").where("id", "in", ids).execute();
            }
            return ids.length;
        });
    }
}

/** Of one length whatever was typed, and no list of what people typed. */
function hashOf(key: string): string {
    return createHash("sha256").update(key).digest("hex");
}
