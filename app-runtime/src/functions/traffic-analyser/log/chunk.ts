const quote = 0x22;
/** A quote in each of four bytes. */
const quotes = 0x22222222;
const [lowBits, highBits] = [0x01010101, 0x80808080 | 0];

/** Bytes that are read four at a time, which takes a third of the time of one by one: most of a row is skipped that way, in search of quotes. */
export class Chunk {
    private readonly words: Int32Array;
    /** From a place in the bytes to its place in the memory behind them. */
    private readonly shift: number;
    private readonly view: DataView;

    constructor(public readonly bytes: Buffer) {
        this.words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
        this.shift = bytes.byteOffset;
        this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }

    /** The four bytes from there on as one number, the same on every machine. */
    public wordAt(at: number): number {
        return this.view.getInt32(at, true);
    }

    /** Where the next quote is, or `end`. */
    public nextQuote(from: number, end: number): number {
        const { bytes, words, shift } = this;
        let at = from;
        const border = Math.min(end, at + (-(at + shift) & 3));
        for (; at < border; at++) if (bytes[at] === quote) return at;
        const lastWord = (end + shift) >> 2;
        let word = (at + shift) >> 2;
        for (; word < lastWord; word++) {
            // @see https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
            const zeroAtQuote = (words[word] ?? 0) ^ quotes;
            if (((zeroAtQuote - lowBits) & ~zeroAtQuote & highBits) !== 0) break;
        }
        at = Math.max(at, (word << 2) - shift);
        while (at < end && bytes[at] !== quote) at++;
        return at;
    }
}
