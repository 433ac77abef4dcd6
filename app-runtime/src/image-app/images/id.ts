import { randomBytes } from "node:crypto";

/** The only spelling of an id: lower case, version 7, variant 10. Nothing that could mean something in a path, a URL or a key. */
const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * A new id: a UUID of version 7, which begins with the time in milliseconds, so that ids sort by age as text.
 *
 * 74 random bits follow the time: nobody can guess the id of another image, and instances need not agree on a counter.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.7
 */
export function newImageId(now: Date = new Date()): string {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(now.getTime(), 0, 6);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The smallest id of a moment: ids of images that were uploaded before it are smaller, all others are not. */
export function firstImageIdAt(moment: Date): string {
    const time = moment.getTime().toString(16).padStart(12, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/** True for a text that {@link newImageId} could have made, and for nothing else. */
export function isImageId(text: string): boolean {
    return pattern.test(text);
}
