import { expect } from "chai";
import { pictureWithPosition, pixels } from "../../testing/pictures.js";
import { cleanJpeg } from "./jpeg.js";
import { Unclear } from "./kept.js";
import type { Cleaned } from "./cleaned.js";
import { finished } from "./steps.fixtures.test.js";

const cleanedJpeg = (source: Buffer): Cleaned => finished(cleanJpeg(source));

const segment = (code: number, content: string): Buffer => {
    const head = Buffer.from([0xff, code, 0, 0]);
    head.writeUInt16BE(2 + content.length, 2);
    return Buffer.concat([head, Buffer.from(content, "latin1")]);
};

describe("cleanJpeg", () => {
    it("leaves out IPTC, XMP in several parts, previews and the maker's own segments", async () => {
        const picture = await pixels().jpeg().toBuffer();
        const removed = [
            segment(0xed, "Photoshop 3.0\x008BIM\x04\x04 City London"),
            segment(0xe1, "http://ns.adobe.com/xap/1.0/\0London"),
            segment(0xe1, "http://ns.adobe.com/xmp/extension/\0London"),
            segment(0xe2, "MPF\0London"),
            segment(0xe0, "JFXX\0London"),
            segment(0xe4, "London"),
            segment(0xfe, "London"),
        ];
        const { bytes } = cleanedJpeg(Buffer.concat([picture.subarray(0, 2), ...removed, picture.subarray(2)]));

        expect(bytes.equals(cleanedJpeg(picture).bytes)).to.equal(true);
    });

    it("cuts off the second picture and the video that some phones put behind the first", async () => {
        const picture = await pictureWithPosition("jpeg");
        const { bytes } = cleanedJpeg(Buffer.concat([picture, picture, Buffer.from("\0\0\0\x18ftypmp42 London")]));

        expect(bytes.equals(cleanedJpeg(picture).bytes)).to.equal(true);
    });

    it("copies the scans byte for byte", async () => {
        const picture = await pixels(200, 150).jpeg().withExif({}).toBuffer();
        const scan = picture.subarray(picture.indexOf(Buffer.from([0xff, 0xda])));

        expect(cleanedJpeg(picture).bytes.subarray(-scan.length).equals(scan)).to.equal(true);
    });

    it("keeps Adobe's segment, without which the colours of some pictures are others", async () => {
        const picture = await pixels().toColourspace("cmyk").jpeg().toBuffer();
        const { bytes } = cleanedJpeg(picture);

        expect(picture.includes("Adobe")).to.equal(true);
        expect(bytes.includes("Adobe")).to.equal(true);
    });

    it("takes fill bytes before a marker for what they are", async () => {
        const picture = await pixels().jpeg().toBuffer();
        const filled = Buffer.concat([picture.subarray(0, 2), Buffer.from([0xff, 0xff]), picture.subarray(2)]);

        expect(cleanedJpeg(filled).bytes.length).to.be.at.most(filled.length);
    });

    it("gives up on more fill bytes than any camera writes", async () => {
        const picture = await pixels().jpeg().toBuffer();
        const fill = Buffer.alloc(65_537, 0xff);

        expect(() => cleanedJpeg(Buffer.concat([picture.subarray(0, 2), fill, picture.subarray(2)]))).to.throw(
            Unclear,
            "There are more than 65536 fill bytes before the marker at byte 2.",
        );
    });

    it("does not guess where something else stands between its segments", async () => {
        const picture = await pixels().jpeg().toBuffer();

        expect(() =>
            cleanedJpeg(Buffer.concat([picture.subarray(0, 2), Buffer.from("x"), picture.subarray(2)])),
        ).to.throw(Unclear);
        expect(() => cleanedJpeg(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 0, 0]))).to.throw(Unclear);
    });
});
