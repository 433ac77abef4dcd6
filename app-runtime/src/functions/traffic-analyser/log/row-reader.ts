import { Chunk } from "./chunk.js";
import { parseRow } from "./parse-row.js";
import { LogRow } from "./row.js";

/** Longer rows are bad: AWS cuts a user agent at 8 KB and a load balancer takes request lines of 16 KB. */
export const longestRow = 65_536;

/** Bad rows of an object that are kept for a person to look at, and how much of each. */
const samples = { rows: 5, bytes: 200 } as const;

const lineFeed = 0x0a;

/** Cuts bytes that come in chunks into rows and hands each good one on. Rows end at a line feed and nowhere else: a lone carriage return is data. */
export class RowReader {
    /** Good rows so far. */
    public rows = 0;
    public badRows = 0;
    public bytes = 0;
    /** The beginnings of the first bad rows. */
    public readonly samples: string[] = [];

    private readonly row = new LogRow();
    /** The beginning of a row whose end has not come. */
    private readonly begun = new Chunk(Buffer.allocUnsafe(longestRow));
    private begunLength = 0;
    /** Within a row that is too long. */
    private skipping = false;

    constructor(private readonly onRow: (row: LogRow) => void) {}

    public read(bytes: Buffer): void {
        this.bytes += bytes.length;
        const chunk = new Chunk(bytes);
        let start = 0;
        for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
            if (this.begunLength > 0 || this.skipping) this.endBegun(chunk, start, end);
            else this.take(chunk, start, end);
            start = end + 1;
        }
        this.begin(chunk, start, bytes.length);
    }

    /** Nothing follows: what has begun is a row as well. */
    public end(): void {
        if (this.begunLength > 0) this.take(this.begun, 0, this.begunLength);
        this.begunLength = 0;
        this.skipping = false;
    }

    /** Nothing follows though more should: what has begun is half a row. */
    public breakOff(): void {
        if (this.begunLength > 0) this.refuse(this.begun, 0, this.begunLength);
        this.begunLength = 0;
        this.skipping = false;
    }

    private take(chunk: Chunk, start: number, end: number): void {
        if (end === start) return;
        if (end - start <= longestRow && parseRow(chunk, start, end, this.row)) {
            this.rows += 1;
            this.onRow(this.row);
        } else {
            this.refuse(chunk, start, end);
        }
    }

    private refuse(chunk: Chunk, start: number, end: number): void {
        this.badRows += 1;
        if (this.samples.length >= samples.rows) return;
        this.samples.push(chunk.bytes.toString("latin1", start, Math.min(end, start + samples.bytes)));
    }

    private begin(chunk: Chunk, start: number, end: number): void {
        if (start === end || this.skipping) return;
        if (this.begunLength + end - start > longestRow) {
            this.skipping = true;
            if (this.begunLength > 0) this.refuse(this.begun, 0, this.begunLength);
            else this.refuse(chunk, start, end);
            this.begunLength = 0;
        } else {
            chunk.bytes.copy(this.begun.bytes, this.begunLength, start, end);
            this.begunLength += end - start;
        }
    }

    private endBegun(chunk: Chunk, start: number, end: number): void {
        this.begin(chunk, start, end);
        if (!this.skipping) this.take(this.begun, 0, this.begunLength);
        this.begunLength = 0;
        this.skipping = false;
    }
}
