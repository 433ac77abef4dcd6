import { crc32 } from "node:zlib";
import type { Cleaned } from "./cleaned.js";
import { rebuildExif } from "./exif.js";
import { Kept, requireBytes, Unclear } from "./kept.js";
import type { Steps } from "./steps.js";

const signatureBytes = 8;

/** Length, type and checksum around the data of a chunk. */
const chunkFrame = 12;

/** What changes how the picture looks. Texts, times and everything unknown are not among them. @see https://www.w3.org/TR/png-3/#11Chunks */
const needed = new Set(
    "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split(" "),
);

/** Keeps what changes how the picture looks and a rebuilt EXIF chunk; all that follows the end of the picture goes. */
export function* cleanPng(source: Buffer): Steps<Cleaned> {
    const kept = new Kept(source);
    let exif: Buffer | undefined;
    let frames = 0;
    let at = signatureBytes;
    kept.keep(0, at);
    for (;;) {
        requireBytes(source, at + chunkFrame);
        const end = at + chunkFrame + source.readUInt32BE(at);
        const type = source.toString("latin1", at + 4, at + 8);
        requireBytes(source, end);
        if (!/^[A-Za-z]{4}$/.test(type)) {
            throw new Unclear(`The chunk at byte ${at} has no name.`);
        }
        if (type === "eXIf") {
            exif ??= putExif(kept, source.subarray(at + 8, end - 4));
        } else if (needed.has(type)) {
            kept.keep(at, end);
            frames += type === "fcTL" ? 1 : 0;
        }
        if (type === "IEND") {
            return { bytes: kept.bytes(), exif, frames: Math.max(frames, 1) };
        }
        at = end;
        yield;
    }
}

function putExif(kept: Kept, tiff: Buffer): Buffer | undefined {
    const exif = rebuildExif(tiff);
    if (exif !== undefined) {
        const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from("eXIf", "latin1"), exif, Buffer.alloc(4)]);
        chunk.writeUInt32BE(exif.length, 0);
        chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
        kept.put(chunk);
    }
    return exif;
}
