import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import { unmodelledReport } from "./report.js";

const loader = ["--import", "tsx", "--conditions=evenkeel-source"];

function start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
    const main = join(__dirname, "main.ts");
    return spawn(process.execPath, [...loader, main, ...args], {
        env: { ...process.env, ...environment },
        stdio: "pipe",
    });
}

async function firstLine({ stdout }: ChildProcess): Promise<unknown> {
    if (stdout === null) throw new Error("The process has no output.");
    const [line]: unknown[] = await once(createInterface(stdout), "line");
    return line;
}

describe("the provider's process", function () {
    this.timeout(60_000);
    it("says its port first and ends when the engine does", async () => {
        const provider = start(["random"]);
        const ended = once(provider, "exit");

        expect(await firstLine(provider)).to.match(/^\d+$/);
        provider.stdin?.end();
        expect((await ended)[0]).to.equal(0);
    });

    it("says what is wrong with its faults, and does not start", async () => {
        const provider = start(["aws"], { EVENKEEL_FAULTS: '{"latency":5}' });
        let message = "";
        provider.stderr?.on("data", (chunk) => (message += String(chunk)));

        expect((await once(provider, "exit"))[0]).to.equal(1);
        expect(message).to.contain('EVENKEEL_FAULTS[0] has the unknown key "latency"');
        expect(message).to.not.contain(" at ");
    });

    it("names the providers it can play", async () => {
        const provider = start(["gcp"]);
        let message = "";
        provider.stderr?.on("data", (chunk) => (message += String(chunk)));
        await once(provider, "exit");

        expect(message).to.equal("Name the provider to simulate: aws or random.\n");
    });
});

describe("unmodelledReport", () => {
    it("notes each resource once", () => {
        const folder = mkdtempSync(join(tmpdir(), "report-"));
        const note = unmodelledReport(folder);
        const subject = { urn: "urn:1", type: "aws:appstream/fleet:Fleet", name: "fleet" };
        note(subject);
        note(subject);

        const report = readFileSync(join(folder, "report.jsonl"), "utf8");
        expect(report).to.equal('{"kind":"not-modelled","type":"aws:appstream/fleet:Fleet","urn":"urn:1"}\n');
        rmSync(folder, { recursive: true });
    });
});
