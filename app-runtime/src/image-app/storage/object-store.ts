import { createHash } from "node:crypto";
import {
    DeleteObjectsCommand,
    GetObjectCommand,
    HeadObjectCommand,
    NoSuchKey,
    NotFound,
    PutObjectCommand,
    S3Client,
} from "@aws-sdk/client-s3";
import { contentTypes, fileNameOf, formatOfSize } from "../images/formats.js";
import { isImageId } from "../images/id.js";
import { imageSizes, type ImageSize } from "../images/image.js";
import type { StoredImage } from "./move-notes.js";

/** Where images end up: Amazon S3, or something in its place. All calls may be repeated. */
export interface ObjectStore {
    /** What the catalogue keeps, such as `s3://<bucket>/images/<id>/`. */
    linkOf(id: string): string;
    put(image: StoredImage, size: ImageSize, bytes: Buffer): Promise<void>;
    /** True where exactly these bytes are there. */
    holds(image: StoredImage, size: ImageSize, bytes: Buffer): Promise<boolean>;
    /** Undefined where there are none. */
    get(image: StoredImage, size: ImageSize): Promise<Buffer | undefined>;
    /** Deletes all sizes; does nothing where there are none. */
    delete(image: StoredImage): Promise<void>;
}

/** Some objects could not be deleted. */
export class DeletionIncomplete extends Error {
    public override readonly name = "DeletionIncomplete";
}

/** Images never change. Who may see one is decided for each request, so that only the browser of who asked may keep it. */
const cacheControl = "private, max-age=31536000, immutable";

/** The bucket that images are kept in, and how long it may take. */
export interface ObjectBucket {
    readonly client: S3Client;
    readonly bucket: string;
    /** Seconds after which a call has failed, with its repetitions. @default 60 */
    readonly limitSeconds?: number;
}

/** Where S3 is. */
export interface ObjectClientOptions {
    readonly region: string;
    /** @default that of AWS in the region */
    readonly endpoint?: string;
}

/** A client that gives up: three attempts with growing pauses, 2 seconds to connect and 20 without any byte. */
export function createObjectClient({ region, endpoint }: ObjectClientOptions): S3Client {
    return new S3Client({
        region,
        maxAttempts: 3,
        requestHandler: { connectionTimeout: 2_000, socketTimeout: 20_000 },
        // Buckets as parts of the host name need a DNS that an endpoint on this machine has not.
        ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    });
}

/** Keeps images as objects `images/<id>/<size>.<format>`, each with the SHA-256 checksum that S3 checks on arrival. */
export class S3ObjectStore implements ObjectStore {
    private readonly client: S3Client;
    private readonly bucket: string;
    private readonly limitSeconds: number;

    constructor({ client, bucket, limitSeconds = 60 }: ObjectBucket) {
        this.client = client;
        this.bucket = bucket;
        this.limitSeconds = limitSeconds;
    }

    public linkOf(id: string): string {
        return `s3://${this.bucket}/images/${id}/`;
    }

    public async put(image: StoredImage, size: ImageSize, bytes: Buffer): Promise<void> {
        const command = new PutObjectCommand({
            ...this.place(image, size),
            Body: bytes,
            ContentType: contentTypes[formatOfSize(image.format, size)],
            CacheControl: cacheControl,
            ChecksumSHA256: checksumOf(bytes),
            // S3 sees from the checksum which one it is; the emulator for tests has to be told.
            ChecksumAlgorithm: "SHA256",
        });
        await this.client.send(command, this.limit());
    }

    public async holds(image: StoredImage, size: ImageSize, bytes: Buffer): Promise<boolean> {
        const command = new HeadObjectCommand({ ...this.place(image, size), ChecksumMode: "ENABLED" });
        const head = await unlessAbsent(this.client.send(command, this.limit()));
        return head?.ContentLength === bytes.length && head.ChecksumSHA256 === checksumOf(bytes);
    }

    public async get(image: StoredImage, size: ImageSize): Promise<Buffer | undefined> {
        const command = new GetObjectCommand(this.place(image, size));
        const bytes = await (await unlessAbsent(this.client.send(command, this.limit())))?.Body?.transformToByteArray();
        return bytes === undefined ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }

    public async delete(image: StoredImage): Promise<void> {
        const Objects = imageSizes.map((size) => ({ Key: this.place(image, size).Key }));
        const command = new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects, Quiet: true } });
        const { Errors = [] } = await this.client.send(command, this.limit());
        if (Errors.length > 0) {
            const reasons = Errors.map(({ Key, Code }) => `${Key ?? "an object"}: ${Code ?? "unknown"}`).join(", ");
            throw new DeletionIncomplete(`Not everything of image ${image.id} was deleted from S3: ${reasons}.`);
        }
    }

    private place({ id, format }: StoredImage, size: ImageSize): { Bucket: string; Key: string } {
        if (!isImageId(id)) {
            throw new Error(`${JSON.stringify(id)} is not the id of an image.`);
        }
        return { Bucket: this.bucket, Key: `images/${id}/${fileNameOf(format, size)}` };
    }

    private limit(): { abortSignal: AbortSignal } {
        return { abortSignal: AbortSignal.timeout(this.limitSeconds * 1_000) };
    }
}

/** What S3 answers, or undefined where there is no object: a GET and a HEAD say so in different words. */
async function unlessAbsent<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
    try {
        return await answer;
    } catch (error) {
        if (error instanceof NoSuchKey || error instanceof NotFound) {
            return undefined;
        }
        throw error;
    }
}

function checksumOf(bytes: Buffer): string {
    return createHash("sha256").update(bytes).digest("base64");
}
