import { expect } from "chai";
import { crc32, deflateSync } from "node:zlib";
import { animation, pictureWithPosition, pixels } from "../testing/pictures.js";
import { imageFormats } from "./image.js";
import { defaultLimits, inspectPicture } from "./inspect.js";
import { UploadRefused } from "./upload-refused.js";

async function refusalOf(bytes: Buffer, limits = defaultLimits): Promise<UploadRefused> {
    const error: unknown = await inspectPicture(bytes, limits).then(
        () => undefined,
        (thrown: unknown) => thrown,
    );
    if (!(error instanceof UploadRefused)) {
        throw new Error(`The picture was not refused: ${String(error)}`);
    }
    return error;
}

/** A PNG of a few hundred bytes that claims any number of pixels. */
function pngClaiming(width: number, height: number): Buffer {
    const chunk = (type: string, data: Buffer): Buffer => {
        const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
        const frame = Buffer.alloc(8);
        frame.writeUInt32BE(data.length, 0);
        frame.writeUInt32BE(crc32(named), 4);
        return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
    };
    const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    return Buffer.concat([
        Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
        chunk("IHDR", head),
        chunk("IDAT", deflateSync(Buffer.alloc(100_000))),
        chunk("IEND", Buffer.alloc(0)),
    ]);
}

describe("inspectPicture", () => {
    imageFormats.forEach((format) => {
        it(`reads what a ${format} is from its content`, async () => {
            expect(await inspectPicture(await pictureWithPosition(format))).to.deep.equal({
                format,
                width: 48,
                height: 32,
                frames: 1,
            });
        });
    });

    it("says how large a picture is once turned upright", async () => {
        const bytes = await pixels().withMetadata({ orientation: 6 }).jpeg().toBuffer();

        expect(await inspectPicture(bytes)).to.include({ width: 32, height: 48 });
    });

    it("counts the frames of animations", async () => {
        expect(await inspectPicture(await animation("gif", 5))).to.include({ width: 24, height: 16, frames: 5 });
        expect(await inspectPicture(await animation("webp", 5))).to.include({ width: 24, height: 16, frames: 5 });
    });

    const others: Readonly<Record<string, Buffer>> = {
        "a web page called .jpg": Buffer.from("<!DOCTYPE html><script>alert(1)</script>"),
        "an SVG": Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
        "an empty file": Buffer.alloc(0),
        "a web page that begins like a JPEG": Buffer.from("\xff\xd8\xff<html>", "latin1"),
        "a web page that begins like a GIF": Buffer.from("GIF89a/*<html>*/=1;"),
    };
    Object.entries(others).forEach(([what, bytes]) => {
        it(`refuses ${what}, saying what is taken`, async () => {
            const { reason, status, message } = await refusalOf(bytes);

            expect({ reason, status }).to.deep.equal({ reason: "not-an-image", status: 415 });
            expect(message).to.equal(
                "The file is not a picture that can be taken. Upload a JPEG, PNG, WebP, GIF or AVIF.",
            );
        });
    });

    it("refuses a decompression bomb by its head, before anything is decoded", async () => {
        const before = process.memoryUsage.rss();
        const { reason, status, message } = await refusalOf(pngClaiming(30_000, 30_000));

        expect({ reason, status }).to.deep.equal({ reason: "too-many-pixels", status: 422 });
        expect(message).to.equal(
            "The picture has 30000 × 30000 pixels; at most 50 megapixels in all and 20000 pixels a side are taken. Make it smaller.",
        );
        // Decoded it would be 2.7 GB.
        expect(process.memoryUsage.rss() - before).to.be.lessThan(200_000_000);
    });

    it("refuses a picture with a side that is too long, however few its pixels", async () => {
        expect((await refusalOf(pngClaiming(20_001, 1))).reason).to.equal("too-many-pixels");
        expect((await inspectPicture(pngClaiming(20_000, 1))).width).to.equal(20_000);
    });

    it("counts all frames of an animation", async () => {
        const bytes = await animation("gif", 5);

        expect((await refusalOf(bytes, { pixels: 5 * 24 * 16 - 1, side: 100 })).message).to.include(
            "24 × 16 pixels in 5 frames",
        );
        expect(await inspectPicture(bytes, { pixels: 5 * 24 * 16, side: 100 })).to.include({ frames: 5 });
    });
});
