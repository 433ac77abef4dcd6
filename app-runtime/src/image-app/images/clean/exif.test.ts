import { expect } from "chai";
import readExif from "exif-reader";
import { rebuildExif } from "./exif.js";

interface TestEntry {
    readonly tag: number;
    readonly type: number;
    readonly count: number;
    /** What stands in the entry: the value, or the place of it. */
    readonly place: number;
}

/** An EXIF block with one directory, in either byte order, followed by `rest`. */
function blockOf(entries: readonly TestEntry[], rest = Buffer.alloc(0), order: "II" | "MM" = "II"): Buffer {
    const head = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
    const short = (value: number, at: number): number =>
        order === "II" ? head.writeUInt16LE(value, at) : head.writeUInt16BE(value, at);
    const long = (value: number, at: number): number =>
        order === "II" ? head.writeUInt32LE(value, at) : head.writeUInt32BE(value, at);
    head.write(order, "latin1");
    short(42, 2);
    long(8, 4);
    short(entries.length, 8);
    entries.forEach(({ tag, type, count, place }, index) => {
        const at = 10 + index * 12;
        short(tag, at);
        short(type, at + 2);
        long(count, at + 4);
        long(place, at + 8);
    });
    return Buffer.concat([head, rest]);
}

const make = 0x010f;
const position = 0x8825;
const details = 0x8769;

describe("rebuildExif", () => {
    for (const order of ["II", "MM"] as const) {
        it(`keeps what is known to be harmless and nothing else, in byte order ${order}`, () => {
            const block = blockOf(
                [
                    { tag: make, type: 2, count: 6, place: 50 },
                    { tag: position, type: 4, count: 1, place: 56 },
                    { tag: 0xc4a5, type: 7, count: 6, place: 56 },
                ],
                Buffer.from("Nikon\0London\0"),
                order,
            );
            const rebuilt = rebuildExif(block) ?? Buffer.alloc(0);

            expect(readExif(rebuilt)).to.deep.equal({ bigEndian: order === "MM", Image: { Make: "Nikon" } });
            expect(rebuilt.includes("London")).to.equal(false);
        });
    }

    it("reads a block with and without its prefix the same", () => {
        const block = blockOf([{ tag: make, type: 2, count: 3, place: 0x00636261 }]);

        expect(rebuildExif(Buffer.concat([Buffer.from("Exif\0\0"), block]))).to.deep.equal(rebuildExif(block));
        expect(readExif(rebuildExif(block) ?? Buffer.alloc(0)).Image?.Make).to.equal("abc");
    });

    it("is nothing where there is nothing worth keeping", () => {
        expect(rebuildExif(blockOf([{ tag: position, type: 4, count: 1, place: 0 }]))).to.equal(undefined);
        expect(rebuildExif(blockOf([]))).to.equal(undefined);
    });

    const hostile: Readonly<Record<string, Buffer>> = {
        nothing: Buffer.alloc(0),
        "another file": Buffer.from("<html>".repeat(10)),
        "a block that ends in its head": Buffer.from("II*\0\x08"),
        "a directory beyond the end": Buffer.from("II*\0\xff\xff\xff\xff", "latin1"),
        "a value beyond the end": blockOf([{ tag: make, type: 2, count: 100, place: 4_000_000_000 }]),
        "a value of billions": blockOf([{ tag: make, type: 12, count: 4_294_967_295, place: 0 }]),
        "a type that does not exist": blockOf([{ tag: make, type: 99, count: 1, place: 0 }]),
        "details that are the directory itself": blockOf([{ tag: details, type: 4, count: 1, place: 8 }]),
    };
    Object.entries(hostile).forEach(([what, block]) => {
        it(`takes nothing from ${what}`, () => {
            expect(rebuildExif(block)).to.equal(undefined);
        });
    });

    it("never gets longer than the block, whose values may all be the same bytes", () => {
        const tags = [0x010f, 0x0110, 0x0131, 0x013b, 0x8298];
        const entries = tags.map((tag) => ({ tag, type: 2, count: 1_000, place: 74 }));

        expect(rebuildExif(blockOf(entries, Buffer.alloc(1_000, "x")))).to.equal(undefined);
    });
});
