import { StateChanged, type Kept, type StateStore } from "./state-table.js";

/** What a change makes of what is kept. */
export interface Changed<Value, Result> {
    /** What is kept from now on; undefined where it stays as it is. */
    readonly value: Value | undefined;
    /** What the caller gets. */
    readonly result: Result;
    readonly expiresAt?: Date;
}

/** What is changed. */
export interface Changing<Value> {
    readonly id: string;
    readonly check: (kept: unknown) => Value;
    /** Where others who change the same at the same time are few, so many attempts lost in a row mean that something else is wrong. @default 10 */
    readonly attempts?: number;
    /** Waits after an attempt that was lost, counted from 1. @default not at all */
    readonly pause?: (attempt: number) => Promise<void>;
}

/**
 * Changes what is kept, and decides again each time somebody else was faster. `change` may be called more than once: what it does beside deciding must bear that.
 *
 * @throws StateChanged where it was overtaken in all attempts
 */
export async function changeState<Value, Result>(
    store: StateStore,
    { id, check, attempts = 10, pause }: Changing<Value>,
    change: (kept: Kept<Value> | undefined) => Changed<Value, Result> | Promise<Changed<Value, Result>>,
): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
        const kept = await store.read(id, check);
        const { value, result, expiresAt } = await change(kept);
        if (value === undefined) {
            return result;
        }
        try {
            await store.write(id, value, { version: kept?.version ?? 0, ...(expiresAt && { expiresAt }) });
            return result;
        } catch (error) {
            if (!(error instanceof StateChanged) || attempt >= attempts) {
                throw error;
            }
            await pause?.(attempt);
        }
    }
}
