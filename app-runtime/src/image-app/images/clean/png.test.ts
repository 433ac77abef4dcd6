import { expect } from "chai";
import { pixels } from "../../testing/pictures.js";
import { cleanPng } from "./png.js";
import type { Cleaned } from "./cleaned.js";
import { finished } from "./steps.fixtures.test.js";

const cleanedPng = (source: Buffer): Cleaned => finished(cleanPng(source));

const chunk = (type: string, data = Buffer.alloc(0)): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length, 0);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, data, Buffer.alloc(4)]);
};

describe("cleanPng", () => {
    it("counts the frames of an animated PNG, which the decoder here does not see", async () => {
        const picture = await pixels().png().toBuffer();
        const frames = [
            chunk("acTL", Buffer.alloc(8)),
            ...Array.from({ length: 7 }, () => chunk("fcTL", Buffer.alloc(26))),
        ];

        expect(cleanedPng(picture).frames).to.equal(1);
        expect(cleanedPng(Buffer.concat([picture.subarray(0, 33), ...frames, picture.subarray(33)])).frames).to.equal(
            7,
        );
    });

    it("gives up on a file of more pieces than any picture has", async () => {
        const piece = chunk("pHYs");
        const picture = await pixels().png().toBuffer();
        const pieces = Array.from({ length: 100_001 }, (): Buffer => piece);

        expect(() => cleanedPng(Buffer.concat([picture.subarray(0, 33), ...pieces, picture.subarray(33)]))).to.throw(
            "The file has more than 100000 pieces.",
        );
    });
});
