import type { Cleaned } from "./cleaned.js";
import { rebuildExif } from "./exif.js";
import { Kept, requireBytes, Unclear } from "./kept.js";
import { bytesOfStep, type Steps } from "./steps.js";

const startOfScan = 0xda;
const endOfImage = 0xd9;
const comment = 0xfe;

/** Fill bytes before a marker: cameras write none, or one. */
const mostFill = 65_536;

/**
 * Keeps what a decoder needs (tables, frames, scans, the JFIF and Adobe segments, the colour profile) and a rebuilt EXIF block. Comments, XMP, IPTC and unknown
 * segments go, and so does all that follows the end of the picture: previews, gain maps and videos there have metadata of their own.
 *
 * The picture itself is copied byte for byte.
 *
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf annex B
 */
export function* cleanJpeg(source: Buffer): Steps<Cleaned> {
    const kept = new Kept(source);
    let exif: Buffer | undefined;
    let at = 2;
    kept.keep(0, at);
    for (;;) {
        const { code, next } = readMarker(source, at);
        if (code === endOfImage) {
            kept.keep(at, next);
            return { bytes: kept.bytes(), exif };
        }
        requireBytes(source, next + 2);
        const end = next + source.readUInt16BE(next);
        requireBytes(source, end);
        if (end < next + 2) {
            throw new Unclear(`The segment at byte ${at} is shorter than its own length.`);
        }
        const text = source.toString("latin1", next + 2, Math.min(end, next + 14));
        if (code === 0xe1 && text.startsWith("Exif\0\0")) {
            // A second block would be ignored by every decoder, and so nobody would miss it.
            exif ??= putExif(kept, source.subarray(next + 8, end));
        } else if (isNeeded(code, text)) {
            kept.keep(at, end);
        }
        at = end;
        if (code === startOfScan) {
            at = yield* endOfScan(source, end);
            kept.keep(end, at);
        }
        yield;
    }
}

/** The code of the marker at `at`, and where its content begins. Any number of 0xFF may stand before it. */
function readMarker(source: Buffer, at: number): { code: number; next: number } {
    let position = at;
    requireBytes(source, position + 2);
    if (source[position] !== 0xff) {
        throw new Unclear(`There is no marker at byte ${at}.`);
    }
    while (source[position] === 0xff) {
        position += 1;
        if (position - at > mostFill) {
            throw new Unclear(`There are more than ${mostFill} fill bytes before the marker at byte ${at}.`);
        }
    }
    requireBytes(source, position + 1);
    return { code: source[position] ?? 0, next: position + 1 };
}

function isNeeded(code: number, text: string): boolean {
    const isApplicationSegment = code >= 0xe0 && code <= 0xef;
    if (!isApplicationSegment) {
        return code !== comment;
    }
    return (
        (code === 0xe0 && text.startsWith("JFIF\0")) ||
        (code === 0xe2 && text.startsWith("ICC_PROFILE\0")) ||
        (code === 0xee && text.startsWith("Adobe"))
    );
}

function putExif(kept: Kept, tiff: Buffer): Buffer | undefined {
    const exif = rebuildExif(tiff);
    if (exif !== undefined) {
        const head = Buffer.from([0xff, 0xe1, 0, 0, ...Buffer.from("Exif\0\0", "latin1")]);
        head.writeUInt16BE(head.length - 2 + exif.length, 2);
        kept.put(Buffer.concat([head, exif]));
    }
    return exif;
}

/** Where the next marker stands: 0xFF followed by anything but the stuffed zero and the restart markers, which belong to the scan. */
function* endOfScan(source: Buffer, start: number): Steps<number> {
    for (let at = start; at + 1 < source.length; at++) {
        if (source[at] === 0xff) {
            const code = source[at + 1] ?? 0;
            if (code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) {
                return at;
            }
        }
        if (at % bytesOfStep === 0) {
            yield;
        }
    }
    requireBytes(source, source.length + 1);
    return source.length;
}
