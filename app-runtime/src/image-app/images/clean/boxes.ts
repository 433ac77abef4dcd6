import { requireBytes, Unclear } from "./kept.js";

/** A part of an AVIF file: it has a type of four characters, and other boxes or data inside. */
export interface Box {
    readonly type: string;
    /** Where its length and type stand. */
    readonly start: number;
    /** Where its content begins. */
    readonly content: number;
    /** Where the next box begins. */
    readonly end: number;
}

/** More boxes side by side than any real picture has. */
const mostBoxes = 10_000;

/** The boxes between two places. @see ISO/IEC 14496-12, 4.2 */
export function readBoxes(source: Buffer, from: number, to: number): Box[] {
    const boxes: Box[] = [];
    for (let start = from; start < to;) {
        requireBytes(source, start + 8);
        const box = readBox(source, start, to);
        requireBytes(source, box.end);
        if (box.end < box.content || box.end > to || boxes.length === mostBoxes) {
            throw new Unclear(`The box at byte ${start} does not fit into what it is in.`);
        }
        boxes.push(box);
        start = box.end;
    }
    return boxes;
}

function readBox(source: Buffer, start: number, to: number): Box {
    const length = source.readUInt32BE(start);
    const type = source.toString("latin1", start + 4, start + 8);
    if (length === 1) {
        requireBytes(source, start + 16);
        return { type, start, content: start + 16, end: start + Number(source.readBigUInt64BE(start + 8)) };
    }
    // No length means up to the end of what it is in.
    return { type, start, content: start + 8, end: length === 0 ? to : start + length };
}

/** Reads numbers one after the other, and never beyond the end of their box. */
export class BoxReader {
    constructor(
        private readonly source: Buffer,
        private at: number,
        private readonly end: number,
    ) {}

    /** A whole number of 0, 1, 2, 4 or 8 bytes; 0 where it has none. */
    public number(bytes: number): number {
        const at = this.advance(bytes);
        if (bytes === 8) {
            return Number(this.source.readBigUInt64BE(at));
        }
        return bytes === 0 ? 0 : this.source.readUIntBE(at, bytes);
    }

    public text(bytes: number): string {
        const at = this.advance(bytes);
        return this.source.toString("latin1", at, this.at);
    }

    private advance(bytes: number): number {
        const at = this.at;
        this.at += bytes;
        if (this.at > this.end) {
            throw new Unclear(`The box that ends at byte ${this.end} ends before its content.`);
        }
        return at;
    }
}
