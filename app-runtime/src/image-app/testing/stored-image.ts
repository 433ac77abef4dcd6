import { createHash } from "node:crypto";
import { newImageId } from "../images/id.js";
import type { Image, ImageSize } from "../images/image.js";
import type { MemoryCatalogue } from "./memory-catalogue.js";
import type { SharedStore } from "../storage/shared-store.js";

/** Bytes that stand for the sizes of an image; moving does not look into them. */
export const someFiles: Readonly<Record<ImageSize, Buffer>> = {
    original: Buffer.from("original bytes"),
    standard: Buffer.from("standard bytes"),
    thumbnail: Buffer.from("thumbnail bytes"),
};

/** An image as if it had been received. */
export function imageOf(changes: Partial<Image> = {}): Image {
    return {
        id: newImageId(),
        name: "holiday.jpg",
        ownerId: "owner",
        format: "jpeg",
        width: 48,
        height: 32,
        bytes: someFiles.original.length,
        takenAt: undefined,
        camera: undefined,
        uploadedAt: new Date(),
        location: "shared",
        link: undefined,
        checksum: createHash("sha256").update(someFiles.original).digest("hex"),
        ...changes,
    };
}

/** Puts the files of an image into the shared store. */
export async function publishFiles(shared: SharedStore, image: Image): Promise<void> {
    await shared.beginUpload(image.id);
    await shared.receive(
        image.id,
        (async function* () {
            yield someFiles.original;
        })(),
    );
    await shared.write(image, someFiles);
    await shared.publish(image.id);
}

/** An image that was received: its files and its row. */
export async function receiveImage(shared: SharedStore, catalogue: MemoryCatalogue): Promise<Image> {
    const image = imageOf();
    await publishFiles(shared, image);
    await catalogue.add(image);
    return image;
}
