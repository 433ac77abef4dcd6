/**
 * Bytes that all nodes share for a while, by key.
 *
 * A cache and no store: it may lose anything at any time, and what cannot be reached now is a miss. No call rejects, and none takes longer than a visitor
 * would wait for the store behind it.
 */
export interface SharedBytes {
    /** Undefined where there are none, or where they cannot be had now. Whoever can write to the cache can have changed them: check them. */
    get(key: string): Promise<Buffer | undefined>;
    /** Keeps bytes for so many seconds, if it can. */
    put(key: string, bytes: Buffer, seconds: number): Promise<void>;
    /** Forgets what it has of these keys, if it can: else it goes at the end of its time. */
    delete(keys: readonly string[]): Promise<void>;
}
