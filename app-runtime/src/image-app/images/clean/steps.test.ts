import { expect } from "chai";
import { pixels } from "../../testing/pictures.js";
import type { ImageFormat } from "../image.js";
import { cleanPicture } from "./clean.js";

const megabytes = 12;

/** Large files of many small parts, which take long to be followed. */
const laborious: Readonly<Record<Exclude<ImageFormat, "avif">, (picture: Buffer) => Buffer>> = {
    jpeg: (picture) => insert(picture, 2, Buffer.from([0xff, 0xfe, 0, 2])),
    png: (picture) => insert(picture, 33, Buffer.from("\0\0\0\0tEXt\0\0\0\0", "latin1")),
    webp: (picture) => {
        const whole = insert(picture, picture.length, Buffer.from("hide\0\0\0\0", "latin1"));
        whole.writeUInt32LE(whole.length - 8, 4);
        return whole;
    },
    // Comments of one byte.
    gif: (picture) => insert(picture, picture.length - 1, Buffer.from([0x21, 0xfe, 1, 0x20, 0])),
};

function insert(picture: Buffer, at: number, part: Buffer): Buffer {
    const parts = Buffer.alloc(Math.floor((megabytes * 1_000_000) / part.length) * part.length, part);
    return Buffer.concat([picture.subarray(0, at), parts, picture.subarray(at)]);
}

/** How often others had their turn while something was done. */
async function turnsWhile(work: Promise<unknown>): Promise<number> {
    let turns = 0;
    let goesOn = true;
    const turn = (): void => {
        turns += 1;
        if (goesOn) setImmediate(turn);
    };
    setImmediate(turn);
    await work.finally(() => (goesOn = false));
    return turns;
}

describe("cleaning in steps", () => {
    for (const format of ["jpeg", "png", "webp", "gif"] as const) {
        it(`lets others go on while a large ${format} is cleaned`, async () => {
            const picture = laborious[format](await pixels().toFormat(format).toBuffer());

            expect(await turnsWhile(cleanPicture(picture, format))).to.be.greaterThan(1);
        });
    }

    it("lets others go on while one long scan is searched for its end", async () => {
        const picture = await pixels().jpeg().toBuffer();
        const scan = Buffer.alloc(megabytes * 1_000_000, Buffer.from([0xff, 0]));
        const whole = Buffer.concat([picture.subarray(0, -2), scan, picture.subarray(-2)]);

        expect(await turnsWhile(cleanPicture(whole, "jpeg"))).to.be.greaterThan(1);
    });
});
