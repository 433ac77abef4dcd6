import { cleanPicture } from "./clean/clean.js";
import type { Cleaned } from "./clean/cleaned.js";
import { CutShort, Unclear } from "./clean/kept.js";
import type { ImageFormat, ImageMetadata, ImageSize } from "./image.js";
import { defaultLimits, inspectPicture, requireFewPixels, type PictureLimits } from "./inspect.js";
import { readTaken } from "./metadata.js";
import { decodeAllFrames, isTimeOut, makeSizes, writeAnew } from "./sizes.js";
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
 * @param seconds that one pass over it may take @default 20
 * @throws UploadRefused where it is not a picture, has too many pixels, is cut short or damaged, or takes too long
 */
export async function preparePicture(
    received: Buffer,
    limits: PictureLimits = defaultLimits,
    seconds?: number,
): Promise<PreparedPicture> {
    const { format, width, height, frames } = await inspectPicture(received, limits);
    const { bytes: original, exif, frames: shown = frames } = await clean(received, format, seconds);
    requireFewPixels({ width, height, frames: shown }, limits);
    const sizes = await decode(async () => {
        if (frames > 1) {
            await decodeAllFrames(original, seconds);
        }
        return makeSizes(original, format, seconds);
    });
    return {
        metadata: { format, width, height, bytes: original.length, ...readTaken(exif) },
        files: { original, ...sizes },
    };
}

async function clean(received: Buffer, format: ImageFormat, seconds: number | undefined): Promise<Cleaned> {
    try {
        return await cleanPicture(received, format);
    } catch (error) {
        if (error instanceof CutShort) {
            throw damaged(error);
        }
        if (error instanceof Unclear) {
            return { bytes: await decode(() => writeAnew(received, format, seconds)), exif: undefined };
        }
        throw error;
    }
}

/** Runs what decodes. Its head was read before, so that an error comes from what follows it. */
async function decode<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
        return await work();
    } catch (error) {
        throw isTimeOut(error) ? tooSlow(error) : damaged(error);
    }
}

function tooSlow(cause: unknown): UploadRefused {
    return new UploadRefused(
        "too-slow",
        "The picture takes too long to work on. Make it smaller, or save it anew as a JPEG.",
        { cause },
    );
}

function damaged(cause: unknown): UploadRefused {
    return new UploadRefused(
        "truncated",
        "The picture is cut short or damaged. Upload the whole file again, or save it anew first.",
        { cause },
    );
}
