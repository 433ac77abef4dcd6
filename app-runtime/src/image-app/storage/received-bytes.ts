import type { Readable } from "node:stream";
import { UploadRefused } from "../images/upload-refused.js";

/** @throws UploadRefused `too-large` where a client says beforehand that it sends too much */
export function requireDeclaredSize(bytes: number | undefined, limit: number): void {
    if (bytes !== undefined && bytes > limit) {
        throw tooLarge(limit);
    }
}

/**
 * The chunks of an upload, counted.
 *
 * @throws UploadRefused `too-large` as soon as there are more than `limit` bytes; `truncated` where the client goes away
 */
export async function* receivedBytes(stream: Readable, limit: number): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const chunk of chunksOf(stream)) {
        bytes += chunk.length;
        if (bytes > limit) {
            throw tooLarge(limit);
        }
        yield chunk;
    }
    // @fastify/multipart ends a file that is over its own limit as if that were all of it, and says so here.
    if ("truncated" in stream && stream.truncated === true) {
        throw tooLarge(limit);
    }
}

/** Sets apart a client that went away from a store that cannot be written, which both end in an error of the same pipeline. */
async function* chunksOf(stream: Readable): AsyncGenerator<Buffer> {
    try {
        for await (const chunk of stream) {
            yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
        }
    } catch (error) {
        throw new UploadRefused("truncated", "The upload ended before the whole file was received. Upload it again.", {
            cause: error,
        });
    }
}

function tooLarge(limit: number): UploadRefused {
    return new UploadRefused(
        "too-large",
        `The file is larger than ${limit / 1_000_000} MB, which is the most that is taken. Make it smaller.`,
    );
}
