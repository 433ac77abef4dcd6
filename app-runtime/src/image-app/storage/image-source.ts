import type { ImageCatalogue } from "../database/catalogue.js";
import type { Image, ImageSize } from "../images/image.js";
import type { ObjectStore } from "./object-store.js";
import type { SharedStore } from "./shared-store.js";

/** Reads the bytes of images, wherever they are. */
export interface ImageSource {
    /**
     * The bytes of a size; undefined where the image was deleted meanwhile.
     *
     * @throws BytesMissing where the image is known and its bytes are nowhere, and what the stores throw
     */
    read(image: Pick<Image, "id" | "location" | "format">, size: ImageSize): Promise<Buffer | undefined>;
}

/** An image is in the catalogue and its bytes are not where it says: a store is not mounted, or was emptied by hand. */
export class BytesMissing extends Error {
    public override readonly name = "BytesMissing";
}

/** What the bytes are read from. */
export interface SourceParts {
    readonly shared: Pick<SharedStore, "read">;
    readonly objects: Pick<ObjectStore, "get">;
    readonly catalogue: Pick<ImageCatalogue, "find">;
}

/** Reads from the shared store or the object store, and asks the catalogue again where the bytes have left since it was asked. */
export class ImageBytes implements ImageSource {
    constructor(private readonly parts: SourceParts) {}

    public async read(image: Pick<Image, "id" | "location" | "format">, size: ImageSize): Promise<Buffer | undefined> {
        const bytes = await this.readAt(image, size);
        if (bytes !== undefined) {
            return bytes;
        }
        const now = await this.parts.catalogue.find(image.id);
        if (now === undefined) {
            return undefined;
        }
        const followed = await this.readAt(now, size);
        if (followed === undefined) {
            throw new BytesMissing(
                `The ${size} of image ${image.id} is not in the ${now.location === "shared" ? "shared" : "object"} store, where the catalogue says it is. See that the store is mounted and not emptied.`,
            );
        }
        return followed;
    }

    private readAt(image: Pick<Image, "id" | "location" | "format">, size: ImageSize): Promise<Buffer | undefined> {
        return image.location === "shared" ? this.parts.shared.read(image, size) : this.parts.objects.get(image, size);
    }
}
