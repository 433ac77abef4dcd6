import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ImageCatalogue } from "../../database/catalogue.js";
import { newImageId } from "../../images/id.js";
import type { Image, ImageSize } from "../../images/image.js";
import { cleanFileName } from "../../images/text.js";
import { UploadRefused } from "../../images/upload-refused.js";
import type { ImageSource } from "../../storage/image-source.js";
import type { UploadOptions, Uploads } from "../../storage/receive.js";

/** What every upload has to begin with here, so that tests need no real picture. */
export const pictureStart = "PICTURE";

/** Keeps the bytes of uploads in memory: what the stores do, without looking into pictures. */
export class MemoryImages implements Uploads, ImageSource {
    private readonly bytes = new Map<string, Buffer>();
    /** How often bytes were read. */
    public reads = 0;
    /** Set it to make reading fail. */
    public broken: Error | undefined;

    constructor(private readonly catalogue: ImageCatalogue) {}

    public async receive(stream: Readable, { name, ownerId }: UploadOptions): Promise<Image> {
        const bytes = await buffer(stream);
        if (!bytes.toString("latin1").startsWith(pictureStart)) {
            throw new UploadRefused("not-an-image", "This is no picture that can be shown here.");
        }
        const uploadedAt = new Date();
        const image: Image = {
            id: newImageId(uploadedAt),
            name: cleanFileName(name),
            ownerId,
            uploadedAt,
            format: "png",
            width: 640,
            height: 480,
            bytes: bytes.length,
            takenAt: undefined,
            camera: undefined,
            location: "shared",
            link: undefined,
            checksum: createHash("sha256").update(bytes).digest("hex"),
        };
        this.bytes.set(image.id, bytes);
        await this.catalogue.add(image);
        return image;
    }

    public async read({ id }: Pick<Image, "id">, size: ImageSize): Promise<Buffer | undefined> {
        this.reads += 1;
        if (this.broken !== undefined) {
            throw this.broken;
        }
        const bytes = this.bytes.get(id);
        return bytes === undefined || size === "original" ? bytes : Buffer.from(`${size} of ${bytes.toString()}`);
    }

    public remove(id: string): void {
        this.bytes.delete(id);
    }
}
