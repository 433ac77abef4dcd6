/**
 * Takes every step, whatever becomes of the others. A step that fails is told and no more: the run has its result by
 * then, and that is what the person wants to know.
 *
 * @param steps what to do, by what it is called in a sentence that begins with "cannot"
 */
export function cleanUp(
    steps: readonly (readonly [what: string, step: () => void])[],
    note: (sentence: string) => void,
): void {
    for (const [what, step] of steps) {
        try {
            step();
        } catch (error) {
            note(`cannot ${what}: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
}
