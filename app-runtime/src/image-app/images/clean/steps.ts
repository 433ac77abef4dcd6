import { setImmediate } from "node:timers/promises";

/** Work in small steps, each of a few milliseconds at most: it yields where others may go first. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Bytes between two yields of work that looks at each of them. */
export const bytesOfStep = 256 * 1_024;

/** For how long others wait at most, beside a step that is under way. */
const mostMilliseconds = 10;

/** Does work in steps, and lets everything else that this process has to do go on in between: large files keep no other request waiting. */
export async function inSteps<Result>(work: Steps<Result>): Promise<Result> {
    let began = performance.now();
    for (;;) {
        const step = work.next();
        if (step.done === true) {
            return step.value;
        }
        if (performance.now() - began > mostMilliseconds) {
            await setImmediate();
            began = performance.now();
        }
    }
}
