import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Batch } from "../model.js";
import { TraceError } from "../replay.js";
import { openTrace } from "./file.js";

const nasa = [
    '199.72.81.55 - - [01/Jul/1995:00:00:01 -0400] "GET /history/apollo/ HTTP/1.0" 200 6245',
    'unicomp6.unicomp.net - - [01/Jul/1995:00:00:06 -0400] "GET /shuttle/countdown/ HTTP/1.0" 200 3985',
    "a line that is none",
    'burger.letters.com - - [01/Jul/1995:00:00:05 -0400] "GET /shuttle/countdown/liftoff.html HTTP/1.0" 304 0',
].join("\n");
const start = Date.UTC(1995, 6, 1, 4) / 1_000;

const balancer = [
    'h2 2026-05-01T10:00:00.123456Z app/web/50dc6c495c0c9188 192.0.2.1:2817 10.0.0.1:80 0.001 0.001 0.000 200 200 34 366 "GET https://x/ HTTP/2.0" "curl"',
    'https 2026-05-01T10:00:02.000000Z app/web/50dc6c495c0c9188 2001:db8::1:4000 10.0.0.1:80 0.001 0.001 0.000 200 200 34 366 "GET https://x/ HTTP/2.0" "curl"',
].join("\n");

function record(second: number, client: number): Buffer {
    const bytes = Buffer.alloc(20);
    bytes.writeUInt32BE(second, 0);
    bytes.writeUInt32BE(client, 4);
    return bytes;
}

describe("a trace in a file", () => {
    let folder: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-trace-"));
    });
    after(() => rmSync(folder, { recursive: true }));

    async function read(content: string | Buffer) {
        const file = join(folder, "trace");
        writeFileSync(file, content);
        const { batches, badLines } = await openTrace(file);
        const found: Batch[] = [];
        for await (const batch of batches) found.push(batch);
        return { found, bad: badLines() };
    }

    it("is a web server's log, in which a late line counts as of the latest second", async () => {
        expect(await read(nasa)).to.deep.equal({
            found: [
                { second: start + 1, client: "199.72.81.55", requests: 1 },
                { second: start + 6, client: "unicomp6.unicomp.net", requests: 1 },
                { second: start + 6, client: "burger.letters.com", requests: 1 },
            ],
            bad: 1,
        });
    });

    it("is the same when it is packed", async () => {
        expect(await read(gzipSync(nasa))).to.deep.equal(await read(nasa));
    });

    it("is a load balancer's log, with addresses of both kinds", async () => {
        const second = Date.UTC(2026, 4, 1, 10) / 1_000;

        expect((await read(balancer)).found).to.deep.equal([
            { second, client: "192.0.2.1", requests: 1 },
            { second: second + 2, client: "2001:db8::1", requests: 1 },
        ]);
    });

    it("is the records of WorldCup98, packed or not", async () => {
        const second = Date.UTC(1998, 5, 10, 12) / 1_000;
        const records = Buffer.concat([record(second, 7), record(second + 1, 8)]);
        const found = [
            { second, client: 7, requests: 1 },
            { second: second + 1, client: 8, requests: 1 },
        ];

        expect((await read(records)).found).to.deep.equal(found);
        expect((await read(gzipSync(records))).found).to.deep.equal(found);
    });

    for (const { what, content, says } of [
        {
            what: "of which no line is one of a log",
            content: "1\n2\n3\n",
            says: /has no line of an access log among its first 3; use one/,
        },
        { what: "that is empty", content: "", says: /has no line of an access log among its first 0/ },
        {
            what: "that was packed and is cut off",
            content: gzipSync(nasa).subarray(0, 40),
            says: /cannot be read: unexpected end of file/,
        },
        {
            what: "that goes back in time",
            content: nasa.replace("00:00:05", "00:00:05").replace("[01/Jul/1995:00:00:01", "[02/Jul/1995:00:00:01"),
            says: /goes back in time by more than an hour; sort it/,
        },
    ]) {
        it(`refuses one ${what}`, async () => {
            const refused = await read(content).catch((error: unknown) => error);

            expect(refused).to.be.instanceOf(TraceError);
            expect(String(refused)).to.match(says);
        });
    }

    it("refuses one that is not there", async () => {
        const refused = await openTrace(join(folder, "none")).catch((error: unknown) => error);

        expect(String(refused)).to.match(/^TraceError: .*none cannot be read: ENOENT/);
    });
});
