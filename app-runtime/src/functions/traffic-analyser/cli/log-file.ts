import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import type { LogRow } from "../log/row.js";
import { type ObjectReport, readObject } from "../log/read-object.js";

/** Bytes at each end of a file from which it is known again. The last ones of a packed file hold a checksum of all. */
const endBytes = 65_536;

/** A file cannot be read; the message is one sentence. */
export class LogFileError extends Error {
    public override readonly name = "LogFileError";
}

/**
 * By what an object is known when it comes twice: name without folder, size, and a digest of its first and last 64 KiB.
 *
 * @throws LogFileError where there is no such file
 */
export async function identityOf(path: string): Promise<string> {
    const file = await openFile(path);
    try {
        const stats = await file.stat();
        if (!stats.isFile()) throw new LogFileError(`${path} is no file; name an access log.`);
        const digest = createHash("sha256");
        for (const position of [0, Math.max(0, stats.size - endBytes)]) {
            const { buffer, bytesRead } = await file.read(Buffer.alloc(endBytes), 0, endBytes, position);
            digest.update(buffer.subarray(0, bytesRead));
        }
        return `${basename(path)} ${stats.size} ${digest.digest("hex")}`;
    } finally {
        await file.close();
    }
}

async function openFile(path: string): Promise<FileHandle> {
    try {
        return await open(path);
    } catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : undefined;
        const reason = code === "ENOENT" ? "does not exist" : `cannot be opened (${String(code)})`;
        throw new LogFileError(`${path} ${reason}; name an access log.`, { cause: error });
    }
}

/** Reads a file that {@link identityOf} has seen. */
export async function readLogFile(path: string, onRow: (row: LogRow) => void): Promise<ObjectReport> {
    return readObject(createReadStream(path), onRow);
}

/** What is wrong with a file that was read, in one sentence; undefined where nothing is. */
export function faultOf(path: string, { rows, badRows, brokenOff }: ObjectReport): string | undefined {
    if (brokenOff !== undefined) return `${path} is damaged (${brokenOff}); its ${rows} rows before that count.`;
    if (rows === 0 && badRows > 0) return `${path} is no access log of an Application Load Balancer.`;
    return undefined;
}
