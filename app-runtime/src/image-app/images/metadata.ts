import readExif, { type Exif } from "exif-reader";
import type { ImageMetadata } from "./image.js";
import { cleanText } from "./text.js";

const longestCamera = 100;

/** Cameras whose clock was never set write the year 0, which ends up in 1899. */
const earliest = Date.UTC(1900, 0, 1);

/** A camera's clock may be ahead, in a time zone it does not name. */
const mostAhead = 24 * 60 * 60 * 1_000;

/**
 * When and with what a picture was taken.
 *
 * @param block an EXIF block that was rebuilt, and not one as it came: the reader trusts the counts in it, and one of 64 KB can make it fill gigabytes
 */
export function readTaken(
    block: Buffer | undefined,
    now: Date = new Date(),
): Pick<ImageMetadata, "takenAt" | "camera"> {
    if (block === undefined) {
        return { takenAt: undefined, camera: undefined };
    }
    const exif = readExif(block);
    return { takenAt: takenAt(exif, now), camera: camera(exif) };
}

function takenAt({ Photo: details, Image: image }: Exif, now: Date): Date | undefined {
    const candidates: readonly (readonly [unknown, unknown])[] = [
        [details?.DateTimeOriginal, details?.OffsetTimeOriginal],
        [details?.DateTimeDigitized, details?.OffsetTimeDigitized],
        [image?.DateTime, details?.OffsetTime],
    ];
    for (const [time, offset] of candidates) {
        const moment = time instanceof Date ? time.getTime() - offsetMilliseconds(offset) : NaN;
        if (moment >= earliest && moment <= now.getTime() + mostAhead) {
            return new Date(moment);
        }
    }
    return undefined;
}

/** `+02:00` as milliseconds; 0 where a camera does not say. */
function offsetMilliseconds(offset: unknown): number {
    const parts = typeof offset === "string" ? /^([+-])(\d\d):(\d\d)/.exec(offset) : null;
    const minutes = Number(parts?.[2] ?? 0) * 60 + Number(parts?.[3] ?? 0);
    return (parts?.[1] === "-" ? -minutes : minutes) * 60_000;
}

/** Make and model. Many models begin with the make already. */
function camera({ Image: image }: Exif): string | undefined {
    const make = readText(image?.Make);
    const model = readText(image?.Model);
    const both = model?.toLowerCase().startsWith(make?.toLowerCase() ?? "") === true ? model : [make, model].join(" ");
    return cleanText(both, longestCamera);
}

/** The reader answers text as text where it is ASCII, and as bytes where it is not; a hostile block may hold anything in its place. */
function readText(value: unknown): string | undefined {
    const text = Buffer.isBuffer(value) ? value.toString("utf8") : value;
    return typeof text === "string" ? cleanText(text, longestCamera) : undefined;
}
