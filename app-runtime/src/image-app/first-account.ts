import type { Log } from "../common/log.js";
import { isLogIn, secretContent, type LogIn } from "../common/secret-content.js";
import { SecretError, type ReadSecret } from "../common/secrets.js";
import { accountName } from "../common/web/account-name.js";
import type { Passwords } from "../common/web/passwords.js";
import { AlreadyExists, type AccountStore } from "./database/index.js";
import { createAccount } from "./web/sign-in/accounts.js";

/** What making the first account works with. */
export interface FirstAccountOptions {
    readonly readSecret: ReadSecret;
    readonly accounts: AccountStore;
    readonly passwords: Passwords;
    readonly log: Pick<Log, "info">;
}

/**
 * Makes the account that the secret names, where there is none of its name: without it, nobody could ever log in to a new environment.
 *
 * An account that is there stays as it is, also with another password: the secret is for the first time only. Several instances may do it at once.
 *
 * @throws SecretError where the secret does not hold what it should, and Error where its name or password cannot be used
 */
export async function createFirstAccount(options: FirstAccountOptions): Promise<void> {
    const { accounts, passwords, log } = options;
    const { username: name, password, token } = parseFirstAccount(await options.readSecret());
    if ((await accounts.find(accountName(name))) !== undefined) {
        return;
    }
    try {
        await createAccount({ accounts, passwords, name, password, ...(token === undefined ? {} : { token }) });
        log.info("made the first account", { name });
    } catch (error) {
        // Another instance was faster.
        if (!(error instanceof AlreadyExists)) {
            throw error;
        }
    }
}

/** The token is for programs, where there are any. */
interface FirstAccount extends LogIn {
    readonly token?: string;
}

function isFirstAccount(content: unknown): content is FirstAccount {
    return isLogIn(content) && (!("token" in content) || typeof content.token === "string");
}

function parseFirstAccount(text: string): FirstAccount {
    const content = secretContent(text, isFirstAccount);
    if (content === undefined) {
        throw new SecretError(
            'The secret of the first account cannot be used; it has to be JSON with the texts "username" and "password", and "token" if wanted.',
        );
    }
    return content;
}
