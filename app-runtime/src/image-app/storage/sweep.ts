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
 */
export async function sweep(parts: Omit<MoveParts, "reached">, now: Date): Promise<Swept> {
    return {
        incoming: await parts.shared.sweepIncoming(abandonedAfterMilliseconds, now.getTime()),
        images: await sweepImages(parts, now.getTime()),
        copies: await sweepCopies(parts, now.getTime()),
    };
}

async function sweepImages({ shared, catalogue }: Omit<MoveParts, "reached">, now: number): Promise<number> {
    let removed = 0;
    for (const id of await shared.listOlderThan(abandonedAfterMilliseconds, now)) {
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

async function sweepCopies({ shared, objects, catalogue }: Omit<MoveParts, "reached">, now: number): Promise<number> {
    let removed = 0;
    for (const note of await shared.moveNotes.listOlderThan(abandonedAfterMilliseconds, now)) {
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
