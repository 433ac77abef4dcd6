import type { ImageFormat, ImageSize } from "./image.js";

/** How each format is called in HTTP. */
export const contentTypes: Readonly<Record<ImageFormat, string>> = {
    jpeg: "image/jpeg",
    png: "image/png",
    webp: "image/webp",
    gif: "image/gif",
    avif: "image/avif",
};

/** Bytes of a file's beginning that {@link sniffFormat} needs to see. */
export const sniffedBytes = 256;

const signatures: readonly (readonly [ImageFormat, RegExp])[] = [
    ["jpeg", /^\xff\xd8\xff/],
    ["png", /^\x89PNG\r\n\x1a\n/],
    ["gif", /^GIF8[79]a/],
    ["webp", /^RIFF[^]{4}WEBP/],
];

/**
 * The format that the first bytes of a file announce; undefined for everything that may not be uploaded.
 *
 * Decided before any decoder sees the file: libvips would also open SVG, PDF and others, which have been ways into servers.
 */
export function sniffFormat(head: Buffer): ImageFormat | undefined {
    const text = head.toString("latin1", 0, sniffedBytes);
    return signatures.find(([, signature]) => signature.test(text))?.[0] ?? (isAvif(head) ? "avif" : undefined);
}

/** A file type box whose brands include that of AVIF. @see https://aomediacodec.github.io/av1-avif/#file-constraints */
function isAvif(head: Buffer): boolean {
    if (head.length < 16 || head.toString("latin1", 4, 8) !== "ftyp") {
        return false;
    }
    const box = head.toString("latin1", 8, Math.min(head.readUInt32BE(0), sniffedBytes));
    const brands = [box.slice(0, 4), ...(box.slice(8).match(/[^]{4}/g) ?? [])];
    return brands.includes("avif");
}

/**
 * The format in which a size of an image is kept, which follows from the format of its original alone, so that nobody has to look it up.
 *
 * What comes as JPEG is a photograph without transparency and stays JPEG, which is the quickest to make. Everything else may be transparent and becomes
 * WebP: it keeps transparency, is a fraction of PNG in size and in time to make, and every browser since 2020 shows it.
 */
export function formatOfSize(original: ImageFormat, size: ImageSize): ImageFormat {
    if (size === "original") {
        return original;
    }
    return original === "jpeg" ? "jpeg" : "webp";
}

/** Name of the file of a size, such as `standard.webp`. */
export function fileNameOf(original: ImageFormat, size: ImageSize): string {
    return `${size}.${formatOfSize(original, size)}`;
}
