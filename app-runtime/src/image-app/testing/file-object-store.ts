import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileNameOf } from "../images/formats.js";
import type { ImageSize } from "../images/image.js";
import type { StoredImage } from "../storage/move-notes.js";
import type { ObjectStore } from "../storage/object-store.js";

/** The object store's contract in a folder, for tests: like S3, an object is there whole or not at all, and outlives the process that put it. */
export class FileObjectStore implements ObjectStore {
    constructor(private readonly folder: string) {
        mkdirSync(folder, { recursive: true });
    }

    public linkOf(id: string): string {
        return `s3://test/images/${id}/`;
    }

    public async put(image: StoredImage, size: ImageSize, bytes: Buffer): Promise<void> {
        const file = this.fileOf(image, size);
        writeFileSync(`${file}.tmp`, bytes);
        renameSync(`${file}.tmp`, file);
    }

    public async holds(image: StoredImage, size: ImageSize, bytes: Buffer): Promise<boolean> {
        return (await this.get(image, size))?.equals(bytes) === true;
    }

    public async get(image: StoredImage, size: ImageSize): Promise<Buffer | undefined> {
        const file = this.fileOf(image, size);
        return existsSync(file) ? readFileSync(file) : undefined;
    }

    public async delete(image: StoredImage): Promise<void> {
        for (const size of ["original", "standard", "thumbnail"] as const) {
            rmSync(this.fileOf(image, size), { force: true });
        }
    }

    /** Ids of the images of which there are objects. */
    public ids(): string[] {
        const names = readdirSync(this.folder).filter((name) => !name.endsWith(".tmp"));
        return [...new Set(names.map((name) => name.slice(0, 36)))];
    }

    private fileOf({ id, format }: StoredImage, size: ImageSize): string {
        return path.join(this.folder, `${id}.${fileNameOf(format, size)}`);
    }
}
