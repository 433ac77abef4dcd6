import type { Batch } from "../model.js";

/** Big-endian: time, client, object and size in four bytes each, then method, status, type and server in one each. */
const recordBytes = 20;
const from = Date.UTC(1998, 3, 1) / 1_000;
const until = Date.UTC(1998, 8, 1) / 1_000;

/** Whether bytes begin like records of the summer of 1998. */
export function isWorldCup(head: Buffer): boolean {
    if (head.length < recordBytes) return false;
    const second = head.readUInt32BE(0);
    return second >= from && second < until;
}

/**
 * The records of WorldCup98.
 *
 * @see https://ita.ee.lbl.gov/html/contrib/WorldCup.html
 */
export async function* worldCupRecords(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<Batch> {
    let rest = Buffer.alloc(0);
    for await (const chunk of chunks) {
        const bytes = Buffer.concat([rest, Buffer.from(chunk)]);
        const whole = bytes.length - (bytes.length % recordBytes);
        for (let at = 0; at < whole; at += recordBytes) {
            yield { second: bytes.readUInt32BE(at), client: bytes.readUInt32BE(at + 4), requests: 1 };
        }
        rest = bytes.subarray(whole);
    }
}
