import sharp from "sharp";
import { formatOfSize } from "./formats.js";
import type { ImageFormat, ImageSize } from "./image.js";

/** The sizes that are made from an original. */
export type MadeSize = Exclude<ImageSize, "original">;

/** Longest side in pixels, and quality from 1 to 100. */
const made: Readonly<Record<MadeSize, { readonly edge: number; readonly quality: number }>> = {
    standard: { edge: 1_600, quality: 82 },
    thumbnail: { edge: 320, quality: 78 },
};

/**
 * libvips would keep pixels of the last pictures to answer the same question again, which never comes here, and open files with them.
 * Several pictures at once use the cores better than several threads on one.
 */
sharp.cache(false);
sharp.concurrency(1);

/**
 * Seconds that one pass over a picture may take: a few times what 50 megapixels take on the smallest instance. Two passes and two small ones fit into the
 * time that nginx waits for an answer.
 *
 * libvips ends a pass between two stripes of it. A decoder that makes the whole picture first, as that of AVIF does, is done before it is found to be late.
 *
 * @see https://sharp.pixelplumbing.com/api-output/#timeout
 */
const mostSeconds = 20;

/** Whether an error of sharp says that a pass took too long. */
export function isTimeOut(error: unknown): boolean {
    return error instanceof Error && /timeout: \d+% complete/.test(error.message);
}

/** Opens a picture for one pass over it, to its end. */
function open(original: Buffer, seconds: number, options: sharp.SharpOptions = {}): sharp.Sharp {
    return sharp(original, { failOn: "error", limitInputPixels: false, ...options }).timeout({ seconds });
}

/**
 * Makes the standard size and the thumbnail: no longer than 1,600 and 320 pixels, never larger than the original, upright, in sRGB, without any metadata;
 * of an animation its first frame. See {@link formatOfSize} for their formats.
 *
 * The original is decoded once, to its end, and that is also the test that it is whole. What libjpeg only warns of, such as a flipped bit in a scan, is taken:
 * every browser shows it.
 *
 * @throws the error of sharp where the picture is damaged, or takes too long: see {@link isTimeOut}
 */
export async function makeSizes(
    original: Buffer,
    format: ImageFormat,
    seconds: number = mostSeconds,
): Promise<Readonly<Record<MadeSize, Buffer>>> {
    const { edge } = made.standard;
    const { data, info } = await open(original, seconds)
        .autoOrient()
        // Mitchell looks like the usual Lanczos in a reduced photograph, and takes half of its time.
        .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true, kernel: "mitchell" })
        .toColourspace("srgb")
        .raw({ depth: "uchar" })
        .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const standard = sharp(data, { raw: { width, height, channels } }).timeout({ seconds });
    return {
        standard: await encode(standard.clone(), format, "standard"),
        thumbnail: await encode(
            standard.resize({
                width: made.thumbnail.edge,
                height: made.thumbnail.edge,
                fit: "inside",
                withoutEnlargement: true,
            }),
            format,
            "thumbnail",
        ),
    };
}

function encode(picture: sharp.Sharp, original: ImageFormat, size: MadeSize): Promise<Buffer> {
    const { quality } = made[size];
    return formatOfSize(original, size) === "jpeg"
        ? // Tables made for each picture save 3 % of its bytes and take as long as everything else.
          picture.jpeg({ quality, optimiseCoding: false }).toBuffer()
        : picture.webp({ quality, effort: 0 }).toBuffer();
}

/** Decodes all frames of an animation, keeping next to nothing of them. @throws the error of sharp where one is damaged, or they take too long */
export async function decodeAllFrames(original: Buffer, seconds: number = mostSeconds): Promise<void> {
    await open(original, seconds, { animated: true }).resize({ width: 8 }).raw().toBuffer();
}

const anew: Readonly<Record<ImageFormat, { readonly quality?: number; readonly effort?: number }>> = {
    jpeg: { quality: 92 },
    png: {},
    webp: { quality: 92 },
    gif: {},
    // The encoder cannot be stopped, and takes minutes for a large picture where it may make an effort.
    avif: { quality: 92, effort: 0 },
};

/**
 * Writes a picture anew in its own format, without metadata: the last resort for files that cannot be cleaned to the byte. Costs a little quality.
 *
 * @throws the error of sharp where the picture is damaged, or takes too long
 */
export async function writeAnew(original: Buffer, format: ImageFormat, seconds: number = mostSeconds): Promise<Buffer> {
    return open(original, seconds, { animated: true })
        .autoOrient()
        .keepIccProfile()
        .toFormat(format, anew[format])
        .toBuffer();
}
