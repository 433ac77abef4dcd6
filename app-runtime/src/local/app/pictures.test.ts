import { expect } from "chai";
import sharp from "sharp";
import { generatePicture } from "./pictures.js";

describe("generated pictures", () => {
    it("are the same each time, and different from each other", async () => {
        const [first, again, other] = await Promise.all([3, 3, 9].map(generatePicture));
        expect(first?.bytes.equals(again?.bytes ?? Buffer.alloc(0))).to.equal(true);
        expect(first?.name).to.equal("Lofoten by night.jpg");
        expect(other?.name).to.equal("Algarve by night.webp");
    });

    it("are photographs in size, format and metadata", async () => {
        const { bytes } = await generatePicture(0);
        const { width, height, format, exif } = await sharp(bytes).metadata();
        expect([width, height, format]).to.deep.equal([1280, 960, "jpeg"]);
        expect(exif?.toString("latin1")).to.contain("Evenkeel Pinhole").and.contain("2026:05:01 18:30:00");
    });
});
