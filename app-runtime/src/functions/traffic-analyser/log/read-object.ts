import { createGunzip, type Gunzip } from "node:zlib";
import { reasonOf } from "../../../common/reason.js";
import type { LogRow } from "./row.js";
import { RowReader } from "./row-reader.js";

/** What was in an object. */
export interface ObjectReport {
    readonly rows: number;
    readonly badRows: number;
    /** Unpacked. */
    readonly bytes: number;
    /** The beginnings of the first bad rows. */
    readonly samples: readonly string[];
    /** It is the one that AWS writes when access logs are turned on, which has no rows. */
    readonly isTestFile: boolean;
    /** Why the object was not read to its end, in one line; the rows before that were handed on. */
    readonly brokenOff?: string;
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html#verify-bucket-permissions */
const testFile = "Enable AccessLog for ELB";

/** How much is unpacked at a time: more is not quicker, and several such pieces wait for the collector. */
const chunkSize = 131_072;

/**
 * Reads an object of access logs, packed by gzip or not, and hands on each good row. Memory is bounded whatever the object holds. `onRow` gets the same object each time, which it must not
 * keep.
 *
 * A packed object that ends too early or is damaged is reported in `brokenOff`.
 *
 * @throws what `source` throws, and what `onRow` throws
 */
export async function readObject(
    source: AsyncIterable<Uint8Array>,
    onRow: (row: LogRow) => void,
): Promise<ObjectReport> {
    const reader = new RowReader(onRow);
    const brokenOff = await readChunks(source, reader);
    if (brokenOff === undefined) reader.end();
    else reader.breakOff();
    const { rows, badRows, bytes, samples } = reader;
    const isTestFile = rows === 0 && badRows === 1 && samples[0]?.startsWith(testFile) === true;
    if (isTestFile) return { rows, badRows: 0, bytes, samples: [], isTestFile };
    return { rows, badRows, bytes, samples, isTestFile, ...(brokenOff !== undefined && { brokenOff }) };
}

async function readChunks(source: AsyncIterable<Uint8Array>, reader: RowReader): Promise<string | undefined> {
    let unpacker: Unpacker | undefined;
    let first: Buffer | undefined = Buffer.alloc(0);
    for await (const piece of source) {
        let chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
        if (first !== undefined) {
            chunk = first.length === 0 ? chunk : Buffer.concat([first, chunk]);
            first = chunk.length < gzipStart.length ? chunk : undefined;
            if (first !== undefined) continue;
            if (chunk.subarray(0, gzipStart.length).equals(gzipStart)) unpacker = new Unpacker(reader);
        }
        if (unpacker === undefined) reader.read(chunk);
        else if (!(await unpacker.write(chunk))) return unpacker.failure;
    }
    if (first !== undefined) reader.read(first);
    await unpacker?.end();
    return unpacker?.failure;
}

/** @see https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
const gzipStart = Buffer.from([0x1f, 0x8b]);

/** Unpacks on a thread of its own while the rows of the piece before are read on this one. */
class Unpacker {
    /** Why it cannot go on. */
    public failure: string | undefined;

    private readonly gunzip: Gunzip = createGunzip({ chunkSize });
    /** Ends the wait for a piece, or for all. */
    private settle: (() => void) | undefined;
    /** What reading the rows has thrown, which is no fault of the object. */
    private thrown: unknown;

    constructor(reader: RowReader) {
        this.gunzip.once("close", () => this.settle?.());
        this.gunzip.on("error", (error) => (this.failure ??= reasonOf(error)));
        // A microtask runs after zlib has begun with the next piece.
        this.gunzip.on("data", (chunk: Buffer) => queueMicrotask(() => this.hand(chunk, reader)));
    }

    /** @returns false where the object is damaged */
    public async write(chunk: Buffer): Promise<boolean> {
        // Each is waited for: what is unpacked in one go with the end of the object would be lost where that end is missing.
        await new Promise<void>((resolve) => {
            this.settle = resolve;
            this.gunzip.write(chunk, () => resolve());
        });
        this.rethrow();
        return this.failure === undefined;
    }

    public async end(): Promise<void> {
        await new Promise<void>((resolve) => {
            this.settle = resolve;
            this.gunzip.end();
        });
        this.rethrow();
    }

    private hand(chunk: Buffer, reader: RowReader): void {
        if (this.thrown !== undefined) return;
        try {
            reader.read(chunk);
        } catch (error) {
            this.thrown = error ?? new Error("Reading a row threw nothing.");
        }
    }

    private rethrow(): void {
        if (this.thrown === undefined) return;
        this.gunzip.destroy();
        throw this.thrown;
    }
}
