import type { Kysely } from "kysely";
import type { EndedSessions } from "../../common/web/ended-sessions.js";
import { AlreadyExists } from "./errors.js";
import { OldRows } from "./old-rows.js";
import type { Schema } from "./schema.js";
import { identifier } from "./storable.js";

/** Sessions that were ended before their time, in the database: all instances know them. */
export class StoredEndedSessions implements EndedSessions {
    private readonly oldRows: OldRows;

    constructor(private readonly database: Kysely<Schema>) {
        this.oldRows = new OldRows(database, { table: "ended_sessions", column: "expires_at" });
    }

    public async add(id: string, expiresAt: Date): Promise<void> {
        try {
            await this.database.insertInto("ended_sessions").values({ id, expires_at: expiresAt }).execute();
        } catch (error) {
            // Another window was quicker.
            if (!(error instanceof AlreadyExists)) {
                throw error;
            }
        }
        await this.oldRows.clear(new Date());
    }

    public async has(id: string): Promise<boolean> {
        const ended = this.database.selectFrom("ended_sessions").select("id").where("id", "=", identifier(id));
        return (await ended.executeTakeFirst()) !== undefined;
    }
}
