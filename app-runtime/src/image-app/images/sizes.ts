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
 * Makes the standard size and the thumbnail: no longer than 1,600 and 320 pixels, never larger than the original, upright, in sRGB, without any metadata;
 * of an animation its first frame. See {@link formatOfSize} for their formats.
 *
 * The original is decoded once, to its end, and that is also the test that it is whole. What libjpeg only warns of, such as a flipped bit in a scan, is taken:
 * every browser shows it.
 *
 * @throws the error of sharp where the picture is damaged
 */
export async function makeSizes(original: Buffer, format: ImageFormat): Promise<Readonly<Record<MadeSize, Buffer>>> {
    const { edge } = made.standard;
    const { data, info } = await sharp(original, { failOn: "error", limitInputPixels: false })
        .autoOrient()
        // Mitchell looks like the usual Lanczos in a reduced photograph, and takes half of its time.
        .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true, kernel: "mitchell" })
        .toColourspace("srgb")
        .raw({ depth: "uchar" })
        .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const standard = sharp(data, { raw: { width, height, channels } });
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

/** Decodes all frames of an animation, keeping next to nothing of them. @throws the error of sharp where one is damaged */
export async function decodeAllFrames(original: Buffer): Promise<void> {
    await sharp(original, { animated: true, failOn: "error", limitInputPixels: false })
        .resize({ width: 8 })
        .raw()
        .toBuffer();
}

/**
 * Writes a picture anew in its own format, without metadata: the last resort for files that cannot be cleaned to the byte. Costs a little quality.
 *
 * @throws the error of sharp where the picture is damaged
 */
export async function writeAnew(original: Buffer, format: ImageFormat): Promise<Buffer> {
    return sharp(original, { animated: true, failOn: "error", limitInputPixels: false })
        .autoOrient()
        .keepIccProfile()
        .toFormat(format, format === "png" || format === "gif" ? {} : { quality: 92 })
        .toBuffer();
}
