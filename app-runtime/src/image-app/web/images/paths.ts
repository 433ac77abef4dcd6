import type { ImageSize } from "../../images/image.js";

/** Address of an image in the interface. */
export function imagePath(id: string): string {
    return `/api/images/${id}`;
}

/** Address of an image's bytes. */
export function contentPath(id: string, size: ImageSize): string {
    return `${imagePath(id)}/content?size=${size}`;
}

/** Address of the page that shows an image. */
export function imagePagePath(id: string): string {
    return `/images/${id}`;
}

/** Address of the page that asks before an image is deleted, and of the form on it. */
export function deletionPagePath(id: string): string {
    return `${imagePagePath(id)}/delete`;
}
