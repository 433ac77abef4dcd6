import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { isImageId } from "../images/id.js";
import { imageFormats, type Image } from "../images/image.js";
import { syncFolder, writeDurably } from "./durable-files.js";
import { millisecondsSinceWritten } from "./file-age.js";

/** What is needed to know of an image to find its bytes. */
export type StoredImage = Pick<Image, "id" | "format">;

/** A note that an image is being copied to the object store. */
export interface MoveNote extends StoredImage {
    readonly fileName: string;
}

const pattern = /^([0-9a-f-]{36})\.([a-z]+)\.[0-9a-f]{8}$/;

/**
 * Notes in the shared store, one empty file `<id>.<format>.<random>` for each image that is being copied to the object store.
 *
 * Without them, copies of an image that is deleted while a process copies it, and dies, would be known to nobody: the row is gone, and nobody lists
 * a bucket with millions of objects to find three.
 */
export class MoveNotes {
    constructor(private readonly folder: string) {}

    public async open(): Promise<void> {
        await mkdir(this.folder, { recursive: true });
    }

    /** Notes, for good, that there will be copies of an image. */
    public async add({ id, format }: StoredImage): Promise<MoveNote> {
        const fileName = `${id}.${format}.${randomBytes(4).toString("hex")}`;
        if (readNote(fileName) === undefined) {
            throw new Error(`${JSON.stringify(id)} is not the id of an image.`);
        }
        await writeDurably(path.join(this.folder, fileName), Buffer.alloc(0));
        await syncFolder(this.folder);
        return { id, format, fileName };
    }

    public async remove({ fileName }: MoveNote): Promise<void> {
        await rm(path.join(this.folder, fileName), { force: true });
    }

    /** The notes that are older than `milliseconds` at the time `now`: of moves that nobody is at any more. */
    public async listOlderThan(milliseconds: number, now: number): Promise<MoveNote[]> {
        const old: MoveNote[] = [];
        for (const fileName of await readdir(this.folder)) {
            const note = readNote(fileName);
            const age = await millisecondsSinceWritten(path.join(this.folder, fileName), now);
            if (note !== undefined && age !== undefined && age > milliseconds) {
                old.push(note);
            }
        }
        return old;
    }
}

function readNote(fileName: string): MoveNote | undefined {
    const [, id = "", name] = pattern.exec(fileName) ?? [];
    const format = imageFormats.find((candidate) => candidate === name);
    return isImageId(id) && format !== undefined ? { id, format, fileName } : undefined;
}
