import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { fileNameOf } from "../images/formats.js";
import { isImageId } from "../images/id.js";
import { imageSizes, type ImageSize } from "../images/image.js";
import { syncFolder, unlessMissing, writeDurably } from "./durable-files.js";
import { millisecondsSinceWritten } from "./file-age.js";
import { MoveNotes, type StoredImage } from "./move-notes.js";

const receivedFile = "received";

/** `<id>` while it is received, `<id>-<random>` while it is removed. */
const incomingFolder = /^([0-9a-f-]{36})(-[0-9a-f]{8})?$/;

/**
 * The folder that all instances share, in which images lie until they are moved to the object store.
 *
 * - `incoming/<id>/`: an upload that is being received, or an image that is being removed;
 * - `images/<id>/{original,standard,thumbnail}.<format>`: images received whole;
 * - `moving/`: see {@link MoveNotes}.
 *
 * An image appears in `images/` and disappears from it as a whole, by renaming its folder. Ids are checked, so that no path leads anywhere else.
 */
export class SharedStore {
    public readonly moveNotes: MoveNotes;
    private readonly incoming: string;
    private readonly images: string;

    constructor(private readonly folder: string) {
        this.incoming = path.join(folder, "incoming");
        this.images = path.join(folder, "images");
        this.moveNotes = new MoveNotes(path.join(folder, "moving"));
    }

    /** Makes the folders where they are missing. @throws the system's error where they may not be made */
    public async open(): Promise<void> {
        await mkdir(this.incoming, { recursive: true });
        await mkdir(this.images, { recursive: true });
        await this.moveNotes.open();
    }

    /** As {@link open}, of a folder that must be there already: where it is missing, the shared file system is not mounted, and a folder made here would be nobody else's. */
    public async openMounted(): Promise<void> {
        await access(this.folder, constants.R_OK | constants.W_OK | constants.X_OK);
        await this.open();
    }

    public async beginUpload(id: string): Promise<void> {
        await mkdir(inside(this.incoming, id));
    }

    /** Writes what a client sends, as it comes. */
    public async receive(id: string, content: AsyncIterable<Buffer>): Promise<void> {
        await writeDurably(path.join(inside(this.incoming, id), receivedFile), content);
    }

    public async readReceived(id: string): Promise<Buffer> {
        return readFile(path.join(inside(this.incoming, id), receivedFile));
    }

    /** Writes the files of an upload in the place of what was received. */
    public async write({ id, format }: StoredImage, files: Readonly<Record<ImageSize, Buffer>>): Promise<void> {
        const folder = inside(this.incoming, id);
        await Promise.all(
            imageSizes.map((size) => writeDurably(path.join(folder, fileNameOf(format, size)), files[size])),
        );
        await rm(path.join(folder, receivedFile));
        await syncFolder(folder);
    }

    /** Turns an upload into an image, in one step that no loss of power undoes. */
    public async publish(id: string): Promise<void> {
        await rename(inside(this.incoming, id), inside(this.images, id));
        await syncFolder(this.images);
    }

    public async discardUpload(id: string): Promise<void> {
        await rm(inside(this.incoming, id), { recursive: true, force: true });
    }

    /** The bytes of a size; undefined where the image is not, or no longer, here. */
    public async read({ id, format }: StoredImage, size: ImageSize): Promise<Buffer | undefined> {
        return unlessMissing(readFile(path.join(inside(this.images, id), fileNameOf(format, size))));
    }

    /** Removes an image as a whole; does nothing where it is not here. */
    public async remove(id: string): Promise<void> {
        const rubbish = `${inside(this.incoming, id)}-${randomBytes(4).toString("hex")}`;
        const renamed = rename(inside(this.images, id), rubbish).then(() => true);
        if ((await unlessMissing(renamed)) === true) {
            await syncFolder(this.images);
            await rm(rubbish, { recursive: true, force: true });
        }
    }

    /** Ids of the images that have been here for longer than `milliseconds` at the time `now`, in milliseconds since 1970. */
    public async listOlderThan(milliseconds: number, now: number): Promise<string[]> {
        const ids = (await readdir(this.images)).filter(isImageId);
        return olderThan(milliseconds, { names: ids, folder: this.images, now });
    }

    /** Removes uploads and removals in which nothing was written for so long that nobody is at them any more. Answers their number. */
    public async sweepIncoming(milliseconds: number, now: number): Promise<number> {
        const names = (await readdir(this.incoming)).filter((name) => isImageId(incomingFolder.exec(name)?.[1] ?? ""));
        const abandoned = await olderThan(milliseconds, { names, folder: this.incoming, now });
        for (const name of abandoned) {
            await rm(path.join(this.incoming, name), { recursive: true, force: true });
        }
        return abandoned.length;
    }
}

/** @throws Error where `id` is not one that this program gives: nothing else may become part of a path */
function inside(folder: string, id: string): string {
    if (!isImageId(id)) {
        throw new Error(`${JSON.stringify(id)} is not the id of an image.`);
    }
    return path.join(folder, id);
}

async function olderThan(
    milliseconds: number,
    { names, folder, now }: { names: readonly string[]; folder: string; now: number },
): Promise<string[]> {
    const old: string[] = [];
    for (const name of names) {
        const age = await millisecondsSinceWritten(path.join(folder, name), now);
        if (age !== undefined && age > milliseconds) {
            old.push(name);
        }
    }
    return old;
}
