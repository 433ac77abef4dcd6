import { StateChanged, type Kept, type StateStore } from "./state-table.js";

/** What a change makes of what is kept. */
export interface Changed<Value, Result> {
    /** What is kept from now on; undefined where it stays as it is. */
    readonly value: Value | undefined;
    /** What the caller gets. */
    readonly result: Result;
    readonly expiresAt?: Date;
}

/** Others who change the same at the same time are few: so many attempts lost in a row mean that something else is wrong. */
const mostAttempts = 10;

/**
 * Changes what is kept, and decides again each time somebody else was faster. `change` must do nothing but decide: it may be called more than once.
 *
 * @throws StateChanged where it was overtaken ten times in a row
 */
export async function changeState<Value, Result>(
    store: StateStore,
    { id, check }: { readonly id: string; readonly check: (kept: unknown) => Value },
    change: (kept: Kept<Value> | undefined) => Changed<Value, Result>,
): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
        const kept = await store.read(id, check);
        const { value, result, expiresAt } = change(kept);
        if (value === undefined) {
            return result;
        }
        try {
            await store.write(id, value, { version: kept?.version ?? 0, ...(expiresAt && { expiresAt }) });
            return result;
        } catch (error) {
            if (!(error instanceof StateChanged) || attempt >= mostAttempts) {
                throw error;
            }
        }
    }
}
