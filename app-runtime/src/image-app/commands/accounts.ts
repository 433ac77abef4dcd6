import { randomBytes } from "node:crypto";
import { accountName } from "../../common/web/account-name.js";
import type { Passwords } from "../../common/web/passwords.js";
import { AlreadyExists, type Account, type AccountChanges, type AccountStore } from "../database/index.js";
import { createAccount, isPassword, sayLength } from "../web/sign-in/accounts.js";
import { CommandError, UsageError } from "./errors.js";

/** What the commands for accounts work with. */
export interface AccountCommandParts {
    readonly accounts: AccountStore;
    readonly passwords: Passwords;
    /** The password of the account, which nobody has to write into a command line. */
    readonly readPassword: () => Promise<string>;
}

const usage = `Give one of
  accounts list
  accounts add NAME < PASSWORD
  accounts set-password NAME < PASSWORD
  accounts disable NAME`;

/** Does what it says, and answers what to print. @throws CommandError saying why nothing was done */
export type AccountCommand = (parts: AccountCommandParts) => Promise<string>;

/** The command that the words of a command line say, such as `add ada`. @throws UsageError where there is none */
export function accountCommand([verb, name, ...others]: readonly string[]): AccountCommand {
    if (verb === "list" && name === undefined) {
        return async ({ accounts }) => (await accounts.names()).join("\n");
    }
    const command = verbs.find((each) => each.verb === verb)?.command;
    if (command === undefined || name === undefined || others.length > 0) {
        throw new UsageError(usage);
    }
    return (parts) => command(name, parts);
}

const verbs = [
    { verb: "add", command: add },
    { verb: "set-password", command: setPassword },
    { verb: "disable", command: disable },
] as const;

async function add(name: string, { accounts, passwords, readPassword }: AccountCommandParts): Promise<string> {
    try {
        const { account } = await createAccount({ accounts, passwords, name, password: await readPassword() });
        return `Made the account "${account.name}". A token for programs is made on its page "Account".`;
    } catch (error) {
        if (error instanceof AlreadyExists) {
            throw new CommandError(
                `There is an account "${accountName(name)}" already; give another name, or change its password with set-password.`,
            );
        }
        throw error;
    }
}

async function setPassword(name: string, parts: AccountCommandParts): Promise<string> {
    const account = await find(name, parts);
    const password = await parts.readPassword();
    if (!isPassword(password)) {
        throw new CommandError(`The password of "${account.name}" ${sayLength(password)}`);
    }
    await change(account, { passwordHash: await parts.passwords.hash(password) }, parts);
    return `"${account.name}" has another password; who was logged in is logged out within some seconds.`;
}

/** Nobody knows the password that it gets. The account stays, because images are its own. */
async function disable(name: string, parts: AccountCommandParts): Promise<string> {
    const account = await find(name, parts);
    const passwordHash = await parts.passwords.hash(randomBytes(32).toString("base64url"));
    await change(account, { passwordHash, tokenHash: undefined }, parts);
    return `"${account.name}" can no longer log in and has no token; sessions end within some seconds. Another password enables it again.`;
}

async function find(name: string, { accounts }: AccountCommandParts): Promise<Account> {
    const known = accountName(name);
    const account = await accounts.find(known);
    if (account === undefined) {
        throw new CommandError(`There is no account "${known}"; the command list prints those that there are.`);
    }
    return account;
}

async function change(account: Account, changes: AccountChanges, { accounts }: AccountCommandParts): Promise<void> {
    if (!(await accounts.change(account, changes))) {
        throw new CommandError(`"${account.name}" was changed at the same moment, and nothing was done; try again.`);
    }
}
