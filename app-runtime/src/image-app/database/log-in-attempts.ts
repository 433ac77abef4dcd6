import { createHash, randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { LogInAttempts } from "./catalogue.js";
import { OldRows } from "./old-rows.js";
import type { Schema } from "./schema.js";

/** Failed log-ins in the database. */
export class StoredLogInAttempts implements LogInAttempts {
    private readonly oldRows: OldRows;

    constructor(private readonly database: Kysely<Schema>) {
        this.oldRows = new OldRows(database, { table: "log_in_attempts", column: "attempted_at" });
    }

    public async record(keys: readonly string[], now: Date): Promise<void> {
        await this.database
            .insertInto("log_in_attempts")
            .values(keys.map((key) => ({ id: randomUUID(), key_hash: hashOf(key), attempted_at: now })))
            .execute();
        await this.oldRows.clear(now);
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
}

/** Of one length whatever was typed, and no list of what people typed. */
function hashOf(key: string): string {
    return createHash("sha256").update(key).digest("hex");
}
