import { expect } from "chai";
import readExif from "exif-reader";
import sharp from "sharp";
import { animation, decoded, pictureWithPosition, pixels } from "../../testing/pictures.js";
import { imageFormats, type ImageFormat } from "../image.js";
import { UploadRefused } from "../upload-refused.js";
import { cleanPicture } from "./clean.js";
import { CutShort, Unclear } from "./kept.js";

/** 3230/100, as an EXIF block holds it. */
const secondsOfLatitude = Buffer.from([0x9e, 0x0c, 0, 0, 0x64, 0, 0, 0]);

const hidden = Buffer.from("<script>hidden()</script>");

/** How each format lets anybody hide a text in a picture. */
const hide: Readonly<Record<ImageFormat, (picture: Buffer) => Buffer>> = {
    jpeg: (picture) => {
        const comment = Buffer.from([0xff, 0xfe, 0, 2 + hidden.length]);
        return Buffer.concat([picture.subarray(0, 2), comment, hidden, picture.subarray(2), hidden]);
    },
    png: (picture) => {
        // Nobody checks the sum of a chunk that is not needed.
        const text = Buffer.concat([
            Buffer.from([0, 0, 0, hidden.length]),
            Buffer.from("tEXt"),
            hidden,
            Buffer.alloc(4),
        ]);
        return Buffer.concat([picture.subarray(0, 33), text, picture.subarray(33), hidden]);
    },
    webp: (picture) => {
        const chunk = Buffer.concat([
            Buffer.from("hide"),
            Buffer.from([hidden.length, 0, 0, 0]),
            hidden,
            Buffer.alloc(1),
        ]);
        const whole = Buffer.concat([picture, chunk]);
        whole.writeUInt32LE(whole.length - 8, 4);
        return Buffer.concat([whole, hidden]);
    },
    gif: (picture) => {
        const comment = Buffer.concat([Buffer.from([0x21, 0xfe, hidden.length]), hidden, Buffer.alloc(1)]);
        const end = picture.length - 1;
        return Buffer.concat([picture.subarray(0, end), comment, picture.subarray(end), hidden]);
    },
    avif: (picture) => {
        const head = Buffer.from("\0\0\0\0uuid", "latin1");
        head.writeUInt32BE(8 + hidden.length);
        return Buffer.concat([picture, head, hidden]);
    },
};

describe("cleanPicture", () => {
    for (const format of imageFormats) {
        describe(format, () => {
            let picture: Buffer;
            let cleaned: Buffer;

            before(async () => {
                picture = await pictureWithPosition(format);
                ({ bytes: cleaned } = await cleanPicture(picture, format));
            });

            it("loses its position, and what else nobody knows to be harmless", async () => {
                const { exif, xmp } = await sharp(cleaned).metadata();

                expect(exif === undefined ? {} : readExif(exif)).not.to.include.any.keys("GPSInfo", "GPSTag");
                expect(xmp?.toString().trim() ?? "").to.equal("");
                expect(cleaned.includes(secondsOfLatitude)).to.equal(false);
                expect(cleaned.includes("GPSLatitude")).to.equal(false);
                expect(cleaned.includes("palace")).to.equal(false);
            });

            if (format !== "gif") {
                it("had a position before", async () => {
                    expect(picture.includes(secondsOfLatitude)).to.equal(true);
                    expect((await sharp(picture).metadata()).xmp?.includes("GPSLatitude")).to.equal(true);
                });

                it("keeps camera, time and exposure", async () => {
                    const { exif } = await sharp(cleaned).metadata();
                    const { Image: image, Photo: details } = readExif(exif ?? Buffer.alloc(0));

                    expect(image).to.include({ Make: "NIKON CORPORATION", Model: "NIKON D90" });
                    expect(details).to.include({ OffsetTimeOriginal: "+02:00", FNumber: 2.8 });
                    expect(details?.DateTimeOriginal).to.deep.equal(new Date("2020-01-02T03:04:05Z"));
                });
            }

            it("keeps every pixel", async () => {
                expect((await decoded(cleaned)).equals(await decoded(picture))).to.equal(true);
            });

            it("does not change any more when cleaned again", async () => {
                expect((await cleanPicture(cleaned, format)).bytes.equals(cleaned)).to.equal(true);
            });

            it("loses what is hidden in it and behind it", async () => {
                const polyglot = hide[format](picture);
                const { bytes } = await cleanPicture(polyglot, format);

                expect(polyglot.includes(hidden)).to.equal(true);
                expect(bytes.includes(hidden)).to.equal(false);
                expect((await decoded(bytes)).equals(await decoded(picture))).to.equal(true);
            });

            it("is found to be cut short wherever it is cut", async () => {
                const taken: number[] = [];
                for (let length = 12; length < picture.length; length++) {
                    try {
                        await cleanPicture(picture.subarray(0, length), format);
                        taken.push(length);
                    } catch (error) {
                        taken.push(...(error instanceof CutShort ? [] : [length]));
                    }
                }
                expect(taken).to.deep.equal([]);
            });

            it("fails in no other way than it says, whatever is changed in it", async () => {
                for (let seed = 1; seed <= 3_000; seed++) {
                    try {
                        await cleanPicture(mutated(picture, seed), format);
                    } catch (error) {
                        if (![CutShort, Unclear, UploadRefused].some((kind) => error instanceof kind)) {
                            throw new Error(`With seed ${seed} it failed otherwise.`, { cause: error });
                        }
                    }
                }
            });
        });
    }

    it("keeps the colour profile of every format that has one", async () => {
        for (const format of ["jpeg", "png", "webp", "avif"] as const) {
            const bytes = await pixels().withIccProfile("p3").toFormat(format).toBuffer();
            const profile = (await sharp((await cleanPicture(bytes, format)).bytes).metadata()).icc;

            expect(profile?.equals((await sharp(bytes).metadata()).icc ?? Buffer.alloc(0)), format).to.equal(true);
        }
    });

    it("keeps which side is up", async () => {
        for (const format of ["jpeg", "png", "webp"] as const) {
            const bytes = await pixels().withMetadata({ orientation: 6 }).toFormat(format).toBuffer();

            expect((await sharp((await cleanPicture(bytes, format)).bytes).metadata()).orientation, format).to.equal(6);
        }
    });

    it("keeps transparency, frames, their time and their repetition", async () => {
        for (const format of ["gif", "webp"] as const) {
            const bytes = await sharp(await animation(format), { animated: true })
                .toFormat(format, { delay: [100, 200, 300], loop: 3 })
                .toBuffer();
            const { pages, delay, loop } = await sharp((await cleanPicture(bytes, format)).bytes).metadata();

            expect({ pages, delay, loop }, format).to.deep.equal({ pages: 3, delay: [100, 200, 300], loop: 3 });
        }
        for (const format of ["png", "webp", "avif"] as const) {
            const bytes = await pixels(48, 32, 4).toFormat(format).toBuffer();
            const { bytes: cleaned } = await cleanPicture(bytes, format);

            expect((await decoded(cleaned)).equals(await decoded(bytes)), format).to.equal(true);
            expect((await sharp(cleaned).metadata()).hasAlpha, format).to.equal(true);
        }
    });

    it("keeps all scans of a progressive JPEG", async () => {
        const bytes = await pixels(200, 150).jpeg({ progressive: true }).withExif({}).toBuffer();

        expect((await decoded((await cleanPicture(bytes, "jpeg")).bytes)).equals(await decoded(bytes))).to.equal(true);
    });
});

/** The picture with up to four bytes changed, mostly near its beginning, where the structure is. */
function mutated(picture: Buffer, seed: number): Buffer {
    const bytes = Buffer.from(picture);
    let state = seed;
    const next = (below: number): number => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return (state >>> 8) % below;
    };
    for (let changes = 1 + next(4); changes > 0; changes--) {
        bytes[next(next(2) === 0 ? bytes.length : Math.min(bytes.length, 600))] = next(2) === 0 ? next(256) : 0xff;
    }
    return bytes;
}
