import { expect } from "chai";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { animation, pictureWithPosition, pixels } from "../testing/pictures.js";
import { imageFormats } from "./image.js";
import { preparePicture } from "./prepare.js";
import { UploadRefused } from "./upload-refused.js";

async function refusalOf(work: Promise<unknown>): Promise<string> {
    return work.then(
        () => "taken",
        (error: unknown) => (error instanceof UploadRefused ? `${error.status} ${error.reason}` : String(error)),
    );
}

/** A black PNG with one bit a pixel. @see https://www.w3.org/TR/png-3/#11IHDR */
function blankPng(width: number, height: number): Buffer {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.writeUInt8(1, 8);
    const rows = deflateSync(Buffer.alloc((1 + width / 8) * height), { level: 1 });
    const chunk = (type: string, data: Buffer): Buffer => {
        const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type), data, Buffer.alloc(4)]);
        bytes.writeUInt32BE(data.length, 0);
        bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
        return bytes;
    };
    const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
    return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

describe("preparePicture", () => {
    it("answers the metadata and all three sizes", async () => {
        const { metadata, files } = await preparePicture(await pictureWithPosition("jpeg"));

        expect(metadata).to.deep.equal({
            format: "jpeg",
            width: 48,
            height: 32,
            bytes: files.original.length,
            takenAt: new Date("2020-01-02T01:04:05Z"),
            camera: "NIKON CORPORATION NIKON D90",
        });
        expect(Object.keys(files).sort()).to.deep.equal(["original", "standard", "thumbnail"]);
        expect((await sharp(files.thumbnail).metadata()).format).to.equal("jpeg");
    });

    imageFormats.forEach((format) => {
        it(`refuses a ${format} that was cut short, wherever`, async () => {
            const picture = await pictureWithPosition(format);
            for (const part of [0.2, 0.5, 0.8, 0.95]) {
                const outcome = await refusalOf(preparePicture(picture.subarray(0, Math.floor(picture.length * part))));
                expect(outcome, `at ${part}`).to.be.oneOf(["400 truncated", "415 not-an-image"]);
            }
        });
    });

    it("refuses a picture whose data is damaged in the middle", async () => {
        const picture = await pixels(200, 150).png().toBuffer();
        const middle = Math.floor(picture.length / 2);
        picture.fill(0x55, middle, middle + 50);

        expect(await refusalOf(preparePicture(picture))).to.equal("400 truncated");
    });

    it("writes a picture anew that cannot be cleaned to the byte, rather than serve what it says", async () => {
        const picture = await pictureWithPosition("jpeg");
        const tables = picture.indexOf(Buffer.from([0xff, 0xdb]));
        const odd = Buffer.concat([picture.subarray(0, tables), Buffer.from("x"), picture.subarray(tables)]);
        const { metadata, files } = await preparePicture(odd);

        expect(metadata).to.include({ format: "jpeg", width: 48, height: 32, camera: undefined });
        expect(await sharp(files.original).metadata()).not.to.have.any.keys("exif", "xmp");
        expect(files.original.includes("GPSLatitude")).to.equal(false);
    });

    it("counts frames that the decoder does not see", async () => {
        const picture = await pixels().png().toBuffer();
        const frame = Buffer.concat([Buffer.from("\0\0\0\x1afcTL", "latin1"), Buffer.alloc(26 + 4)]);
        const animated = Buffer.concat([picture.subarray(0, 33), frame, frame, frame, picture.subarray(33)]);

        expect(await refusalOf(preparePicture(animated, { pixels: 3 * 48 * 32 - 1, side: 100 }))).to.equal(
            "422 too-many-pixels",
        );
    });

    it("gives up on a picture that takes too long, and says what to do", async () => {
        // A thousand megapixels of one colour in half a megabyte: seconds of work for any processor.
        const slow = blankPng(20_000, 50_000);
        const work = preparePicture(slow, { pixels: 1_000_000_000, side: 50_000 }, 1);

        expect(await refusalOf(work)).to.equal("422 too-slow");
    }).timeout(60_000);

    it("takes an animation, and shows its first frame in the other sizes", async () => {
        const { metadata, files } = await preparePicture(await animation("webp"));

        expect(metadata).to.include({ format: "webp", width: 24, height: 16 });
        expect((await sharp(files.original).metadata()).pages).to.equal(3);
        expect((await sharp(files.thumbnail).metadata()).pages ?? 1).to.equal(1);
    });

    it("survives an EXIF block that makes readers allocate gigabytes", async () => {
        const picture = await pixels().jpeg().toBuffer();
        const entries = 4_000;
        const block = Buffer.alloc(65_500);
        block.write("Exif\0\0MM\0*\0\0\0\x08", "latin1");
        block.writeUInt16BE(entries, 14);
        for (let index = 0; index < entries; index++) {
            block.writeUInt16BE(0x9000 + index, 16 + index * 12);
            block.writeUInt16BE(1, 18 + index * 12);
            block.writeUInt32BE(4_000_000_000, 20 + index * 12);
        }
        const head = Buffer.from([0xff, 0xe1, 0, 0]);
        head.writeUInt16BE(block.length + 2, 2);
        const started = process.memoryUsage().heapTotal;
        const { metadata } = await preparePicture(
            Buffer.concat([picture.subarray(0, 2), head, block, picture.subarray(2)]),
        );

        expect(metadata.camera).to.equal(undefined);
        expect(process.memoryUsage().heapTotal - started).to.be.lessThan(50_000_000);
    });
});
