import { cleanPicture } from "./clean/clean.js";
import type { Cleaned } from "./clean/cleaned.js";
import { CutShort, Unclear } from "./clean/kept.js";
import type { ImageFormat, ImageMetadata, ImageSize } from "./image.js";
import { defaultLimits, inspectPicture, requireFewPixels, type PictureLimits } from "./inspect.js";
import { readTaken } from "./metadata.js";
import { decodeAllFrames, makeSizes, writeAnew } from "./sizes.js";
import { UploadRefused } from "./upload-refused.js";

/** A picture as it is kept. */
export interface PreparedPicture {
    readonly metadata: ImageMetadata;
    readonly files: Readonly<Record<ImageSize, Buffer>>;
}

/**
 * Makes of an uploaded file what is kept: checks it, takes its metadata out, removes what says where it was taken, and makes the other sizes.
 *
 * Needs the file in memory, up to three times: run few at once, see {@link WorkQueue}.
 *
 * @throws UploadRefused where it is not a picture, has too many pixels, or is cut short or damaged
 */
export async function preparePicture(
    received: Buffer,
    limits: PictureLimits = defaultLimits,
): Promise<PreparedPicture> {
    const { format, width, height, frames } = await inspectPicture(received, limits);
    const { bytes: original, exif, frames: shown = frames } = await clean(received, format);
    requireFewPixels({ width, height, frames: shown }, limits);
    const sizes = await decode(async () => {
        if (frames > 1) {
            await decodeAllFrames(original);
        }
        return makeSizes(original, format);
    });
    return {
        metadata: { format, width, height, bytes: original.length, ...readTaken(exif) },
        files: { original, ...sizes },
    };
}

async function clean(received: Buffer, format: ImageFormat): Promise<Cleaned> {
    try {
        return cleanPicture(received, format);
    } catch (error) {
        if (error instanceof CutShort) {
            throw damaged(error);
        }
        if (error instanceof Unclear) {
            return { bytes: await decode(() => writeAnew(received, format)), exif: undefined };
        }
        throw error;
    }
}

/** Runs what decodes. Its head was read before, so that an error comes from what follows it. */
async function decode<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
        return await work();
    } catch (error) {
        throw damaged(error);
    }
}

function damaged(cause: unknown): UploadRefused {
    return new UploadRefused(
        "truncated",
        "The picture is cut short or damaged. Upload the whole file again, or save it anew first.",
        { cause },
    );
}
