import type { Log } from "../common/log.js";
import { pauseByClock, type Pause } from "../common/background-loop.js";
import { reasonOf } from "../common/reason.js";
import { DatabaseUnavailable, type Database } from "./database/index.js";

/** Everything of the database that may only be used once it has been ready. */
export type Stores = Pick<Database, "images" | "accounts" | "attempts" | "endedSessions">;

/** A database that is used from the beginning, and answers once it can. */
export class StartedDatabase {
    /** As those of the database; until it has been ready each call rejects with {@link DatabaseUnavailable}. */
    public readonly stores: Stores;
    private isOpen = false;

    constructor(private readonly database: Database) {
        const guarded = <Store extends object>(store: Store): Store => rejectingUntil(store, () => this.isOpen);
        this.stores = {
            images: guarded(database.images),
            accounts: guarded(database.accounts),
            attempts: guarded(database.attempts),
            endedSessions: guarded(database.endedSessions),
        };
    }

    /** Answers where the database can be used now. */
    public async ready(): Promise<void> {
        await this.database.ready();
        this.isOpen = true;
    }

    public close(): Promise<void> {
        return this.database.close();
    }
}

/** Methods of a store may be called before its tables are there: then nobody is asked. */
function rejectingUntil<Store extends object>(store: Store, isOpen: () => boolean): Store {
    return new Proxy(store, {
        get: (target, name) => {
            const member: unknown = Reflect.get(target, name);
            if (typeof member !== "function") {
                return member;
            }
            return async (...values: unknown[]): Promise<unknown> => {
                if (!isOpen()) {
                    throw new DatabaseUnavailable("The database has not answered since this process started.");
                }
                return Reflect.apply(member, target, values);
            };
        },
    });
}

/** What trying again works with. */
export interface RetryOptions {
    /** What is being done, for the log. */
    readonly what: string;
    readonly log: Pick<Log, "info" | "warn">;
    readonly signal: AbortSignal;
    readonly pause?: Pause;
}

/** Between the tries, in milliseconds; the last one again and again. */
const pauses = [250, 500, 1_000, 2_000, 4_000];

/**
 * Does something until it succeeds, and says in the log why not, once for each reason.
 *
 * @returns false where the signal came first
 */
export async function untilDone(action: () => Promise<void>, options: RetryOptions): Promise<boolean> {
    const { what, log, signal, pause = pauseByClock } = options;
    let complaint: string | undefined;
    for (let tries = 0; !signal.aborted; tries += 1) {
        try {
            await action();
            return true;
        } catch (error) {
            const reason = reasonOf(error);
            if (reason !== complaint) {
                complaint = reason;
                log.warn(`${what} failed; it is tried again`, { reason });
            }
        }
        await pause(pauses[Math.min(tries, pauses.length - 1)] ?? 0, signal);
    }
    return false;
}
