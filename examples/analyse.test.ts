import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const root = join(__dirname, "..");

describe("the traffic analyser on a machine that has nothing else of this", () => {
    let folder: string;

    before("pack it and install the tarball", () => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-analyse-"));
        run(root, process.execPath, join("scripts", "build.mjs"), "app-runtime");
        run(root, "npm", "pack", "./app-runtime/analyse", "--ignore-scripts", "--pack-destination", folder);
        writeFileSync(join(folder, "package.json"), '{ "private": true }');
        run(
            folder,
            "npm",
            "install",
            "--offline",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "./evenkeel-analyse-0.1.0.tgz",
        );
    });

    after("remove the folder", () => {
        rmSync(folder, { recursive: true, force: true });
    });

    it("finds a flood in a log that it was given, and ends well", () => {
        writeFileSync(join(folder, "access.log.gz"), gzipSync(flood()));
        const { stdout, stderr } = run(folder, "npx", "--no-install", "evenkeel-analyse", "access.log.gz");

        const told: unknown[] = stdout
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line));
        expect(told[0]).to.include({ type: "request-flood", key: "203.0.113.7", status: "opened" });
        expect(stderr).to.contain("300 rows");
    });

    it("says how fast it reads, and refuses in a sentence what it does not know", () => {
        expect(run(folder, "npx", "--no-install", "evenkeel-analyse", "--stats", "access.log.gz").stdout).to.match(
            /\d/,
        );
        const refused = spawnSync("npx", ["--no-install", "evenkeel-analyse", "--fast"], {
            cwd: folder,
            encoding: "utf8",
        });
        expect(refused.status).to.equal(2);
        expect(refused.stderr).to.contain("--fast");
    });
});

/** A client that asks for one page 300 times in a minute. */
function flood(): string {
    const row = (second: number): string =>
        [
            `http 2026-11-23T12:00:${String(second % 60).padStart(2, "0")}.000000Z app/web/50dc6c495c0c9188 203.0.113.7:4711 10.0.1.5:80 0.001 0.002 0.001`,
            '200 200 100 1000 "GET http://www.example.com:80/search HTTP/1.1" "curl/8.5.0" - - arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067',
            '"Root=1-58337262-36d228ad5d99923122bbe354" "-" "-" 0 2026-11-23T12:00:00.000000Z "forward" "-" "-" "10.0.1.5:80" "200" "-" "-" TID_0123456789abcdef',
        ].join(" ");
    return `${Array.from({ length: 300 }, (_, index) => row(Math.floor(index / 5))).join("\n")}\n`;
}

function run(directory: string, command: string, ...args: string[]): { stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: directory, encoding: "utf8" });
    if (status !== 0)
        throw new Error(`${command} ${args.join(" ")} ended with ${String(status)}:\n${stdout}\n${stderr}`);
    return { stdout, stderr };
}
