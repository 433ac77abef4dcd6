import type { Readable } from "node:stream";
import { UploadRefused } from "../images/upload-refused.js";

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
            throw new UploadRefused(
                "too-large",
                `The file is larger than ${limit / 1_000_000} MB, which is the most that is taken. Make it smaller.`,
            );
        }
        yield chunk;
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
