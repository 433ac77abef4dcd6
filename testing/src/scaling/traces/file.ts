import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { createGunzip } from "node:zlib";
import type { Batch } from "../model.js";
import { TraceError } from "../replay.js";
import { commonLogLine } from "./common-log.js";
import { loadBalancerLine } from "./load-balancer-log.js";
import { isWorldCup, worldCupRecords } from "./world-cup.js";

/** A file as it was read. */
export interface TraceFile {
    readonly batches: AsyncIterable<Batch>;
    /** Lines that are none of the format; known when all batches have been taken. */
    readonly badLines: () => number;
}

/** Logs are written when a request has ended, so that a line can be a little older than the one before; it counts then as of the latest second. */
const latenessSeconds = 3600;

/**
 * Reads a trace: an access log as web servers write it (NASA-HTTP, ClarkNet, nginx), one of an Application Load Balancer, or the records of WorldCup98; packed by gzip or not.
 *
 * @throws TraceError where the file cannot be read or is none of these
 * @see https://ita.ee.lbl.gov/html/traces.html
 */
export async function openTrace(file: string): Promise<TraceFile> {
    const head = await headOf(file);
    const isPacked = head[0] === 0x1f && head[1] === 0x8b;
    const isRecords = isWorldCup(isPacked ? await explained(file, firstOf(bytesOf(file, isPacked))) : head);
    let bad = 0;
    const noteBad = (): void => void (bad += 1);
    const bytes = bytesOf(file, isPacked);
    const batches = isRecords ? worldCupRecords(bytes) : requests(file, bytes, noteBad);
    return { batches: inOrder(file, batches), badLines: () => bad };
}

async function* requests(
    file: string,
    bytes: AsyncIterable<Buffer | string>,
    noteBad: () => void,
): AsyncGenerator<Batch> {
    let good = 0;
    let total = 0;
    for await (const line of linesOf(bytes)) {
        if (line === "") continue;
        total += 1;
        const batch = commonLogLine(line) ?? loadBalancerLine(line);
        if (batch === undefined) {
            noteBad();
            if (good === 0 && total >= 100) break;
            continue;
        }
        good += 1;
        yield batch;
    }
    if (good === 0) {
        throw new TraceError(
            `${file} has no line of an access log among its first ${total}; use one in the common log format, one of an Application Load Balancer, or the records of WorldCup98.`,
        );
    }
}

/** Node's own reader of lines does not notice when its input fails. */
async function* linesOf(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
    const decoder = new StringDecoder("utf8");
    let rest = "";
    for await (const chunk of chunks) {
        const lines = (rest + decoder.write(Buffer.from(chunk))).split("\n");
        rest = lines.pop() ?? "";
        yield* lines;
    }
    yield rest;
}

/** @throws TraceError where a request is older than an hour before the one in front of it */
async function* inOrder(file: string, batches: AsyncGenerator<Batch>): AsyncGenerator<Batch> {
    let latest = 0;
    for (;;) {
        const { done, value: batch } = await explained(file, batches.next());
        if (done === true) return;
        if (batch.second < latest - latenessSeconds) {
            throw new TraceError("The trace goes back in time by more than an hour; sort it by time.");
        }
        latest = Math.max(latest, batch.second);
        yield { ...batch, second: latest };
    }
}

async function headOf(file: string): Promise<Buffer> {
    const handle = await explained(file, open(file));
    try {
        const { buffer, bytesRead } = await explained(file, handle.read(Buffer.alloc(64), 0, 64, 0));
        return buffer.subarray(0, bytesRead);
    } finally {
        await handle.close();
    }
}

/** What the system or gzip says, as a sentence with the file's name. */
async function explained<Result>(file: string, work: Promise<Result>): Promise<Result> {
    try {
        return await work;
    } catch (error) {
        throw error instanceof TraceError
            ? error
            : new TraceError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, {
                  cause: error,
              });
    }
}

/** The bytes of a file, unpacked; nothing is opened before they are asked for. */
async function* bytesOf(file: string, isPacked: boolean): AsyncGenerator<Buffer> {
    const raw = createReadStream(file);
    if (!isPacked) return yield* raw;
    const unpacked = createGunzip();
    // What fails in one of them is told to whoever reads the other.
    pipeline(raw, unpacked, () => undefined);
    yield* unpacked;
}

async function firstOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
    for await (const chunk of chunks) return chunk;
    return Buffer.alloc(0);
}
