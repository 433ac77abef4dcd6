import { AlreadyExists } from "../../database/errors.js";
import type { Account, AccountChanges, AccountStore } from "../../database/catalogue.js";

/** The contract of the accounts in memory, for tests that need no database. */
export class MemoryAccounts implements AccountStore {
    private readonly rows = new Map<string, Account>();

    public async find(name: string): Promise<Account | undefined> {
        return [...this.rows.values()].find((account) => account.name === name);
    }

    public async names(): Promise<readonly string[]> {
        return [...this.rows.values()].map(({ name }) => name).sort();
    }

    public async findByTokenHash(hash: string): Promise<Account | undefined> {
        return [...this.rows.values()].find((account) => account.tokenHash === hash);
    }

    public async add(account: Account): Promise<void> {
        if (this.rows.has(account.id) || (await this.find(account.name)) !== undefined) {
            throw new AlreadyExists(`There is an account ${account.name} already.`);
        }
        this.rows.set(account.id, account);
    }

    public async change({ id, passwordHash }: Account, changes: AccountChanges): Promise<boolean> {
        const account = this.rows.get(id);
        if (account?.passwordHash !== passwordHash) {
            return false;
        }
        this.rows.set(id, { ...account, ...changes });
        return true;
    }
}
