import type { ImageFormat } from "../image.js";
import { cleanAvif } from "./avif.js";
import type { Cleaned } from "./cleaned.js";
import { cleanGif } from "./gif.js";
import { cleanJpeg } from "./jpeg.js";
import { cleanPng } from "./png.js";
import { inSteps, type Steps } from "./steps.js";
import { cleanWebp } from "./webp.js";

const cleaners: Readonly<Record<ImageFormat, (source: Buffer) => Steps<Cleaned>>> = {
    jpeg: cleanJpeg,
    png: cleanPng,
    webp: cleanWebp,
    gif: cleanGif,
    avif: cleanAvif,
};

/**
 * The same picture, bit for bit, in a file that does not say where it was taken.
 *
 * Built from a list of what is harmless instead of a list of what is not: whatever nobody thought of is left out. What stays: all that decides how the picture
 * looks, and the EXIF values of {@link rebuildExif}. That also leaves out what is hidden in comments, unknown segments and behind the end, such as a web page.
 *
 * Done in steps, between which other requests are answered.
 *
 * @throws CutShort where the file ends too early
 * @throws Unclear where the file cannot be followed to the byte
 */
export async function cleanPicture(source: Buffer, format: ImageFormat): Promise<Cleaned> {
    return inSteps(cleaners[format](source));
}
