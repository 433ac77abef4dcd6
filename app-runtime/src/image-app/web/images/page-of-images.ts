import type { ImageCatalogue } from "../../database/catalogue.js";
import type { Image } from "../../images/image.js";
import { Problem } from "../../../common/web/problem.js";
import { cursorAfter, readCursor } from "./cursor.js";

/** One page of the catalogue. */
export interface PageOfImages {
    /** Newest first. */
    readonly images: readonly Image[];
    /** Cursor of the page after this one, where there is one. */
    readonly next: string | undefined;
}

/** Which page is wanted. */
export interface PageRequest {
    readonly cursor: string | undefined;
    readonly limit: number;
}

/** @throws Problem 400 where the cursor is none of ours */
export async function findPage(catalogue: ImageCatalogue, { cursor, limit }: PageRequest): Promise<PageOfImages> {
    const before = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && before === undefined) {
        throw new Problem(400, "The cursor is none that this application gave. Begin without one.");
    }
    // One more than is shown tells whether there is another page.
    const found = await catalogue.page({ before, limit: limit + 1 });
    const images = found.slice(0, limit);
    const last = images.at(-1);
    return { images, next: found.length > limit && last !== undefined ? cursorAfter(last.id) : undefined };
}
