import { isImageId } from "../../images/id.js";

/** The cursor of the page after the one that ends with this image. It is opaque, so that it may hold something else one day. */
export function cursorAfter(id: string): string {
    return Buffer.from(`1:${id}`).toString("base64url");
}

/** The image that a page begins after. Undefined where the text is no cursor of ours. */
export function readCursor(cursor: string): string | undefined {
    const [version, id] = Buffer.from(cursor, "base64url").toString().split(":");
    return version === "1" && id !== undefined && isImageId(id) && cursorAfter(id) === cursor ? id : undefined;
}
