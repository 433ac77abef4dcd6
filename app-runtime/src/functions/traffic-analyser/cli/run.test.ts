import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { logLine, noon } from "../testing/log-line.js";
import { help } from "./command-line.js";
import { run } from "./run.js";

describe("npm run analyse", () => {
    let folder = "";
    before(() => (folder = mkdtempSync(join(tmpdir(), "evenkeel-analyse-"))));
    after(() => rmSync(folder, { recursive: true, force: true }));

    const file = (name: string, content: string | Buffer): string => {
        const path = join(folder, name);
        writeFileSync(path, content);
        return path;
    };

    async function analyse(args: readonly string[], stdin = ""): Promise<{ code: number; out: string; err: string }> {
        const [stdout, stderr] = [new PassThrough(), new PassThrough()];
        const code = await run(args, { stdin: Readable.from([stdin]), stdout, stderr });
        const [out = "", err = ""] = [stdout, stderr].map((stream) => String(stream.read() ?? ""));
        return { code, out, err };
    }

    /** A few requests of one client: a flood where two different ones are added up. */
    const some = (second: number): string =>
        Array.from(
            { length: 60 },
            (_, index) => `${logLine({ path: "/search", time: noon + second * 1_000 + index })}\n`,
        ).join("");

    it("prints a line of JSON for each thing to tell, and a summary for people", async () => {
        const { code, out, err } = await analyse([
            file("one.log.gz", gzipSync(some(0))),
            file("two.log.gz", gzipSync(some(1))),
        ]);

        expect(code).to.equal(0);
        expect(
            out
                .trim()
                .split("\n")
                .map((line): unknown => JSON.parse(line)),
        ).to.deep.equal([
            {
                type: "request-flood",
                key: "203.0.113.7",
                start: "2026-11-23T12:00:00Z",
                end: "2026-11-23T12:01:00Z",
                at: "2026-11-23T12:00:01Z",
                status: "opened",
            },
        ]);
        expect(err).to.contain("2 objects, 120 rows, 0 bad rows\n").and.to.contain("request-flood  203.0.113.7\n");
    });

    it("counts an object once that comes twice, by whatever way", async () => {
        const path = file("three.log", some(0));
        mkdirSync(join(folder, "copies"));
        const { code, out, err } = await analyse([
            path,
            join(folder, ".", "three.log"),
            file("copies/three.log", some(0)),
        ]);
        expect([code, out]).to.deep.equal([0, ""]);
        expect(err.match(/came before and counts once/g)).to.have.length(2);
        expect(err).to.contain("1 object, 60 rows");
    });

    it("takes no names on standard input for a failure, and not for a quiet day", async () => {
        const { code, err } = await analyse(["-"], "\n");

        expect(code).to.equal(1);
        expect(err).to.contain("No names came on standard input");
    });

    it("takes names from standard input", async () => {
        const names = [file("four.log", some(0)), "", file("five.log", some(1))].join("\n");
        const { code, out } = await analyse(["-"], `${names}\n`);
        expect([code, out.split("\n").length]).to.deep.equal([0, 2]);
    });

    it("only parses with --stats", async () => {
        const { code, out } = await analyse(["--stats", file("six.log.gz", gzipSync(`${some(0)}garbage\n`))]);
        const { seconds, megabytesPerSecond, ...counts } = JSON.parse(out);
        expect(code).to.equal(0);
        expect(counts).to.deep.equal({ rows: 60, badRows: 1 });
        expect(seconds).to.be.a("number");
        expect(megabytesPerSecond).to.be.a("number");
    });

    it("shows what is no row, and counts the rest", async () => {
        const { code, err } = await analyse([file("seven.log", `${some(0)}gar\u0007bage\n`)]);
        expect(code).to.equal(0);
        expect(err).to.contain('no row: "gar\\u0007bage"').and.to.contain("60 rows, 1 bad rows");
    });

    for (const [what, content] of [
        ["an empty object", ""],
        [
            "the file by which AWS tries whether it may write",
            "Enable AccessLog for ELB: web at 2026-11-23T12:00:00.000Z",
        ],
    ] as const) {
        it(`finds nothing in ${what}`, async () => {
            const { code, err } = await analyse([file("ELBAccessLogTestFile", content)]);
            expect([code, err]).to.deep.equal([0, "1 object, 0 rows, 0 bad rows\nNothing was found.\n"]);
        });
    }

    it("says in a sentence what is wrong with a file, and loses nothing of the others", async () => {
        const packed = gzipSync(Array.from({ length: 500 }, (_, index) => some(index)).join(""));
        const broken = file("broken.log.gz", packed.subarray(0, packed.length - 9));
        const picture = file("picture.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]));
        const good = file("good.log", some(0));
        const { code, out, err } = await analyse([join(folder, "none.log"), folder, picture, broken, good]);

        expect(code).to.equal(1);
        expect(err).to.contain(`${join(folder, "none.log")} does not exist; name an access log.\n`);
        expect(err).to.contain(`${folder} is no file; name an access log.\n`);
        expect(err).to.contain(`${picture} is no access log of an Application Load Balancer.\n`);
        expect(err).to.match(
            /broken\.log\.gz is damaged \(Error: unexpected end of file\); its \d+ rows before that count\.\n/,
        );
        expect(out).to.contain('"request-flood"');
        expect(err).to.contain("3 objects, ");
    });

    for (const [args, message] of [
        [
            [],
            'No file is named; name access logs, or give "-" and their names on standard input. --help shows what there is.',
        ],
        [["--fast", "x"], "Unknown option '--fast'"],
    ] as const) {
        it(`refuses ${args.join(" ") || "no arguments"} in one sentence`, async () => {
            const { code, out, err } = await analyse(args);
            expect([code, out]).to.deep.equal([2, ""]);
            expect(err).to.contain(message);
        });
    }

    it("describes every option in its help", async () => {
        expect((await analyse(["--help"])).out).to.equal(help);
        for (const option of ["-  ", "--stats", "--help"]) expect(help).to.contain(`  ${option} `);
    });

    for (const [what, options, found] of [
        ["its network", ["--allow-network", "198.51.100.0/24", "--allow-network", "203.0.113.0/24"], 0],
        ["its user agent", ["--allow-agent", "Firefox"], 0],
        ["others", ["--allow-network", "2001:db8::/32", "--allow-agent", "Monitor"], 1],
    ] as const) {
        it(`finds ${found === 0 ? "nothing" : "what there is"} at a client where ${what} is allowed`, async () => {
            const { code, out } = await analyse([...options, file("flood.log", some(0) + some(1))]);
            expect([code, out.split("\n").length - 1]).to.deep.equal([0, found]);
        });
    }

    it("refuses to allow what is no network", async () => {
        const { code, err } = await analyse(["--allow-network", "10.0.0.0/33", "x.log"]);
        expect(code).to.equal(2);
        expect(err).to.equal(
            '--allow-network: "10.0.0.0/33" is no network; give an address or a network such as 198.51.100.0/24 or 2001:db8::/32.\n',
        );
    });
});
