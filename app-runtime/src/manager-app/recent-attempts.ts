import type { AttemptCounter } from "../common/web/log-in.js";
import { TooBusy } from "../common/web/turnstile.js";

/** How long and how much {@link RecentAttempts} keeps. */
export interface RecentAttemptsOptions {
    /** Seconds for which a try counts. */
    readonly windowSeconds: number;
    /** Keys kept at most, some 200 bytes each. @default 10000 */
    readonly mostKeys?: number;
}

/**
 * Counts tries in the memory of this process. A restart forgets them, and another manager does not know them.
 *
 * A key is forgotten when its last try is over, and never to make room: whoever has to wait would otherwise flood the counter with other keys and go on guessing. What is given for that: while
 * thousands of addresses try at once, one that has not tried yet cannot log in. That ends with their tries, after the window at the latest.
 */
export class RecentAttempts implements AttemptCounter {
    /** Moments of tries in milliseconds since 1970, by key; the key that was tried longest ago is the first. */
    private readonly times = new Map<string, readonly number[]>();
    private readonly windowMilliseconds: number;
    private readonly mostKeys: number;

    constructor({ windowSeconds, mostKeys = 10_000 }: RecentAttemptsOptions) {
        this.windowMilliseconds = windowSeconds * 1_000;
        this.mostKeys = mostKeys;
    }

    /** @throws TooBusy where there is no room for those keys that are new; then the try counts for none of them */
    public async record(keys: readonly string[], now: Date): Promise<void> {
        const since = now.getTime() - this.windowMilliseconds;
        this.dropBefore(since);
        const added = keys.filter((key) => !this.times.has(key)).length;
        if (this.times.size + added > this.mostKeys) {
            throw new TooBusy(
                `There is room for the tries of ${this.mostKeys} names and addresses, and none for more.`,
            );
        }
        for (const key of keys) {
            const times = (this.times.get(key) ?? []).filter((time) => time >= since);
            // Deleted first, so that whoever tries again counts as the youngest.
            this.times.delete(key);
            this.times.set(key, [...times, now.getTime()]);
        }
    }

    public async countSince(key: string, since: Date): Promise<number> {
        return (this.times.get(key) ?? []).filter((time) => time >= since.getTime()).length;
    }

    public async forget(key: string): Promise<void> {
        this.times.delete(key);
    }

    /** Stops at the first key that still counts: all behind it were tried later. */
    private dropBefore(since: number): void {
        for (const [key, times] of this.times) {
            if ((times.at(-1) ?? 0) >= since) return;
            this.times.delete(key);
        }
    }
}
