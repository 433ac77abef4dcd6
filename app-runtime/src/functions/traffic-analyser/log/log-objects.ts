import { Readable } from "node:stream";
import { GetObjectCommand, NoSuchKey, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { clientOptions, type AwsPlace } from "../../../common/aws/control-clients.js";
import type { LogObject } from "../task.js";

/** An object whose bytes are there to be read, once. */
export interface OpenObject {
    /** When it was written, by the clock of S3. */
    readonly writtenAt: Date;
    readonly bytes: AsyncIterable<Uint8Array>;
}

/** Where the logs are. */
export interface LogObjects {
    /** `deleted` and `replaced` are for an object that is there no more, and for one that another was put over: nobody can read it ever again. */
    open(object: LogObject): Promise<OpenObject | "deleted" | "replaced">;
}

/** How often a connection that breaks is made anew in one object; then the call fails, and Lambda makes it again. */
const mostRestarts = 3;

/** Objects of S3 as streams: of exactly what was put, and from where it broke off where a connection breaks. */
export class BucketObjects implements LogObjects {
    private readonly client: Pick<S3Client, "send">;

    constructor(place: AwsPlace, client?: Pick<S3Client, "send">) {
        this.client =
            client ??
            new S3Client({
                ...clientOptions(place),
                // An emulator has one address for all buckets.
                forcePathStyle: place.endpoint !== undefined,
                // What is packed has a checksum of its own.
                responseChecksumValidation: "WHEN_REQUIRED",
            });
    }

    public async open(object: LogObject): Promise<OpenObject | "deleted" | "replaced"> {
        try {
            const { body, size, writtenAt } = await this.get(object, 0);
            return { writtenAt, bytes: this.read(object, body, size) };
        } catch (error) {
            if (error instanceof NoSuchKey) return "deleted";
            if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return "replaced";
            throw error;
        }
    }

    private async *read(object: LogObject, first: Readable, size: number): AsyncGenerator<Uint8Array> {
        let body = first;
        let read = 0;
        for (let restarts = 0; ; restarts += 1) {
            try {
                for await (const piece of body) {
                    const bytes = Buffer.from(piece);
                    read += bytes.length;
                    yield bytes;
                }
                if (read >= size) return;
                throw new Error(`S3 ended ${object.key} after ${read} of ${size} bytes.`);
            } catch (error) {
                if (restarts >= mostRestarts || read >= size) throw error;
            }
            ({ body } = await this.get(object, read));
        }
    }

    private async get({ bucket, key, etag }: LogObject, from: number) {
        const { Body, ContentLength, LastModified } = await this.client.send(
            new GetObjectCommand({
                Bucket: bucket,
                Key: key,
                IfMatch: `"${etag}"`,
                ...(from > 0 && { Range: `bytes=${from}-` }),
            }),
        );
        if (!(Body instanceof Readable) || ContentLength === undefined || LastModified === undefined) {
            throw new Error(`S3 answered ${key} without a body, its length or its time.`);
        }
        return { body: Body, size: ContentLength, writtenAt: LastModified };
    }
}
