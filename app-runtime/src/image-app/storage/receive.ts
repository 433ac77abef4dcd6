import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { ImageCatalogue } from "../database/catalogue.js";
import { bytesOfStep, inSteps, type Steps } from "../images/clean/steps.js";
import { newImageId } from "../images/id.js";
import type { Image, ImageMetadata } from "../images/image.js";
import { defaultLimits, type PictureLimits } from "../images/inspect.js";
import { preparePicture } from "../images/prepare.js";
import { cleanFileName } from "../images/text.js";
import { WorkQueue } from "../images/work-queue.js";
import { noCheckpoint, type Checkpoint } from "./checkpoints.js";
import { receivedBytes } from "./received-bytes.js";
import type { SharedStore } from "./shared-store.js";

/** What is known of an upload beside its bytes. */
export interface UploadOptions {
    /** Name of the file, as the client calls it. */
    readonly name: string;
    readonly ownerId: string;
}

/** Takes images in. */
export interface Uploads {
    /**
     * Answers when the image is kept: from then on it is not lost, whatever happens to this process.
     *
     * A refused stream is not read to its end. Any other error means that it is not known whether the image was kept.
     *
     * @throws UploadRefused where nothing was kept, for a reason that the client should hear
     */
    receive(stream: Readable, options: UploadOptions): Promise<Image>;
}

/** What receiving works with. */
export interface ReceiverParts {
    readonly shared: SharedStore;
    readonly catalogue: Pick<ImageCatalogue, "add">;
    /** Largest file, in bytes. @default 20,000,000 */
    readonly limitBytes?: number;
    /** @default 50 megapixels, 20,000 pixels a side */
    readonly limits?: PictureLimits;
    /** @default as many pictures at once as there are cores, and 32 waiting */
    readonly queue?: WorkQueue;
    readonly reached?: Checkpoint;
    readonly now?: () => Date;
}

/** What is known of a picture whose files are in the store. */
type KeptPicture = ImageMetadata & Pick<Image, "checksum">;

/**
 * Streams uploads into the shared store, makes their sizes there, and records them in the catalogue last.
 *
 * While a file is received it is never whole in this process. To prepare it, it is read whole, with what is made of it: as many at once as the queue lets through.
 */
export class UploadReceiver implements Uploads {
    private readonly shared: SharedStore;
    private readonly catalogue: Pick<ImageCatalogue, "add">;
    private readonly limitBytes: number;
    private readonly limits: PictureLimits;
    private readonly queue: WorkQueue;
    private readonly reached: Checkpoint;
    private readonly now: () => Date;
    private readonly inProgress = new Set<Promise<Image>>();

    constructor(parts: ReceiverParts) {
        this.shared = parts.shared;
        this.catalogue = parts.catalogue;
        this.limitBytes = parts.limitBytes ?? 20_000_000;
        this.limits = parts.limits ?? defaultLimits;
        this.queue = parts.queue ?? new WorkQueue();
        this.reached = parts.reached ?? noCheckpoint;
        this.now = parts.now ?? (() => new Date());
    }

    public async receive(stream: Readable, options: UploadOptions): Promise<Image> {
        const upload = this.take(stream, options);
        this.inProgress.add(upload);
        try {
            return await upload;
        } finally {
            this.inProgress.delete(upload);
        }
    }

    /** Answers when all that is in progress is kept, or removed again: a client that is gone says nothing of its files. */
    public async idle(): Promise<void> {
        await Promise.allSettled(this.inProgress);
    }

    private async take(stream: Readable, { name, ownerId }: UploadOptions): Promise<Image> {
        // Asked before the client sends megabytes for nothing, and again when they are here.
        this.queue.requirePlace();
        const id = newImageId(this.now());
        const kept = await this.keepFiles(id, stream);
        const image: Image = {
            ...kept,
            id,
            name: cleanFileName(name),
            ownerId,
            // Not when it began: an order to delete all data that was given meanwhile is not meant for what a client is told afterwards to be stored.
            uploadedAt: this.now(),
            location: "shared",
            link: undefined,
        };
        // When this fails the row may be there or not, if only the answer was lost. The files stay: without a row the sweep takes them.
        const recorded = await this.catalogue.add(image);
        await this.reached("upload-recorded", id);
        return recorded;
    }

    /** Leaves the whole image in the shared store, or nothing. */
    private async keepFiles(id: string, stream: Readable): Promise<KeptPicture> {
        try {
            await this.shared.beginUpload(id);
            await this.reached("upload-begun", id);
            await this.shared.receive(id, receivedBytes(stream, this.limitBytes));
            await this.reached("upload-received", id);
            const picture = await this.queue.run(() => this.prepare(id));
            await this.shared.publish(id);
            await this.reached("upload-published", id);
            return picture;
        } catch (error) {
            // What went wrong first is what counts; what cannot be removed now is removed by the sweep.
            await this.shared.discardUpload(id).catch(() => undefined);
            throw error;
        }
    }

    /** Everything that needs bytes in memory, so that the queue bounds them: what waits for the store or the database afterwards, however long, holds none. */
    private async prepare(id: string): Promise<KeptPicture> {
        const { metadata, files } = await preparePicture(await this.shared.readReceived(id), this.limits);
        await this.reached("upload-prepared", id);
        await this.shared.write({ id, format: metadata.format }, files);
        await this.reached("upload-written", id);
        return { ...metadata, checksum: await inSteps(checksumOf(files.original)) };
    }
}

function* checksumOf(bytes: Buffer): Steps<string> {
    const hash = createHash("sha256");
    for (let at = 0; at < bytes.length; at += bytesOfStep) {
        hash.update(bytes.subarray(at, at + bytesOfStep));
        yield;
    }
    return hash.digest("hex");
}
