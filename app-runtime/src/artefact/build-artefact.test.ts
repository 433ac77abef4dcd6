import { expect } from "chai";
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { imageApplication, managerApplication, type Application } from "../applications.js";
import type { ImageEnvironment } from "../image-app/environment.js";
import type { ManagerEnvironment } from "../manager-app/environment.js";
import { artefactFolder, buildArtefact, type Artefact } from "./build-artefact.js";
import { installRuntime } from "./runtime.js";

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
        const { executable } = await installRuntime(artefactFolder);
        const { stdout } = await run(executable, ["--require", "tsx/cjs", "--eval", script]);

        expect(stdout).to.equal(artefact.sha256);
    });

    describe("unpacked", () => {
        let unpacked: string;
        let secrets: Server;
        let endpoint: string;

        before(async () => {
            unpacked = path.join(directory, "unpacked");
            await mkdir(unpacked);
            await run("tar", ["-xzf", artefact.path, "-C", unpacked]);
            secrets = await answeringSecrets("k".repeat(64));
            const address = secrets.address();
            endpoint = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
        });

        after(() => secrets.close());

        it("holds these files beside its Node and the packages with native parts", async () => {
            const { stdout } = await run("tar", ["-tzf", artefact.path]);
            const files = stdout.trim().split("\n");

            expect(files.filter((name) => !name.startsWith("node_modules/"))).to.deep.equal([
                "node/bin/node",
                "image-app.js",
                "manager-app.js",
                "rds-certificates.pem",
                "release.json",
            ]);
        });

        it("makes pictures with the sharp that it carries", async () => {
            const script = `const sharp = require("sharp");
                sharp({ create: { width: 8, height: 4, channels: 3, background: "red" } }).avif().toBuffer()
                    .then((bytes) => sharp(bytes).metadata())
                    .then(({ width, height }) => console.log(require.resolve("sharp"), width, height));`;
            const { stdout } = await run(path.join(unpacked, "node/bin/node"), ["--eval", script], { cwd: unpacked });

            expect(stdout.trim()).to.match(/node_modules\/sharp\/\S+ 8 4$/);
            expect(stdout).to.contain(unpacked);
        });

        /** Runs an application as systemd does: with nothing of this machine's environment. */
        async function answersAndStops(application: Application, variables: Record<string, string>): Promise<void> {
            const [command = "", ...parameters] = application.command;
            const env = { ...variables, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
            const server = spawn(path.join(unpacked, command), parameters, { cwd: unpacked, env });
            const port = await listeningPort(server);

            const url = `http://127.0.0.1:${port}${application.healthPath}`;
            const health: unknown = await (await fetch(url)).json();
            expect(health).to.deep.include({ status: "ok", version: artefact.version, environment: "dev" });

            server.kill("SIGTERM");
            expect(await once(server, "exit")).to.deep.equal([0, null]);
        }

        it("is an image application that runs with its own Node, answers before its database does, and stops on SIGTERM", async () => {
            await answersAndStops(imageApplication, {
                ...{ ENVIRONMENT_NAME: "dev", AWS_REGION: "eu-west-1", PORT: "0" },
                ...{ DATABASE_ENGINE: "postgres", DATABASE_HOST: "127.0.0.1", DATABASE_PORT: "1" },
                ...{ DATABASE_NAME: "images", DATABASE_SECRET_ARN: "arn:database" },
                ...{ DATABASE_CA_FILE: imageApplication.certificatesFile, UPLOADS_PATH: directory },
                ...{ CONTENT_BUCKET: "content", SESSION_SECRET_ARN: "arn:sessions" },
                ...{ CACHE_CONFIGURATION_PARAMETER: "/p", METRICS_NAMESPACE: "Evenkeel/dev" },
                ...{ AWS_ENDPOINT_URL: endpoint },
            } satisfies ImageEnvironment);
        });

        it("is a manager that runs with its own Node, answers and stops on SIGTERM", async () => {
            await answersAndStops(managerApplication, {
                ...{ ENVIRONMENT_NAME: "dev", AWS_REGION: "eu-west-1", PORT: "0" },
                ...{ CACHE_CONFIGURATION_PARAMETER: "/p", METRICS_NAMESPACE: "Evenkeel/dev" },
                ...{ ADMINISTRATOR_SECRET_ARN: "arn:administrator", SESSION_SECRET_ARN: "arn:sessions" },
                ...{ AWS_ENDPOINT_URL: endpoint },
            } satisfies ManagerEnvironment);
        });
    });
});

/** In place of AWS: every secret holds the same, and nothing else is answered. */
async function answeringSecrets(SecretString: string): Promise<Server> {
    const server = createServer((request, response) => {
        const isSecret = request.headers["x-amz-target"] === "secretsmanager.GetSecretValue";
        response.writeHead(isSecret ? 200 : 400, { "content-type": "application/x-amz-json-1.1" });
        response.end(JSON.stringify(isSecret ? { SecretString } : { __type: "AccessDeniedException" }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return server;
}

async function listeningPort({ stdout, stderr }: ChildProcess): Promise<number> {
    if (stdout === null || stderr === null) {
        throw new Error("The server has no output to read.");
    }
    const lines: string[] = [];
    stderr.on("data", (chunk) => lines.push(String(chunk)));
    for await (const line of createInterface(stdout)) {
        lines.push(line);
        const entry: { message?: string; port?: number } = JSON.parse(line);
        if (entry.message === "listening" && entry.port !== undefined) {
            stdout.resume();
            return entry.port;
        }
    }
    throw new Error(`The server ended before it listened:\n${lines.join("\n")}`);
}
