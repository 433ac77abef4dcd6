import type { LogInAttempts } from "../../database/catalogue.js";

/** The contract of the log-in attempts in memory, for tests that need no database. */
export class MemoryAttempts implements LogInAttempts {
    private readonly times = new Map<string, number[]>();

    public async record(keys: readonly string[], now: Date): Promise<void> {
        for (const key of keys) {
            this.times.set(key, [...(this.times.get(key) ?? []), now.getTime()]);
        }
    }

    public async countSince(key: string, since: Date): Promise<number> {
        return (this.times.get(key) ?? []).filter((time) => time >= since.getTime()).length;
    }

    public async forget(key: string): Promise<void> {
        this.times.delete(key);
    }

    public clear(): void {
        this.times.clear();
    }
}
