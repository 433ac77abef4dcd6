import { isInFuture } from "../../common/control/deletion-moment.js";
import type { Image } from "../images/image.js";
import type { DataDeletionOrder, DataDeletionState } from "./catalogue.js";

/** What is remembered of orders to delete all data: the latest of each kind, in milliseconds since 1970; 0 where there was none. */
export interface DataDeletionMemory {
    readonly begun: number;
    readonly finished: number;
    readonly refused: number;
}

export const noDataDeletion: DataDeletionMemory = { begun: 0, finished: 0, refused: 0 };

/** What becomes of an order at the time `now`. Only `begun` and `future` are news to remember, each as the order's moment. */
export function stateOf(
    { before, isFresh }: DataDeletionOrder,
    { begun, finished, refused }: DataDeletionMemory,
    now: number,
): DataDeletionState {
    if (before <= finished) {
        return "finished";
    }
    if (before <= begun) {
        return "begun";
    }
    if (before === refused || isInFuture(before, now)) {
        return "future";
    }
    return isFresh ? "begun" : "stale";
}

/** What is remembered once that is decided. */
export function remembering(memory: DataDeletionMemory, state: DataDeletionState, before: number): DataDeletionMemory {
    if (state === "begun") {
        return { ...memory, begun: Math.max(memory.begun, before) };
    }
    return state === "future" ? { ...memory, refused: before } : memory;
}

/** An image that is recorded when an order has begun already: its upload may have begun before, and is not over before now. */
export function recordedAfter(begun: number, image: Image): Image {
    return image.uploadedAt.getTime() >= begun ? image : { ...image, uploadedAt: new Date(begun) };
}
