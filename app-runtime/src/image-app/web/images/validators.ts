import type { Image, ImageSize } from "../../images/image.js";

/** The strong validator of an image's bytes: each size is made once, of an original that never changes. */
export function entityTag(image: Pick<Image, "checksum">, size: ImageSize): string {
    return `"${image.checksum}-${size}"`;
}

/**
 * Whether a client that sent this `If-None-Match` has the bytes already.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2 which compares weakly: what a proxy weakened still counts
 */
export function hasAlready(ifNoneMatch: string | undefined, tag: string): boolean {
    return (
        ifNoneMatch !== undefined &&
        ifNoneMatch.split(",").some((each) => {
            const candidate = each.trim();
            return candidate === "*" || candidate === tag || candidate === `W/${tag}`;
        })
    );
}
