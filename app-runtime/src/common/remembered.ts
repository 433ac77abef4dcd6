/** How long and how much a {@link Remembered} keeps. */
export interface RememberedOptions {
    /** Seconds after which a value is asked for again: how stale an answer may be. */
    readonly seconds: number;
    /** Values kept at most; the one that was looked up longest ago makes room. */
    readonly maxItems: number;
    /** Milliseconds on a clock that never goes back. @default that of the process */
    readonly now?: () => number;
}

interface Entry<Value> {
    readonly value: Promise<Value | undefined>;
    readonly until: number;
}

/**
 * Answers that are asked for again and again, such as the account behind a session, kept for a few seconds.
 *
 * Those who ask at the same time share one look-up. Neither failures nor `undefined` are kept: what is missing now may be there a moment later.
 */
export class Remembered<Value> {
    private readonly entries = new Map<string, Entry<Value>>();
    private readonly milliseconds: number;
    private readonly maxItems: number;
    private readonly now: () => number;

    constructor({ seconds, maxItems, now }: RememberedOptions) {
        this.milliseconds = seconds * 1_000;
        this.maxItems = maxItems;
        this.now = now ?? (() => performance.now());
    }

    public get(key: string, load: () => Promise<Value | undefined>): Promise<Value | undefined> {
        const entry = this.entries.get(key);
        if (entry !== undefined && this.now() < entry.until) {
            return entry.value;
        }
        return this.add(key, load());
    }

    public forget(key: string): void {
        this.entries.delete(key);
    }

    private add(key: string, value: Promise<Value | undefined>): Promise<Value | undefined> {
        const entry: Entry<Value> = { value, until: this.now() + this.milliseconds };
        // Deleted first, so that a renewed value counts as the youngest.
        this.entries.delete(key);
        this.entries.set(key, entry);
        this.makeRoom();
        const drop = (): void => {
            if (this.entries.get(key) === entry) {
                this.entries.delete(key);
            }
        };
        value.then((result) => {
            if (result === undefined) {
                drop();
            }
        }, drop);
        return value;
    }

    private makeRoom(): void {
        for (const key of this.entries.keys()) {
            if (this.entries.size <= this.maxItems) {
                return;
            }
            this.entries.delete(key);
        }
    }
}
