import type { Kysely } from "kysely";
import type { Account, AccountStore } from "./catalogue.js";
import { DatabaseError } from "./errors.js";
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

    /** @throws DatabaseError where there is no such account */
    public async setTokenHash(id: string, hash: string): Promise<void> {
        const { numUpdatedRows } = await this.database
            .updateTable("accounts")
            .set({ token_hash: hash })
            .where("id", "=", identifier(id))
            .executeTakeFirst();
        if (numUpdatedRows === 0n) {
            throw new DatabaseError(`There is no account ${id} to give a token to.`);
        }
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
