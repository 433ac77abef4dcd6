/** The streams of a container, by Docker's numbers. */
export const streams = { stdout: 1, stderr: 2 } as const;

const headerBytes = 8;

/**
 * One piece of a container's output as the Engine API frames it: the stream's number, three empty bytes, the length, the bytes.
 *
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerAttach
 */
export function logFrame(stream: keyof typeof streams, content: Buffer): Buffer {
    if (content.length === 0) {
        return content;
    }
    const header = Buffer.alloc(headerBytes);
    header.writeUInt8(streams[stream], 0);
    header.writeUInt32BE(content.length, 4);
    return Buffer.concat([header, content]);
}
