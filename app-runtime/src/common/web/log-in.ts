import { countedAddress } from "./client-address.js";
import type { Passwords } from "./passwords.js";
import { TooBusy } from "./turnstile.js";
import { accountName, isAccountName } from "./account-name.js";

/** What a log-in needs to know of an account. */
export interface AccountWithPassword {
    readonly passwordHash: string;
}

/** Finds the account of a name, in the spelling that {@link accountName} gives. */
export interface AccountsByName<Account extends AccountWithPassword> {
    find(name: string): Promise<Account | undefined>;
}

/** Counts tries. Where several instances share it, they count together. */
export interface AttemptCounter {
    /** Counts one try for all of these keys, or for none. @throws TooBusy where there is no room for those of them that are new */
    record(keys: readonly string[], now: Date): Promise<void>;
    countSince(key: string, since: Date): Promise<number>;
    forget(key: string): Promise<void>;
}

/** How often a log-in may be tried. */
export interface LogInLimits {
    /** Tries for one name in the window. */
    readonly perAccount: number;
    /** Tries from one address in the window, with whatever names. */
    readonly perAddress: number;
    /** Length of the window. */
    readonly windowSeconds: number;
}

/** Many people share one address in an office; few need more than ten tries. */
export const logInLimits: LogInLimits = { perAccount: 10, perAddress: 50, windowSeconds: 900 };

/** What became of a try to log in. */
export type LogInOutcome<Account extends AccountWithPassword> =
    | { readonly kind: "welcome"; readonly account: Account }
    | { readonly kind: "refused" }
    | { readonly kind: "later"; readonly seconds: number };

/** What is needed to let people log in. */
export interface LogInOptions<Account extends AccountWithPassword> {
    readonly accounts: AccountsByName<Account>;
    readonly attempts: AttemptCounter;
    readonly passwords: Passwords;
    readonly limits: LogInLimits;
    readonly now: () => Date;
}

/** One try. */
export interface Credentials {
    readonly name: string;
    readonly password: string;
    readonly address: string;
}

/** Seconds to wait where the instance has no time to check a password, or no room to count a try. */
const busySeconds = 5;

/** What tries are counted by, and how many there may be. */
interface Counted {
    readonly key: string;
    readonly limit: number;
}

/** Checks names and passwords, and slows down those who guess. */
export class LogIn<Account extends AccountWithPassword> {
    constructor(private readonly options: LogInOptions<Account>) {}

    public async attempt(credentials: Credentials): Promise<LogInOutcome<Account>> {
        try {
            return await this.judge(credentials);
        } catch (error) {
            if (error instanceof TooBusy) {
                return { kind: "later", seconds: busySeconds };
            }
            throw error;
        }
    }

    private async judge({ name, password, address }: Credentials): Promise<LogInOutcome<Account>> {
        const { accounts, attempts, passwords, limits } = this.options;
        const known = accountName(name);
        const accountKey = `account:${known}`;
        const counted: readonly Counted[] = [
            { key: `address:${countedAddress(address)}`, limit: limits.perAddress },
            { key: accountKey, limit: limits.perAccount },
        ];
        if (!(await this.mayTry(counted))) {
            return { kind: "later", seconds: limits.windowSeconds };
        }
        const account = isAccountName(known) ? await accounts.find(known) : undefined;
        if ((await passwords.verify(password, account?.passwordHash)) && account !== undefined) {
            // Only the account: an attacker with an account of their own could otherwise start over from the same address.
            await attempts.forget(accountKey);
            return { kind: "welcome", account };
        }
        return { kind: "refused" };
    }

    /**
     * A try is counted before it is judged, so that many at the same moment cannot all slip through.
     *
     * It is counted for all keys or for none: one that its address may not make must not use up the tries of an account, or a blocked address could lock out anybody for ever.
     */
    private async mayTry(counted: readonly Counted[]): Promise<boolean> {
        const { attempts, limits, now } = this.options;
        const moment = now();
        const since = new Date(moment.getTime() - limits.windowSeconds * 1_000);
        const isEach = async (isGood: (tries: number, limit: number) => boolean): Promise<boolean> => {
            const good = counted.map(async ({ key, limit }) => isGood(await attempts.countSince(key, since), limit));
            return (await Promise.all(good)).every(Boolean);
        };
        if (!(await isEach((tries, limit) => tries < limit))) {
            return false;
        }
        await attempts.record(
            counted.map(({ key }) => key),
            moment,
        );
        return isEach((tries, limit) => tries <= limit);
    }
}
