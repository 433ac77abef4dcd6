import { expect } from "chai";
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { serverApplication } from "../server/application.js";
import type { ServerEnvironment } from "../server/environment.js";
import { artefactFolder, buildArtefact, type Artefact } from "./build-artefact.js";
import { installNode } from "./node-runtime.js";

const run = promisify(execFile);

describe("buildArtefact", function () {
    // Compressing a Node from nothing takes seconds, and longer on a busy machine.
    this.timeout(180_000);
    let directory: string;
    let artefact: Artefact;

    before(async () => {
        directory = await mkdtemp(path.join(tmpdir(), "evenkeel-artefact-"));
        artefact = await buildArtefact();
    });

    after(() => rm(directory, { recursive: true }));

    it("names the digest of the file and a version with the package's own", async () => {
        const content = await readFile(artefact.path);

        expect(createHash("sha256").update(content).digest("hex")).to.equal(artefact.sha256);
        expect(artefact.version).to.match(/^\d+\.\d+\.\d+-[0-9a-f]{12}$/);
        expect(path.basename(artefact.path)).to.equal(`server-${artefact.version}.tar.gz`);
    });

    it("does not build again what is there", async () => {
        const { ino } = await stat(artefact.path);

        expect(await buildArtefact()).to.deep.equal(artefact);
        expect((await stat(artefact.path)).ino).to.equal(ino);
    });

    it("gives the same bytes from nothing, in another folder and under another Node", async () => {
        const script = `require(${JSON.stringify(path.join(__dirname, "build-artefact.ts"))})
            .buildArtefact({ outputDirectory: ${JSON.stringify(path.join(directory, "again"))} })
            .then(({ sha256 }) => process.stdout.write(sha256));`;
        const { executable } = await installNode(artefactFolder);
        const { stdout } = await run(executable, ["--require", "tsx/cjs", "--eval", script]);

        expect(stdout).to.equal(artefact.sha256);
    });

    it("unpacks to a server that runs with its own Node, answers, and stops on SIGTERM", async () => {
        const unpacked = path.join(directory, "unpacked");
        await mkdir(unpacked);
        await run("tar", ["-xzf", artefact.path, "-C", unpacked]);
        const environment = {
            ENVIRONMENT_NAME: "dev",
            AWS_REGION: "eu-west-1",
            PORT: "0",
        } satisfies ServerEnvironment;
        const [command = "", ...parameters] = serverApplication.command;
        // Nothing of this machine's environment, as under systemd.
        const server = spawn(path.join(unpacked, command), parameters, { cwd: unpacked, env: environment });
        const port = await listeningPort(server);

        const health: unknown = await (await fetch(`http://127.0.0.1:${port}${serverApplication.healthPath}`)).json();
        expect(health).to.deep.include({ status: "ok", version: artefact.version, environment: "dev" });
        expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).to.contain(artefact.version);

        server.kill("SIGTERM");
        expect(await once(server, "exit")).to.deep.equal([0, null]);
    });
});

async function listeningPort({ stdout }: ChildProcess): Promise<number> {
    if (stdout === null) {
        throw new Error("The server has no output to read.");
    }
    for await (const line of createInterface(stdout)) {
        const entry: { message?: string; port?: number } = JSON.parse(line);
        if (entry.message === "listening" && entry.port !== undefined) {
            stdout.resume();
            return entry.port;
        }
    }
    throw new Error("The server ended before it listened.");
}
