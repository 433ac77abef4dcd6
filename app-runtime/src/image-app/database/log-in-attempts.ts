import { createHash, randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { LogInAttempts } from "./catalogue.js";
import type { Schema } from "./schema.js";

/** Nobody is locked out for longer, so older ones are of no use. */
const keptMilliseconds = 24 * 60 * 60 * 1_000;

/** How often an instance looks for those that are too old. */
const sweepMilliseconds = 60_000;

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

    /** The table grows with attempts only, so whoever adds to it also clears it. */
    private async sweep(now: Date): Promise<void> {
        if (now.getTime() - this.sweptAt < sweepMilliseconds) {
            return;
        }
        this.sweptAt = now.getTime();
        await this.database
            .deleteFrom("log_in_attempts")
            .where("attempted_at", "<", new Date(now.getTime() - keptMilliseconds))
            .execute();
    }
}

/** Of one length whatever was typed, and no list of what people typed. */
function hashOf(key: string): string {
    return createHash("sha256").update(key).digest("hex");
}
