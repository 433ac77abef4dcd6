import { isOutside } from "../common/validation.js";

/** How long a deploy looks after a new template's way to the instances. */
export interface RolloutArgs {
    /**
     * Minutes for which all new instances serve before the deploy counts as good. An alarm of the visitors that rings until then (`balancer-errors`,
     * `application-errors`, `slow-answers`) makes AWS return to what was before.
     * @default 5
     */
    bakeMinutes?: number;

    /**
     * Minutes that a deploy waits for the end at most. The rollout itself goes on after them, with the way back open; the deploy then fails and says so.
     * @default 42
     */
    waitMinutes?: number;
}

/** Every default applied. */
export type RolloutSettings = Required<RolloutArgs>;

/** AWS ends a call after 15 minutes; the function answers before. */
export const minutesPerCall = 14;
/** A day, which is far more than any group needs. */
const longestWait = 24 * 60;

export function rolloutSettings({ bakeMinutes = 5, waitMinutes = 42 }: RolloutArgs = {}): RolloutSettings {
    return { bakeMinutes, waitMinutes };
}

/** What is wrong with them, for `rejectAll`. */
export function rolloutFindings({ bakeMinutes, waitMinutes }: RolloutSettings): (string | false)[] {
    return [
        isOutside(bakeMinutes, 0, 720) && `rollout.bakeMinutes is ${bakeMinutes}; use 0 to 720.`,
        isOutside(waitMinutes, bakeMinutes + minutesPerCall, longestWait) &&
            `rollout.waitMinutes is ${waitMinutes}; use ${bakeMinutes + minutesPerCall}, which is ${minutesPerCall} more than rollout.bakeMinutes, to ${longestWait}.`,
    ];
}
