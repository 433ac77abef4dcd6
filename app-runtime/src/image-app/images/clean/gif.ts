import type { Cleaned } from "./cleaned.js";
import { Kept, requireBytes, Unclear } from "./kept.js";
import type { Steps } from "./steps.js";

const extension = 0x21;
const frame = 0x2c;
const trailer = 0x3b;

const graphicControl = 0xf9;
const plainText = 0x01;
const application = 0xff;

/** Applications whose blocks change how the picture looks: how often it repeats, and its colours. */
const neededApplications = new Set(["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]);

/**
 * Keeps frames, their timing, repetition and colour profile. Comments, XMP and unknown extensions go, and all that follows the end of the picture.
 *
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function* cleanGif(source: Buffer): Steps<Cleaned> {
    const kept = new Kept(source);
    requireBytes(source, 13);
    let at = 13 + colourTableBytes(source.readUInt8(10));
    kept.keep(0, at);
    for (;;) {
        requireBytes(source, at + 1);
        const kind = source[at];
        if (kind === trailer) {
            kept.keep(at, at + 1);
            return { bytes: kept.bytes(), exif: undefined };
        }
        if (kind !== extension && kind !== frame) {
            throw new Unclear(`There is no block at byte ${at}.`);
        }
        const end = yield* kind === extension ? endOfBlocks(source, at + 2) : endOfFrame(source, at);
        if (kind === frame || isNeeded(source, at)) {
            kept.keep(at, end);
        }
        at = end;
        yield;
    }
}

function colourTableBytes(flags: number): number {
    return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

function endOfFrame(source: Buffer, at: number): Steps<number> {
    requireBytes(source, at + 10);
    // One byte between the colours and the data says how wide the first code is.
    return endOfBlocks(source, at + 10 + colourTableBytes(source.readUInt8(at + 9)) + 1);
}

/** Blocks, of up to 255 bytes, between two yields. */
const blocksOfStep = 1_024;

/** Data comes in blocks that begin with their length; one of length 0 is the last. */
function* endOfBlocks(source: Buffer, start: number): Steps<number> {
    let at = start;
    let blocks = 0;
    for (;;) {
        requireBytes(source, at + 1);
        const length = source[at] ?? 0;
        at += 1 + length;
        if (length === 0) {
            return at;
        }
        blocks += 1;
        if (blocks % blocksOfStep === 0) {
            yield;
        }
    }
}

function isNeeded(source: Buffer, at: number): boolean {
    const label = source[at + 1];
    return (
        label === graphicControl ||
        label === plainText ||
        (label === application && neededApplications.has(source.toString("latin1", at + 3, at + 14)))
    );
}
