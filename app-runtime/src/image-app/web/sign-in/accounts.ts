import { createHash, randomBytes, randomUUID } from "node:crypto";
import { accountName, isAccountName, longestName, longestPassword } from "../../../common/web/account-name.js";
import type { Passwords } from "../../../common/web/passwords.js";
import type { Account, AccountStore } from "../../database/catalogue.js";

export const shortestPassword = 12;

/** An account that has just been made. */
export interface NewAccount {
    readonly account: Account;
    /** For programs; it cannot be read again. */
    readonly token: string;
}

/** What is needed to make an account. */
export interface CreateAccountOptions {
    readonly accounts: AccountStore;
    readonly passwords: Passwords;
    readonly name: string;
    readonly password: string;
    /** @default a new one */
    readonly token?: string;
}

/**
 * Makes an account with a password and a token.
 *
 * @throws Error where the name or the password is empty, too short or too long; the password is not repeated
 */
export async function createAccount(options: CreateAccountOptions): Promise<NewAccount> {
    const name = accountName(options.name);
    const { password, token = newToken() } = options;
    if (!isAccountName(name)) {
        throw new Error(
            `The account name ${JSON.stringify(options.name)} cannot be used; give 1 to ${longestName} visible characters.`,
        );
    }
    if (!isPassword(password)) {
        throw new Error(`The password of "${name}" ${sayLength(password)}`);
    }
    if (!isToken(token)) {
        throw new Error(`The token of "${name}" is not of the form that newToken() makes; leave it out to get one.`);
    }
    const passwordHash = await options.passwords.hash(password);
    const account: Account = { id: randomUUID(), name, passwordHash, tokenHash: hashToken(token) };
    await options.accounts.add(account);
    return { account, token };
}

/** Whether an account can have this password. */
export function isPassword(text: string): boolean {
    return text.length >= shortestPassword && text.length <= longestPassword;
}

/** What is wrong with a password that no account can have, and what is allowed: the end of a sentence, which does not repeat it. */
export function sayLength({ length }: string): string {
    return `has ${length === 1 ? "1 character" : `${length} characters`}; give ${shortestPassword} to ${longestPassword}.`;
}

/** The prefix lets people and scanners of repositories see what they have found. */
const tokenPrefix = "evenkeel_";
const tokenPattern = /^evenkeel_[A-Za-z0-9_-]{43}$/;

/** A token of 32 random bytes: it cannot be guessed, so a plain digest of it is enough to check it by. */
export function newToken(): string {
    return `${tokenPrefix}${randomBytes(32).toString("base64url")}`;
}

/** Whether the text has the form of a token; what has not is not looked up. */
export function isToken(text: string): boolean {
    return tokenPattern.test(text);
}

/** What is stored of a token. */
export function hashToken(token: string): string {
    return createHash("sha256").update(token).digest("hex");
}

/** Stands for the password of an account in its sessions: another password ends them. It says nothing about the password. */
export function passwordFingerprint({ passwordHash }: Pick<Account, "passwordHash">): string {
    return createHash("sha256").update(passwordHash).digest("base64url").slice(0, 16);
}
