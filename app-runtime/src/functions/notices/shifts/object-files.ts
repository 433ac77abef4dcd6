import { GetObjectCommand, NoSuchKey, S3Client } from "@aws-sdk/client-s3";
import { Readable } from "node:stream";
import { clientOptions, limit, type AwsPlace } from "../../../common/aws/control-clients.js";
import { ShiftFileError } from "./shift-file.js";

/** An object that somebody put. */
export interface PutObject {
    readonly bucket: string;
    readonly key: string;
    /** Where the bucket keeps versions: the one that was put. */
    readonly version: string | undefined;
}

/** Reads what was put. */
export interface Files {
    /** @throws ShiftFileError where it is too large, or was deleted since */
    read(object: PutObject): Promise<Uint8Array>;
}

/** Some 5,000 rows with the longest fields that make sense. */
export const mostBytes = 5 * 1_024 * 1_024;

/** Reads objects of S3, and no more of them than fits. */
export class ObjectFiles implements Files {
    private readonly client: S3Client;

    constructor(place: AwsPlace) {
        // An emulator has one address for all buckets.
        this.client = new S3Client({ ...clientOptions(place), forcePathStyle: place.endpoint !== undefined });
    }

    public async read({ bucket, key, version }: PutObject): Promise<Uint8Array> {
        const { Body, ContentLength = 0 } = await this.get(bucket, key, version);
        if (!(Body instanceof Readable)) {
            throw new ShiftFileError("S3 gave nothing to read.");
        }
        if (ContentLength > mostBytes) {
            Body.destroy();
            throw tooLarge(ContentLength);
        }
        return readAtMost(Body, mostBytes);
    }

    private async get(bucket: string, key: string, version: string | undefined) {
        try {
            return await this.client.send(
                new GetObjectCommand({ Bucket: bucket, Key: key, ...(version && { VersionId: version }) }),
                limit(),
            );
        } catch (error) {
            throw error instanceof NoSuchKey || (error instanceof Error && error.name === "NoSuchVersion")
                ? new ShiftFileError("It was deleted before it could be read; put it there again.")
                : error;
        }
    }
}

/** @throws ShiftFileError as soon as there is more than `most` */
export async function readAtMost(body: AsyncIterable<unknown>, most: number): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body) {
        const bytes = Buffer.from(chunk instanceof Uint8Array ? chunk : String(chunk));
        size += bytes.length;
        if (size > most) {
            throw tooLarge(size);
        }
        chunks.push(bytes);
    }
    return Buffer.concat(chunks);
}

function tooLarge(bytes: number): ShiftFileError {
    const megabytes = (bytes / 1_024 / 1_024).toFixed(1);
    return new ShiftFileError(
        `It has ${megabytes} MB or more, at most ${mostBytes / 1_024 / 1_024} MB are allowed; part it into several.`,
    );
}
