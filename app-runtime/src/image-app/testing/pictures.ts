import sharp, { type Sharp } from "sharp";
import type { ImageFormat } from "../images/image.js";

/** 51° 30′ 32.30″ north, 0° 7′ 43.66″ west: a place whose numbers no other part of a test picture holds. */
export const position = {
    GPSLatitudeRef: "N",
    GPSLatitude: "51/1 30/1 3230/100",
    GPSLongitudeRef: "W",
    GPSLongitude: "0/1 7/1 4366/100",
};

export const cameraExif = {
    IFD0: { Make: "NIKON CORPORATION", Model: "NIKON D90", ImageDescription: "in front of the palace" },
    IFD2: { DateTimeOriginal: "2020:01:02 03:04:05", OffsetTimeOriginal: "+02:00", FNumber: "28/10" },
};

export const xmpWithPosition = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="51,30.53N"/></x:xmpmeta>`;

/** Pixels that differ from place to place, so that a turned or damaged picture is told from a whole one. */
export function pixels(width = 48, height = 32, channels: 3 | 4 = 3): Sharp {
    const data = Buffer.alloc(width * height * channels);
    for (let index = 0; index < data.length; index++) {
        const at = Math.floor(index / channels);
        const x = at % width;
        const y = Math.floor(at / width);
        const channel = index % channels;
        data[index] = channel === 3 ? 128 + (x % 128) : (x * 4 + y * 3 * channel + channel * 60) % 256;
    }
    return sharp(data, { raw: { width, height, channels } });
}

/** A picture of each format as a phone might make it: with camera, time and position in EXIF and XMP, as far as the format has them. */
export async function pictureWithPosition(format: ImageFormat): Promise<Buffer> {
    return pixels()
        .withExif({ ...cameraExif, IFD3: position })
        .withXmp(xmpWithPosition)
        .toFormat(format)
        .toBuffer();
}

/** An animation of `frames` frames. */
export async function animation(format: "gif" | "webp", frames = 3, width = 24, height = 16): Promise<Buffer> {
    const data = await pixels(width, height * frames)
        .raw()
        .toBuffer();
    return sharp(data, { raw: { width, height: height * frames, channels: 3, pageHeight: height } })
        .toFormat(format)
        .toBuffer();
}

/** The pixels of a picture as they are stored, all frames one under the other. */
export async function decoded(bytes: Buffer): Promise<Buffer> {
    return sharp(bytes, { animated: true }).raw().toBuffer();
}
