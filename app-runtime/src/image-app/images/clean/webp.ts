import type { Cleaned } from "./cleaned.js";
import { rebuildExif } from "./exif.js";
import { Kept, requireBytes, Unclear } from "./kept.js";
import type { Steps } from "./steps.js";

/** `RIFF`, the length of what follows, `WEBP`. */
const headBytes = 12;

const needed = new Set(["VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);

/** In the first byte of the `VP8X` chunk: that an EXIF chunk, and that an XMP chunk, follow. */
const hasExif = 0x08;
const hasXmp = 0x04;

/**
 * Keeps what changes how the picture looks and a rebuilt EXIF chunk; XMP and unknown chunks go.
 *
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export function* cleanWebp(source: Buffer): Steps<Cleaned> {
    const kept = new Kept(source);
    let exif: Buffer | undefined;
    let flagsAt: number | undefined;
    requireBytes(source, headBytes);
    const total = 8 + source.readUInt32LE(4);
    requireBytes(source, total);
    kept.keep(0, headBytes);
    for (let at = headBytes; at + 8 <= total;) {
        const type = source.toString("latin1", at, at + 4);
        const dataEnd = at + 8 + source.readUInt32LE(at + 4);
        // Data of odd length is followed by one byte that is not counted, which some programs forget at the end.
        const end = Math.min(dataEnd + (dataEnd % 2), Math.max(total, dataEnd));
        requireBytes(source, end);
        if (type === "EXIF") {
            exif ??= putExif(kept, source.subarray(at + 8, dataEnd));
        } else if (type === "VP8X") {
            flagsAt = kept.bytes().length + 8;
            kept.keep(at, end);
        } else if (needed.has(type)) {
            kept.keep(at, end);
        }
        at = end;
        yield;
    }
    return { bytes: withTrueHead(kept.bytes(), flagsAt, exif !== undefined), exif };
}

function putExif(kept: Kept, block: Buffer): Buffer | undefined {
    const exif = rebuildExif(block);
    if (exif !== undefined) {
        const chunk = Buffer.alloc(8 + exif.length + (exif.length % 2));
        chunk.write("EXIF", 0, "latin1");
        chunk.writeUInt32LE(exif.length, 4);
        exif.copy(chunk, 8);
        kept.put(chunk);
    }
    return exif;
}

/** The length and the list of contents at the beginning, corrected for what was left out. */
function withTrueHead(bytes: Buffer, flagsAt: number | undefined, exifIsKept: boolean): Buffer {
    bytes.writeUInt32LE(bytes.length - 8, 4);
    if (flagsAt !== undefined) {
        requireBytes(bytes, flagsAt + 10);
        const flags = bytes.readUInt8(flagsAt) & ~hasXmp & ~hasExif;
        bytes.writeUInt8(exifIsKept ? flags | hasExif : flags, flagsAt);
    } else if (exifIsKept) {
        throw new Unclear("There is an EXIF chunk that no head announces.");
    }
    return bytes;
}
