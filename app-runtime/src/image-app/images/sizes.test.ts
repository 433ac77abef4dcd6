import { expect } from "chai";
import sharp from "sharp";
import { animation, pictureWithPosition, pixels } from "../testing/pictures.js";
import { formatOfSize } from "./formats.js";
import { imageFormats } from "./image.js";
import { decodeAllFrames, makeSizes, writeAnew } from "./sizes.js";

describe("makeSizes", () => {
    imageFormats.forEach((format) => {
        it(`makes a standard size and a thumbnail of a ${format}, without any metadata`, async () => {
            const sizes = await makeSizes(await pictureWithPosition(format), format);

            for (const size of ["standard", "thumbnail"] as const) {
                const found = await sharp(sizes[size]).metadata();
                expect(found).to.include({ format: formatOfSize(format, size), width: 48, height: 32, space: "srgb" });
                expect(found).not.to.have.any.keys("exif", "xmp", "iptc", "icc", "orientation");
            }
        });
    });

    it("makes them no longer than 1,600 and 320 pixels, in the same shape", async () => {
        const { standard, thumbnail } = await makeSizes(await pixels(1_000, 2_000).jpeg().toBuffer(), "jpeg");

        expect(await sharp(standard).metadata()).to.include({ width: 800, height: 1_600 });
        expect(await sharp(thumbnail).metadata()).to.include({ width: 160, height: 320 });
    });

    it("turns them upright", async () => {
        const lying = await pixels().withMetadata({ orientation: 6 }).jpeg().toBuffer();

        expect(await sharp((await makeSizes(lying, "jpeg")).standard).metadata()).to.include({ width: 32, height: 48 });
    });

    it("keeps transparency", async () => {
        for (const format of ["png", "webp", "avif"] as const) {
            const bytes = await pixels(48, 32, 4).toFormat(format).toBuffer();
            const { standard, thumbnail } = await makeSizes(bytes, format);

            expect((await sharp(standard).metadata()).hasAlpha, format).to.equal(true);
            expect((await sharp(thumbnail).metadata()).hasAlpha, format).to.equal(true);
        }
    });

    it("shows the first frame of an animation", async () => {
        const { standard } = await makeSizes(await animation("gif"), "gif");

        expect(await sharp(standard).metadata()).to.include({ width: 24, height: 16 });
        expect((await sharp(standard).metadata()).pages ?? 1).to.equal(1);
    });

    it("turns colours of other profiles and depths into sRGB of 8 bits", async () => {
        const pictures = [
            await pixels().toColourspace("cmyk").jpeg().toBuffer(),
            await pixels().greyscale().jpeg().toBuffer(),
            await pixels().withIccProfile("p3").jpeg().toBuffer(),
        ];
        for (const picture of pictures) {
            const { standard } = await makeSizes(picture, "jpeg");
            expect(await sharp(standard).metadata()).to.include({ space: "srgb", channels: 3, depth: "uchar" });
        }
        const deep = await pixels().toColourspace("rgb16").png().toBuffer();
        expect((await sharp(deep).metadata()).depth).to.equal("ushort");
        const { dominant } = await sharp((await makeSizes(deep, "png")).standard).stats();
        expect(dominant).to.deep.equal(
            (await sharp((await makeSizes(await pixels().png().toBuffer(), "png")).standard).stats()).dominant,
        );
    });

    it("fails where the data is damaged", async () => {
        const picture = await pixels(200, 150).png().toBuffer();
        const middle = Math.floor(picture.length / 2);
        picture.fill(0x55, middle, middle + 50);
        let failed = false;
        await makeSizes(picture, "png").catch(() => (failed = true));

        expect(failed).to.equal(true);
    });
});

describe("decodeAllFrames", () => {
    it("takes an animation that is whole", async () => {
        await decodeAllFrames(await animation("gif"));
        await decodeAllFrames(await animation("webp"));
    });
});

describe("writeAnew", () => {
    imageFormats.forEach((format) => {
        it(`writes a ${format} without its metadata, upright`, async () => {
            const bytes = await writeAnew(await pictureWithPosition(format), format);
            const found = await sharp(bytes).metadata();

            expect(found).to.include({ width: 48, height: 32 });
            expect(found).not.to.have.any.keys("exif", "xmp");
        });
    });

    it("keeps all frames", async () => {
        expect((await sharp(await writeAnew(await animation("gif"), "gif")).metadata()).pages).to.equal(3);
    });
});
