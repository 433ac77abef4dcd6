import type { Kysely } from "kysely";
import type { Account, AccountChanges, AccountStore } from "./catalogue.js";
import type { AccountTable, Schema } from "./schema.js";
import { identifier, isStorable, storable } from "./storable.js";

/** The accounts in the database. */
export class StoredAccounts implements AccountStore {
    constructor(private readonly database: Kysely<Schema>) {}

    public async find(name: string): Promise<Account | undefined> {
        // What people type is asked for as it comes; the server would fail on what no account can be called.
        if (!isStorable(name)) {
            return undefined;
        }
        const row = await this.all().where("name", "=", name).executeTakeFirst();
        // MySQL takes no notice of blanks at the end.
        return row?.name === name ? accountOf(row) : undefined;
    }

    public async names(): Promise<readonly string[]> {
        const rows = await this.database.selectFrom("accounts").select("name").orderBy("name").execute();
        return rows.map(({ name }) => name);
    }

    public async findByTokenHash(hash: string): Promise<Account | undefined> {
        const row = await this.all().where("token_hash", "=", identifier(hash)).executeTakeFirst();
        return row && accountOf(row);
    }

    public async add({ id, name, passwordHash, tokenHash }: Account): Promise<void> {
        await this.database
            .insertInto("accounts")
            .values({
                id,
                name: storable(name, "name of the account"),
                password_hash: passwordHash,
                token_hash: tokenHash ?? null,
            })
            .execute();
    }

    public async change({ id, passwordHash }: Account, changes: AccountChanges): Promise<boolean> {
        const { numUpdatedRows } = await this.database
            .updateTable("accounts")
            .set({
                ...(changes.passwordHash !== undefined && { password_hash: changes.passwordHash }),
                ...("tokenHash" in changes && { token_hash: changes.tokenHash ?? null }),
            })
            .where("id", "=", identifier(id))
            .where("password_hash", "=", passwordHash)
            .executeTakeFirst();
        return numUpdatedRows > 0n;
    }

    private all() {
        return this.database.selectFrom("accounts").select(["id", "name", "password_hash", "token_hash"]);
    }
}

function accountOf(row: AccountTable): Account {
    return {
        id: row.id,
        name: row.name,
        passwordHash: row.password_hash,
        tokenHash: row.token_hash ?? undefined,
    };
}
