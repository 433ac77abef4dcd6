import { expect } from "chai";
import { deflateRawSync, gzipSync } from "node:zlib";
import { Random } from "../../../image-app/testing/random.js";
import { logLine, noon } from "../testing/log-line.js";
import { type ObjectReport, readObject } from "./read-object.js";
import { longestRow } from "./row-reader.js";

interface Read extends ObjectReport {
    readonly paths: readonly string[];
}

/** Reads bytes that come in pieces of a size. */
async function read(bytes: Buffer, size = bytes.length): Promise<Read> {
    const paths: string[] = [];
    async function* pieces(): AsyncGenerator<Buffer> {
        for (let at = 0; at < bytes.length; at += Math.max(1, size)) yield bytes.subarray(at, at + size);
    }
    const report = await readObject(pieces(), (row) => paths.push(row.path));
    return { ...report, paths };
}

function linesOf(count: number): string {
    return Array.from({ length: count }, (_, index) => `${logLine({ path: `/${index}`, time: noon + index })}\n`).join(
        "",
    );
}

const hundred = Buffer.from(linesOf(100));
const hundredPaths = Array.from({ length: 100 }, (_, index) => `/${index}`);

describe("reading an object of access logs", () => {
    for (const [what, bytes] of [
        ["packed", gzipSync(hundred)],
        ["plain", hundred],
        [
            "packed in several members",
            Buffer.concat([gzipSync(hundred.subarray(0, 7_001)), gzipSync(hundred.subarray(7_001))]),
        ],
        ["without a line feed at its end", hundred.subarray(0, -1)],
    ] as const) {
        for (const size of [1, 2, 3, 700, 65_536]) {
            it(`hands on every row of one that is ${what} and comes in pieces of ${size} bytes`, async () => {
                const { rows, badRows, paths, brokenOff } = await read(bytes, size);
                expect(paths).to.deep.equal(hundredPaths);
                expect({ rows, badRows, brokenOff }).to.deep.equal({ rows: 100, badRows: 0, brokenOff: undefined });
            });
        }
    }

    it("keeps the rows before the place at which a packed object is cut off", async () => {
        // Rows that pack badly, so that much is in what is left.
        const random = new Random(1);
        const text = Array.from({ length: 2_000 }, () => `${logLine({ path: `/${random.fraction()}` })}\n`).join("");
        const whole = gzipSync(text);

        const { rows, badRows, brokenOff } = await read(whole.subarray(0, whole.length / 2), 1_000);

        expect(brokenOff).to.contain("unexpected end of file");
        expect(rows).to.be.within(900, 1_100);
        expect(badRows).to.equal(1);
    });

    it("reports a packed object whose checksum is wrong, and keeps all rows but those that were unpacked with it", async () => {
        const bytes = gzipSync(linesOf(2_000));
        bytes.writeUInt32LE(1, bytes.length - 8);
        const { rows, brokenOff } = await read(bytes);
        expect(rows).to.be.within(1_700, 2_000);
        expect(brokenOff).to.contain("incorrect data check");
    });

    it("counts garbage, keeps a sample of it and goes on", async () => {
        const garbage = Array.from({ length: 20 }, (_, index) => `garbage ${index} ${"x".repeat(500)}\n`).join("");
        const { rows, badRows, samples } = await read(Buffer.from(garbage + linesOf(3) + garbage + linesOf(2)));
        expect([rows, badRows]).to.deep.equal([5, 40]);
        expect(samples).to.have.length(5);
        expect(samples[0]).to.match(/^garbage 0 x{190}$/);
    });

    it("survives bytes that mean nothing", async () => {
        const random = new Random(2);
        const noise = Buffer.from(Array.from({ length: 200_000 }, () => random.below(256)));
        const { rows, badRows } = await read(Buffer.concat([noise, Buffer.from(`\n${linesOf(1)}`)]), 5_000);
        expect(rows).to.equal(1);
        expect(badRows).to.be.greaterThan(0);
    });

    it("counts a row that is too long once, and reads the next", async () => {
        const long = Buffer.from(`${logLine({ agent: "x".repeat(longestRow) })}\n`);
        for (const size of [1_000, long.length * 2]) {
            const { rows, badRows } = await read(Buffer.concat([hundred, long, hundred]), size);
            expect([rows, badRows]).to.deep.equal([200, 1]);
        }
    });

    it("splits rows at line feeds and nowhere else", async () => {
        const { rows, badRows, samples } = await read(Buffer.from(`${logLine({ agent: "a\rb" })}\r\n\n${logLine()}\n`));
        expect({ rows, badRows, samples }).to.deep.equal({ rows: 2, badRows: 0, samples: [] });
    });

    it("finds nothing in an empty object, packed or not", async () => {
        for (const bytes of [Buffer.alloc(0), gzipSync("")]) {
            const { rows, badRows, brokenOff } = await read(bytes);
            expect([rows, badRows, brokenOff]).to.deep.equal([0, 0, undefined]);
        }
    });

    it("knows the file by which AWS tries whether it may write", async () => {
        const { rows, badRows, isTestFile } = await read(
            Buffer.from("Enable AccessLog for ELB: evenkeel-prod-web at 2026-11-23T12:00:00.000Z"),
        );
        expect({ rows, badRows, isTestFile }).to.deep.equal({ rows: 0, badRows: 0, isTestFile: true });
    });

    it("takes other packings for garbage", async () => {
        const { rows, brokenOff } = await read(deflateRawSync(hundred));
        expect([rows, brokenOff]).to.deep.equal([0, undefined]);
    });

    it("throws what is thrown at a row", async () => {
        const reading = readObject(
            (async function* () {
                yield gzipSync(hundred);
            })(),
            () => {
                throw new Error("no room");
            },
        );
        expect(await reading.catch((error: unknown) => error)).to.have.property("message", "no room");
    });
});
