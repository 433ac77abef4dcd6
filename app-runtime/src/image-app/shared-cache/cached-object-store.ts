import { createHash } from "node:crypto";
import type { Log } from "../../common/log.js";
import { fileNameOf } from "../images/formats.js";
import { imageSizes, type ImageSize } from "../images/image.js";
import type { StoredImage } from "../storage/move-notes.js";
import type { ObjectStore } from "../storage/object-store.js";
import type { SharedBytes } from "./shared-bytes.js";

/** What reading through the shared cache works with. */
export interface CachedStoreParts {
    readonly objects: ObjectStore;
    readonly shared: SharedBytes;
    /** Grows each time that the caches are to be cleared: what was kept before is not found any more. */
    readonly generation: () => number;
    readonly log: Pick<Log, "warn">;
    /**
     * Bytes of the largest image that is kept; standard sizes and thumbnails are far smaller. A larger one would hold up what others ask for.
     * @default 4000000
     */
    readonly limitBytes?: number;
}

/** What was asked of the shared cache since the start. */
export interface SharedCacheStatistics {
    readonly hits: number;
    /** Reads that went on to the object store. */
    readonly misses: number;
}

/** Grows when what is kept under a key gets another form. */
const form = 1;

/** A day: the longest that the bytes of a deleted image can stay where nobody asks for them, if the cache could not be told. */
const keptSeconds = 24 * 3_600;

const checksumBytes = 32;

/**
 * An object store that asks a cache first, which all nodes share.
 *
 * Images never change, so that what is kept is right for good. It carries a checksum of key and bytes: what is damaged, or of another image, is a miss.
 */
export class CachedObjectStore implements ObjectStore {
    private hits = 0;
    private misses = 0;
    private readonly limitBytes: number;

    constructor(private readonly parts: CachedStoreParts) {
        this.limitBytes = parts.limitBytes ?? 4_000_000;
    }

    public linkOf(id: string): string {
        return this.parts.objects.linkOf(id);
    }

    public async put(image: StoredImage, size: ImageSize, bytes: Buffer): Promise<void> {
        await this.parts.objects.put(image, size, bytes);
        // Afterwards, so that who reads meanwhile cannot bring back what was there before. It is kept when somebody asks for it.
        await this.parts.shared.delete([this.keyOf(image, size)]);
    }

    /** Of the object store itself: what a cache has says nothing of it. */
    public holds(image: StoredImage, size: ImageSize, bytes: Buffer): Promise<boolean> {
        return this.parts.objects.holds(image, size, bytes);
    }

    public async get(image: StoredImage, size: ImageSize): Promise<Buffer | undefined> {
        const { objects, shared } = this.parts;
        const key = this.keyOf(image, size);
        const kept = await this.find(key);
        if (kept !== undefined) {
            this.hits += 1;
            return kept;
        }
        this.misses += 1;
        const bytes = await objects.get(image, size);
        if (bytes !== undefined && bytes.length <= this.limitBytes) {
            // Nobody waits for it: it never rejects.
            void shared.put(key, sealed(key, bytes), keptSeconds);
        }
        return bytes;
    }

    public async delete(image: StoredImage): Promise<void> {
        await this.parts.objects.delete(image);
        await this.parts.shared.delete(imageSizes.map((size) => this.keyOf(image, size)));
    }

    public statistics(): SharedCacheStatistics {
        return { hits: this.hits, misses: this.misses };
    }

    private async find(key: string): Promise<Buffer | undefined> {
        const value = await this.parts.shared.get(key);
        const bytes = value === undefined ? undefined : opened(key, value);
        if (value !== undefined && bytes === undefined) {
            this.parts.log.warn("the shared cache had damaged bytes; they are read from the object store", { key });
        }
        return bytes;
    }

    private keyOf({ id, format }: StoredImage, size: ImageSize): string {
        return `images/${form}/${this.parts.generation()}/${id}/${fileNameOf(format, size)}`;
    }
}

function sealed(key: string, bytes: Buffer): Buffer {
    return Buffer.concat([checksumOf(key, bytes), bytes]);
}

/** The bytes of a value; undefined where they are not those that were kept under this key. */
function opened(key: string, value: Buffer): Buffer | undefined {
    const bytes = value.subarray(checksumBytes);
    return value.subarray(0, checksumBytes).equals(checksumOf(key, bytes)) ? bytes : undefined;
}

function checksumOf(key: string, bytes: Buffer): Buffer {
    return createHash("sha256").update(`${key}\n`).update(bytes).digest();
}
