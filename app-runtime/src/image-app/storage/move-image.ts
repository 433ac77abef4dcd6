import { createHash } from "node:crypto";
import type { ImageCatalogue } from "../database/catalogue.js";
import { imageSizes, type Image, type ImageSize } from "../images/image.js";
import type { Checkpoint } from "./checkpoints.js";
import type { ObjectStore } from "./object-store.js";
import type { SharedStore } from "./shared-store.js";

/** What moving and deleting work with. */
export interface MoveParts {
    readonly shared: SharedStore;
    readonly objects: ObjectStore;
    readonly catalogue: ImageCatalogue;
    readonly reached: Checkpoint;
}

/** An image cannot be moved as it is; its bytes stay where they are. */
export class MoveFailed extends Error {
    public override readonly name = "MoveFailed";
}

/**
 * Moves one image from the shared store to the object store.
 *
 * Several processes may move the same image at once, and it may be deleted meanwhile. The order is what keeps it safe: a note, all copies, the comparison, the row,
 * and only then the files. Whoever dies in between leaves the files with a row that points to them, or copies with a row that points to those.
 *
 * @throws MoveFailed where its bytes are missing or wrong, and what the stores throw
 */
export async function moveImage(image: Image, parts: MoveParts): Promise<void> {
    const { shared, objects, catalogue, reached } = parts;
    const note = await shared.moveNotes.add(image);
    await reached("move-begun", image.id);
    const problem = await copy(image, parts);
    const isRecorded = problem === undefined && (await catalogue.recordMoved(image.id, objects.linkOf(image.id)));
    if (isRecorded) {
        await reached("move-recorded", image.id);
        await shared.remove(image.id);
        await reached("move-removed", image.id);
    } else {
        await settle(image, parts, problem);
    }
    await shared.moveNotes.remove(note);
    await reached("move-ended", image.id);
}

/** Copies all sizes and compares what arrived. Answers what is wrong, which may only be that the image was moved or deleted meanwhile. */
async function copy(image: Image, { shared, objects, reached }: MoveParts): Promise<string | undefined> {
    const copies = new Map<ImageSize, Buffer>();
    for (const size of imageSizes) {
        const bytes = await shared.read(image, size);
        if (bytes === undefined) {
            return `The ${size} of image ${image.id} is not in the shared store, where the catalogue says it is. See that the store is mounted and not emptied.`;
        }
        if (size === "original" && createHash("sha256").update(bytes).digest("hex") !== image.checksum) {
            return `The original of image ${image.id} has changed since it was received; it stays where it is.`;
        }
        await objects.put(image, size, bytes);
        copies.set(size, bytes);
        await reached(`move-copied-${size}`, image.id);
    }
    for (const [size, bytes] of copies) {
        if (!(await objects.holds(image, size, bytes))) {
            return `The ${size} of image ${image.id} did not arrive whole in the object store.`;
        }
    }
    await reached("move-verified", image.id);
    return undefined;
}

/** Looks why an image could not be moved. Where it was deleted meanwhile, its copies must go; where somebody else has moved it, all is well. */
async function settle(image: Image, { objects, catalogue }: MoveParts, problem: string | undefined): Promise<void> {
    const now = await catalogue.find(image.id);
    if (now === undefined) {
        await objects.delete(image);
    } else if (now.location === "shared") {
        throw new MoveFailed(problem ?? `The catalogue did not record that image ${image.id} was moved.`);
    }
}

/** Ends a deletion that was started in the catalogue: all bytes, wherever they may be, and the row last, so that whoever dies in between is followed by another. */
export async function finishDeletion(image: Image, { shared, objects, catalogue, reached }: MoveParts): Promise<void> {
    await objects.delete(image);
    await reached("deletion-removed-objects", image.id);
    await shared.remove(image.id);
    await reached("deletion-removed-files", image.id);
    await catalogue.finishDeletion(image.id);
    await reached("deletion-recorded", image.id);
}
