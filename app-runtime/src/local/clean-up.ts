/**
 * What has to be undone, collected while it is done.
 *
 * A start that fails half-way and a stop after a long life undo the same things in the same order: the last one first.
 */
export class CleanUp {
    private readonly actions: (() => Promise<void>)[] = [];

    public add(action: () => Promise<void>): void {
        this.actions.push(action);
    }

    /**
     * Undoes everything once; what was undone is forgotten.
     * @throws the error of what could not be undone, after the rest was; an `AggregateError` where there are several
     */
    public async run(): Promise<void> {
        const errors: unknown[] = [];
        for (let action = this.actions.pop(); action !== undefined; action = this.actions.pop()) {
            await action().catch((error: unknown) => errors.push(error));
        }
        if (errors.length > 1) {
            throw new AggregateError(errors, errors.map(String).join("; "));
        }
        if (errors.length === 1) {
            throw errors[0];
        }
    }
}

/** Runs `start`; where it fails, undoes what it had noted until then and fails as it did. */
export async function startOrUndo<Started>(start: (cleanUp: CleanUp) => Promise<Started>): Promise<Started> {
    const cleanUp = new CleanUp();
    try {
        return await start(cleanUp);
    } catch (error) {
        await cleanUp.run();
        throw error;
    }
}
