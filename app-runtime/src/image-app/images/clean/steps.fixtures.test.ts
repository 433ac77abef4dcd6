import type { Steps } from "./steps.js";

/** What work in steps comes to, all at once. */
export function finished<Result>(work: Steps<Result>): Result {
    for (;;) {
        const step = work.next();
        if (step.done === true) {
            return step.value;
        }
    }
}
