import { expect } from "chai";
import { fileNameOf, formatOfSize, sniffFormat } from "./formats.js";
import { imageFormats } from "./image.js";
import { pictureWithPosition } from "../testing/pictures.js";

describe("sniffFormat", () => {
    imageFormats.forEach((format) => {
        it(`knows ${format} by its first bytes`, async () => {
            expect(sniffFormat(await pictureWithPosition(format))).to.equal(format);
        });
    });

    const others: Readonly<Record<string, Buffer>> = {
        nothing: Buffer.alloc(0),
        "a web page": Buffer.from("<!DOCTYPE html><script>alert(1)</script>"),
        "an SVG": Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        "a PDF": Buffer.from("%PDF-1.7\n"),
        "a TIFF": Buffer.from("II*\0\x08\0\0\0"),
        "a zip": Buffer.from("PK\x03\x04"),
        "a WAV, which is RIFF too": Buffer.from("RIFF\x24\0\0\0WAVEfmt "),
        "a HEIC": Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
        "an MP4": Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isomavc1", "latin1"),
        "a picture behind a blank": Buffer.from(" \xff\xd8\xff\xe0", "latin1"),
        "a file type box that ends early": Buffer.from("\0\0\0\x04ftyp", "latin1"),
    };
    Object.entries(others).forEach(([what, head]) => {
        it(`does not take ${what}`, () => {
            expect(sniffFormat(head)).to.equal(undefined);
        });
    });
});

describe("formatOfSize", () => {
    it("keeps photographs JPEG and makes WebP of what may be transparent", () => {
        expect(imageFormats.map((format) => formatOfSize(format, "thumbnail"))).to.deep.equal([
            "jpeg",
            "webp",
            "webp",
            "webp",
            "webp",
        ]);
    });

    it("leaves the original what it is", () => {
        expect(imageFormats.map((format) => fileNameOf(format, "original"))).to.deep.equal([
            "original.jpeg",
            "original.png",
            "original.webp",
            "original.gif",
            "original.avif",
        ]);
    });
});
