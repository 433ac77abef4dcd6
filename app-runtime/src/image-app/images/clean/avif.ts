import { UploadRefused } from "../upload-refused.js";
import { readItems, type Item } from "./avif-items.js";
import { readBoxes, type Box } from "./boxes.js";
import type { Cleaned } from "./cleaned.js";
import { rebuildExif } from "./exif.js";
import { CutShort, Unclear } from "./kept.js";
import type { Steps } from "./steps.js";

/** Items that are, or describe, what is seen. */
const pictureItems = new Set(["av01", "grid", "iovl", "iden", "tmap"]);

const neededBoxes = new Set(["ftyp", "meta", "mdat", "free", "skip"]);
const neededInMeta = new Set(["hdlr", "pitm", "iloc", "iinf", "iref", "iprp", "idat", "dinf", "grpl", "free", "skip"]);

/**
 * Blanks, in place, all items that are not pictures and all boxes that are not needed; a rebuilt EXIF block stands where the old one was.
 *
 * In place, because an AVIF file says of everything at which byte it is. XMP becomes blanks.
 *
 * @throws UploadRefused where the file is a sequence: its tracks may carry positions, and browsers differ in what they show
 * @see https://aomediacodec.github.io/av1-avif/
 */
export function* cleanAvif(source: Buffer): Steps<Cleaned> {
    const bytes = Buffer.from(source);
    yield;
    const boxes = readBoxes(bytes, 0, bytes.length);
    if (boxes.some(({ type }) => type === "moov" || type === "moof")) {
        throw new UploadRefused(
            "not-an-image",
            "This is an AVIF with moving pictures, which is not taken. Upload it as an animated WebP or GIF.",
        );
    }
    const [meta, second] = boxes.filter(({ type }) => type === "meta");
    if (meta === undefined) {
        throw new CutShort("The file ends before its meta box.");
    }
    if (second !== undefined) {
        throw new Unclear("There is more than one meta box.");
    }
    const inMeta = readBoxes(bytes, meta.content + 4, meta.end);
    const items = readItems(bytes, inMeta);
    const others = items.filter((item) => !pictureItems.has(item.type));
    requireApart(others, bytes.length);
    const exif: (Buffer | undefined)[] = [];
    for (const item of others) {
        exif.push(blankItem(bytes, item));
        yield;
    }
    boxes.filter(({ type }) => !neededBoxes.has(type)).forEach((box) => blankBox(bytes, box));
    inMeta.filter(({ type }) => !neededInMeta.has(type)).forEach((box) => blankBox(bytes, box));
    return { bytes, exif: exif.find((block) => block !== undefined) };
}

/** @throws Unclear where items share bytes: a file that is made to keep a program busy says the same megabytes a million times */
function requireApart(items: readonly Item[], fileBytes: number): void {
    const bytes = items.flatMap(({ stretches }) => stretches).reduce((sum, { from, to }) => sum + (to - from), 0);
    if (bytes > fileBytes) {
        throw new Unclear(`The items have ${bytes} bytes, and the file has ${fileBytes}.`);
    }
}

/** An EXIF item begins with the distance between this number and the block. */
const exifHead = 4;

function blankItem(bytes: Buffer, { type, stretches }: Item): Buffer | undefined {
    const [only, second] = stretches;
    const block = only === undefined ? undefined : bytes.subarray(only.from, only.to);
    const exif = type === "Exif" && second === undefined && block !== undefined ? readExif(block) : undefined;
    stretches.forEach(({ from, to }) => bytes.fill(type === "mime" ? 0x20 : 0, from, to));
    if (exif !== undefined) {
        exif.copy(bytes, (only?.from ?? 0) + exifHead);
    }
    return exif;
}

function readExif(block: Buffer): Buffer | undefined {
    if (block.length < exifHead) {
        return undefined;
    }
    return rebuildExif(block.subarray(exifHead + block.readUInt32BE(0)));
}

function blankBox(bytes: Buffer, box: Box): void {
    bytes.write("free", box.start + 4, "latin1");
    bytes.fill(0, box.content, box.end);
}
