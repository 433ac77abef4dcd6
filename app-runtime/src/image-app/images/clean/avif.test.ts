import { expect } from "chai";
import { pictureWithPosition } from "../../testing/pictures.js";
import { UploadRefused } from "../upload-refused.js";
import { cleanAvif } from "./avif.js";
import { readBoxes } from "./boxes.js";
import { Unclear } from "./kept.js";
import type { Cleaned } from "./cleaned.js";
import { finished } from "./steps.fixtures.test.js";

const cleanedAvif = (source: Buffer): Cleaned => finished(cleanAvif(source));

const box = (type: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + content.length, 0);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, content]);
};

describe("cleanAvif", () => {
    it("changes nothing of the file's length or structure", async () => {
        const picture = await pictureWithPosition("avif");
        const { bytes } = cleanedAvif(picture);

        expect(readBoxes(bytes, 0, bytes.length)).to.deep.equal(readBoxes(picture, 0, picture.length));
    });

    it("leaves what it was given as it was", async () => {
        const picture = await pictureWithPosition("avif");
        const copy = Buffer.from(picture);
        cleanedAvif(picture);

        expect(picture.equals(copy)).to.equal(true);
    });

    it("refuses moving pictures, and says what to do", async () => {
        const sequence = Buffer.concat([await pictureWithPosition("avif"), box("moov", Buffer.alloc(8))]);

        expect(() => cleanedAvif(sequence)).to.throw(UploadRefused, "Upload it as an animated WebP or GIF.");
    });

    it("does not guess where places are written in a way that is not known", async () => {
        const picture = await pictureWithPosition("avif");
        const iloc = picture.indexOf("iloc");
        const changes: Readonly<Record<string, (bytes: Buffer) => void>> = {
            "another version": (bytes) => (bytes[iloc + 4] = 3),
            "numbers of three bytes": (bytes) => (bytes[iloc + 8] = 0x33),
            "data in another file": (bytes) => bytes.writeUInt16BE(1, iloc + 14),
            "a second list of items": (bytes) => bytes.write("iloc", bytes.indexOf("pitm"), "latin1"),
        };
        for (const [what, change] of Object.entries(changes)) {
            const bytes = Buffer.from(picture);
            change(bytes);
            expect(() => cleanedAvif(bytes), what).to.throw(Unclear);
        }
    });

    it("blanks a description whose bytes lie in several places", async () => {
        const picture = await pictureWithPosition("avif");
        // The second item of the list is the EXIF block, and its one stretch is now two.
        const { bytes, exif } = cleanedAvif(withSplitExif(picture));

        expect(exif).to.equal(undefined);
        expect(bytes.includes("NIKON")).to.equal(false);
    });

    it("does not blank the same bytes again and again", async () => {
        const bytes = withSplitExif(await pictureWithPosition("avif"));
        const entry = bytes.indexOf("iloc") + 12 + 18;
        bytes.writeUInt32BE(0, entry + 4);
        for (const stretch of [entry + 10, entry + 18]) {
            bytes.writeUInt32BE(0, stretch);
            bytes.writeUInt32BE(bytes.length, stretch + 4);
        }

        expect(() => cleanedAvif(bytes)).to.throw(Unclear, /The items have \d+ bytes, and the file has \d+/);
    });
});

/** Gives the EXIF item a second stretch, in the room of the entry behind it, which is given up. */
function withSplitExif(picture: Buffer): Buffer {
    const bytes = Buffer.from(picture);
    const iloc = bytes.indexOf("iloc");
    // An entry: id, data reference, base (4), number of stretches, and of each stretch offset from the base (4) and length (4).
    const entry = iloc + 12 + 18;
    const base = bytes.readUInt32BE(entry + 4);
    const length = bytes.readUInt32BE(entry + 14);
    expect(bytes.toString("latin1", base + 4, base + 8)).to.equal("Exif");
    bytes.writeUInt16BE(bytes.readUInt16BE(iloc + 10) - 1, iloc + 10);
    bytes.writeUInt16BE(2, entry + 8);
    bytes.writeUInt32BE(20, entry + 14);
    bytes.writeUInt32BE(20, entry + 18);
    bytes.writeUInt32BE(length - 20, entry + 22);
    return bytes;
}
