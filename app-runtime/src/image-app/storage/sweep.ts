import type { MoveParts } from "./move-image.js";

/** What nobody has touched for this long belongs to a process that died. Also covers clocks that differ. */
const abandonedAfterMilliseconds = 60 * 60 * 1_000;

/** How much a sweep removed. */
export interface Swept {
    readonly incoming: number;
    readonly images: number;
    readonly copies: number;
}

/**
 * Removes what processes that died have left: unfinished uploads and removals, files without a row, files that were moved already, and copies of images that
 * were deleted while they were made. All instances may sweep at once.
 *
 * @param signal ends it early; the next sweep goes on @default it ends when all is done
 */
export async function sweep(parts: SweepParts, now: Date, signal?: AbortSignal): Promise<Swept> {
    const at = { now: now.getTime(), signal };
    return {
        incoming: await parts.shared.sweepIncoming(abandonedAfterMilliseconds, at.now),
        images: await sweepImages(parts, at),
        copies: await sweepCopies(parts, at),
    };
}

type SweepParts = Omit<MoveParts, "reached">;

interface SweepTime {
    readonly now: number;
    readonly signal: AbortSignal | undefined;
}

async function sweepImages({ shared, catalogue }: SweepParts, { now, signal }: SweepTime): Promise<number> {
    let removed = 0;
    for (const id of await shared.listOlderThan(abandonedAfterMilliseconds, now)) {
        if (signal?.aborted === true) {
            break;
        }
        const image = await catalogue.find(id);
        const isMoved = image?.location === "objects";
        // What is known and not found is being deleted: whoever finishes that removes the files.
        const isOrphan = image === undefined && !(await catalogue.isKnown(id));
        if (isMoved || isOrphan) {
            await shared.remove(id);
            removed += 1;
        }
    }
    return removed;
}

async function sweepCopies({ shared, objects, catalogue }: SweepParts, { now, signal }: SweepTime): Promise<number> {
    let removed = 0;
    for (const note of await shared.moveNotes.listOlderThan(abandonedAfterMilliseconds, now)) {
        if (signal?.aborted === true) {
            break;
        }
        if (!(await catalogue.isKnown(note.id))) {
            await objects.delete(note);
            await shared.moveNotes.remove(note);
            removed += 1;
        } else if ((await catalogue.find(note.id))?.location === "objects") {
            await shared.moveNotes.remove(note);
        }
    }
    return removed;
}
