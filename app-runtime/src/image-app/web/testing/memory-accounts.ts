import type { Account, AccountStore } from "../../database/catalogue.js";

/** The contract of the accounts in memory, for tests that need no database. */
export class MemoryAccounts implements AccountStore {
    private readonly rows = new Map<string, Account>();

    public async find(name: string): Promise<Account | undefined> {
        return [...this.rows.values()].find((account) => account.name === name);
    }

    public async findByTokenHash(hash: string): Promise<Account | undefined> {
        return [...this.rows.values()].find((account) => account.tokenHash === hash);
    }

    public async add(account: Account): Promise<void> {
        if (this.rows.has(account.id) || (await this.find(account.name)) !== undefined) {
            throw new Error(`There is an account ${account.name} already.`);
        }
        this.rows.set(account.id, account);
    }

    public async setTokenHash(id: string, hash: string): Promise<void> {
        this.change(id, { tokenHash: hash });
    }

    /** What only an administrator does. */
    public change(id: string, changes: Partial<Account>): void {
        const account = this.rows.get(id);
        if (account !== undefined) {
            this.rows.set(id, { ...account, ...changes });
        }
    }
}
