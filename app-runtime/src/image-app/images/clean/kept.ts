/** A file ends before what it announces: it was cut short. */
export class CutShort extends Error {
    public override readonly name = "CutShort";
}

/** A file is put together in a way that cannot be followed to the byte, although a decoder may still make a picture of it. */
export class Unclear extends Error {
    public override readonly name = "Unclear";
}

/** More pieces than any real picture has: a file that is made to keep a program busy. */
const mostPieces = 100_000;

/** Builds the cleaned copy of a file from the parts of it that are kept. It never gets longer than the file. */
export class Kept {
    private readonly output: Buffer;
    private length = 0;
    private pieces = 0;

    constructor(private readonly source: Buffer) {
        this.output = Buffer.allocUnsafe(source.length);
    }

    /** Takes over the bytes from `from` up to, not including, `to`. @throws CutShort where the file ends before `to` */
    public keep(from: number, to: number): void {
        requireBytes(this.source, to);
        this.count();
        this.length += this.source.copy(this.output, this.length, from, to);
    }

    /** Adds bytes that stand in the place of longer ones. */
    public put(bytes: Buffer): void {
        if (this.length + bytes.length > this.output.length) {
            throw new Unclear("The cleaned file would be longer than the file.");
        }
        this.count();
        this.length += bytes.copy(this.output, this.length);
    }

    public bytes(): Buffer {
        return this.output.subarray(0, this.length);
    }

    private count(): void {
        this.pieces += 1;
        if (this.pieces > mostPieces) {
            throw new Unclear(`The file has more than ${mostPieces} pieces.`);
        }
    }
}

/** @throws CutShort where `bytes` ends before `end` */
export function requireBytes(bytes: Buffer, end: number): void {
    if (end > bytes.length) {
        throw new CutShort(`The file ends at byte ${bytes.length} and announces more, up to byte ${end}.`);
    }
}
