import { expect } from "chai";
import sharp, { type Exif } from "sharp";
import { cameraExif, pixels, position } from "../testing/pictures.js";
import { rebuildExif } from "./clean/exif.js";
import { readTaken } from "./metadata.js";

/** What is read of a picture with this EXIF block. */
async function taken(exif: Exif, now?: Date): Promise<ReturnType<typeof readTaken>> {
    const bytes = await pixels().withExif(exif).jpeg().toBuffer();
    return readTaken(rebuildExif((await sharp(bytes).metadata()).exif ?? Buffer.alloc(0)), now);
}

const original = (DateTimeOriginal: string, more: Record<string, string> = {}): Exif => ({
    IFD2: { DateTimeOriginal, ...more },
});

describe("readTaken", () => {
    it("says when and with what a picture was taken, and never where", async () => {
        expect(await taken({ ...cameraExif, IFD3: position })).to.deep.equal({
            takenAt: new Date("2020-01-02T01:04:05Z"),
            camera: "NIKON CORPORATION NIKON D90",
        });
    });

    it("takes the camera's clock for UTC where it names no offset", async () => {
        expect((await taken(original("2020:01:02 03:04:05"))).takenAt).to.deep.equal(new Date("2020-01-02T03:04:05Z"));
    });

    it("understands offsets to the west", async () => {
        const { takenAt } = await taken(original("2020:01:02 03:04:05", { OffsetTimeOriginal: "-05:30" }));

        expect(takenAt).to.deep.equal(new Date("2020-01-02T08:34:05Z"));
    });

    it("does not repeat a make that the model begins with", async () => {
        expect((await taken({ IFD0: { Make: "Canon", Model: "Canon EOS R5" } })).camera).to.equal("Canon EOS R5");
        expect((await taken({ IFD0: { Make: "Apple", Model: "iPhone 15" } })).camera).to.equal("Apple iPhone 15");
        expect((await taken({ IFD0: { Model: "X100" } })).camera).to.equal("X100");
        expect((await taken({ IFD0: { Make: "Leica" } })).camera).to.equal("Leica");
    });

    it("falls back to the time of scanning, then to that of writing", async () => {
        const times = { IFD0: { DateTime: "2003:01:01 00:00:00" } };

        expect((await taken({ ...times, IFD2: { DateTimeDigitized: "2002:01:01 00:00:00" } })).takenAt).to.deep.equal(
            new Date("2002-01-01T00:00:00Z"),
        );
        expect((await taken(times)).takenAt).to.deep.equal(new Date("2003-01-01T00:00:00Z"));
    });

    ["0000:00:00 00:00:00", "    :  :     :  :  ", "1066:10:14 09:00:00", "9999:99:99 99:99:99", "yesterday"].forEach(
        (time) => {
            it(`does not believe that a picture was taken at "${time}"`, async () => {
                expect((await taken(original(time))).takenAt).to.equal(undefined);
            });
        },
    );

    it("believes a clock that is a day ahead, and no more", async () => {
        const now = new Date("2020-01-01T00:00:00Z");

        expect((await taken(original("2020:01:01 23:59:59"), now)).takenAt).to.be.instanceOf(Date);
        expect((await taken(original("2020:01:02 00:00:01"), now)).takenAt).to.equal(undefined);
    });

    it("cleans a hostile camera: no control characters, at most 100 characters", async () => {
        const { camera } = await taken({ IFD0: { Make: "\x1b[31mEvil\n<b>", Model: "x".repeat(900) } });

        expect(camera).to.equal(`[31mEvil <b> ${"x".repeat(100)}`.slice(0, 100));
    });

    it("reads letters beyond ASCII", async () => {
        const name = Buffer.from("Žižka 写真機");
        const picture = await pixels()
            .withExif({ IFD0: { Make: "m".repeat(name.length) } })
            .jpeg()
            .toBuffer();
        name.copy(picture, picture.indexOf("mmmm"));

        expect(readTaken(rebuildExif((await sharp(picture).metadata()).exif ?? Buffer.alloc(0))).camera).to.equal(
            "Žižka 写真機",
        );
    });

    it("knows nothing of a picture without EXIF", () => {
        expect(readTaken(undefined)).to.deep.equal({ takenAt: undefined, camera: undefined });
    });
});
