import type { AttemptCounter } from "../common/web/log-in.js";

/** Keys kept at most: more than these are tried only by an attack from very many addresses, in which the oldest are forgotten. */
const mostKeys = 10_000;
const mostTimes = 1_000;

/** Counts tries in the memory of the one process that the manager is. A restart forgets them. */
export class RecentAttempts implements AttemptCounter {
    private readonly times = new Map<string, number[]>();

    public async record(key: string, now: Date): Promise<void> {
        const times = [...(this.times.get(key) ?? []), now.getTime()].slice(-mostTimes);
        // Deleted first, so that whoever tries again counts as the youngest.
        this.times.delete(key);
        this.times.set(key, times);
        for (const oldest of this.times.keys()) {
            if (this.times.size <= mostKeys) break;
            this.times.delete(oldest);
        }
    }

    public async countSince(key: string, since: Date): Promise<number> {
        return (this.times.get(key) ?? []).filter((time) => time >= since.getTime()).length;
    }

    public async forget(key: string): Promise<void> {
        this.times.delete(key);
    }
}
