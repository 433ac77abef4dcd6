import sharp, { type Metadata } from "sharp";
import { sniffedBytes, sniffFormat } from "./formats.js";
import type { ImageFormat } from "./image.js";
import { UploadRefused } from "./upload-refused.js";

/** The largest pictures that are worked on. */
export interface PictureLimits {
    /** Width × height × frames. @default 50,000,000: what cameras and phones make, and 200 MB once decoded */
    readonly pixels: number;
    /** The longer side, in pixels. @default 20,000: wide panoramas */
    readonly side: number;
}

export const defaultLimits: PictureLimits = { pixels: 50_000_000, side: 20_000 };

/** What the head of a picture says. */
export interface PictureHead {
    readonly format: ImageFormat;
    /** As the picture is shown, turned upright; of one frame. */
    readonly width: number;
    readonly height: number;
    readonly frames: number;
}

/**
 * Reads what a file is from its content, without decoding it. What it is called and what a client says of it plays no part.
 *
 * @throws UploadRefused `not-an-image` or `too-many-pixels`
 */
export async function inspectPicture(bytes: Buffer, limits: PictureLimits = defaultLimits): Promise<PictureHead> {
    const format = sniffFormat(bytes.subarray(0, sniffedBytes));
    if (format === undefined) {
        throw notAnImage();
    }
    const found = await readHead(bytes);
    if (formatOf(found) !== format) {
        throw notAnImage();
    }
    const head = {
        format,
        width: found.autoOrient.width,
        height: found.autoOrient.height,
        frames: found.pages ?? 1,
    };
    requireFewPixels(head, limits);
    return head;
}

/** @throws UploadRefused `too-many-pixels` */
export function requireFewPixels({ width, height, frames }: Omit<PictureHead, "format">, limits: PictureLimits): void {
    if (width * height * frames > limits.pixels || Math.max(width, height) > limits.side) {
        const size = `${width} × ${height} pixels${frames > 1 ? ` in ${frames} frames` : ""}`;
        throw new UploadRefused(
            "too-many-pixels",
            `The picture has ${size}; at most ${limits.pixels / 1_000_000} megapixels in all and ${limits.side} pixels a side are taken. Make it smaller.`,
        );
    }
}

async function readHead(bytes: Buffer): Promise<Metadata> {
    try {
        // The limit is checked here, with a message that says what is allowed.
        return await sharp(bytes, { limitInputPixels: false }).metadata();
    } catch (error) {
        throw notAnImage({ cause: error });
    }
}

function formatOf({ format, compression }: Metadata): string {
    // Any file of the family is "heif" to sharp; AVIF is the one whose pictures are AV1.
    return format === "heif" && compression === "av1" ? "avif" : format;
}

function notAnImage(options?: ErrorOptions): UploadRefused {
    return new UploadRefused(
        "not-an-image",
        "The file is not a picture that can be taken. Upload a JPEG, PNG, WebP, GIF or AVIF.",
        options,
    );
}
