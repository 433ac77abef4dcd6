import { expect } from "chai";
import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { readIfThere } from "./files.js";
import { LocalProject, runLocal, type LocalResult } from "./local-project.js";

const cloudMain = join(__dirname, "echo-provider.ts");
const nodeModules = join(__dirname, "..", "..", "..", "node_modules");

/** Loading all of @pulumi/aws costs seconds; the engine asks only for the type. */
const program = `
const pulumi = require("@pulumi/pulumi");
class Bucket extends pulumi.CustomResource {
    constructor(name, args) { super("aws:s3/bucket:Bucket", name, args); }
}
const bucket = new Bucket("one", {
    size: new pulumi.Config().get("size") ?? "small",
    file: new pulumi.asset.FileAsset("../beside.txt"),
});
exports.id = bucket.id;
exports.folder = process.cwd();
exports.password = pulumi.secret("hunter2");
`;

describe("evenkeel-local with the real engine", function () {
    this.timeout(300_000);

    let root: string;
    let folder: string;
    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "evenkeel-local-"));
        folder = join(root, "infrastructure");
        mkdirSync(folder);
        symlinkSync(nodeModules, join(folder, "node_modules"));
        writeFileSync(join(root, "beside.txt"), "beside");
        write("Pulumi.yaml", "name: tiny\nruntime: {name: nodejs, options: {typescript: false}}\n");
        write("package.json", '{"name": "tiny", "main": "index.js"}');
        write("index.js", program);
        write("Pulumi.dev.yaml", "config:\n  aws:region: eu-west-1\n");
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const local = (args: string, env: NodeJS.ProcessEnv = {}) =>
        runLocal({ directory: folder, args: args.split(" "), env, cloudMain });
    const succeeded = (result: LocalResult) => expect(result.code, result.stdout + result.stderr).to.equal(0);

    /** The command as a process of its own. */
    function start(args: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
        const script = `require(${JSON.stringify(join(__dirname, "main.ts"))})
            .main(process.argv.slice(1), ${JSON.stringify(cloudMain)}).then((code) => (process.exitCode = code));`;
        const loader = ["--conditions=evenkeel-source", "--import", require.resolve("tsx")];
        return spawn(process.execPath, [...loader, "-e", script, ...args.split(" ")], {
            cwd: folder,
            env: { ...process.env, ...env },
            stdio: ["ignore", "pipe", "pipe"],
        });
    }

    /** What a process printed, and how it ended. */
    async function endOf(child: ChildProcess): Promise<{ code: number | null; text: string }> {
        let text = "";
        child.stdout?.on("data", (data: Buffer) => (text += data.toString()));
        child.stderr?.on("data", (data: Buffer) => (text += data.toString()));
        const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
        return { code, text };
    }

    /** Number of the engine's process, once it is creating the resource. */
    async function engineOf(stack: string): Promise<number> {
        // Creating the stack takes the lock too, for a moment: what is noted in the state comes from the update.
        const state = join(folder, ".evenkeel", "backend", ".pulumi", "stacks", "tiny", `${stack}.json`);
        while (readIfThere(state)?.includes('"pending_operations"') !== true) await pause(50);
        const locks = join(folder, ".evenkeel", "backend", ".pulumi", "locks", "organization", "tiny", stack);
        for (;;) {
            const file = names(locks).find((name) => name.endsWith(".json"));
            const text = file === undefined ? undefined : readIfThere(join(locks, file));
            const pid = /"pid":(\d+)/.exec(text ?? "")?.[1];
            if (pid !== undefined) return Number(pid);
            await pause(50);
        }
    }

    it("brings a program up, finds nothing to change, and takes it down, without touching the project", async () => {
        write("Pulumi.prod.yaml", "config: {}\n");
        const before = fingerprints(root);
        succeeded(await local("preview --stack prod"));
        const first = await local("up --stack dev --yes -c size=large");
        succeeded(first);
        expect(first.stdout).to.include("+ 2 created");
        expect(first.stderr).to.match(
            /up took \d+\.\d s on the simulated cloud; nothing was made on AWS, .* destroy --stack dev\)$/,
        );
        expect(first.stdout).to.include(`folder  : "${folder}"`).and.include("password: [secret]");
        expect(fingerprints(root)).to.deep.equal(before);

        // What -c gave held for one run, and is not kept for another.
        const copies = join(folder, ".evenkeel", "project");
        const copy = join(copies, names(copies)[0] ?? "", "Pulumi.dev.yaml");
        expect(readFileSync(copy, "utf8")).to.match(/^config:\n {2}aws:region: eu-west-1\nencryptionsalt: \S+\n$/);
        const second = await local("up --stack dev --yes --skip-preview");
        succeeded(second);
        expect(second.stdout).to.include("~ 1 updated").and.include("diff: ~size");
        succeeded(await local("preview --stack dev --expect-no-changes"));
        succeeded(await local("destroy --stack dev --yes --skip-preview"));
        expect((await local("stack --stack dev")).stdout).to.include("No resources currently in this stack");
        expect(fingerprints(root)).to.deep.equal(before);
    });

    it("keeps tests apart, each with a state of its own", async () => {
        const project = await LocalProject.open(folder, "dev", { cloudMain });
        succeeded(await project.up());
        expect(await project.outputs()).to.include({ password: "hunter2", folder });
        expect(JSON.stringify(await project.exportState())).not.to.include("hunter2");
        await project.remove();
        expect(names(folder)).not.to.include(".evenkeel");
    });

    it("says in a sentence what it will not do", async () => {
        const sentences: [string, NodeJS.ProcessEnv, RegExp][] = [
            ["up --stack nope", {}, /^there is no Pulumi\.nope\.yaml; stacks of this project: dev$/],
            ["up", {}, /^no stack is chosen/],
            ["login", {}, /^login is not for local runs/],
            ["up --stack dev", { PULUMI_BACKEND_URL: "s3://state" }, /^PULUMI_BACKEND_URL selects a real backend/],
            ["-C .. up --stack dev", {}, /^there is no Pulumi\.yaml in /],
        ];
        for (const [args, env, sentence] of sentences) {
            const result = await local(args, env);
            expect(result.code, args).to.equal(1);
            expect(result.stderr, args).to.match(sentence);
        }
    });

    it("refuses a stack that another run holds, and previews beside it", async () => {
        const slow = start("up --stack dev --yes --skip-preview", { EVENKEEL_ECHO_DELAY: "20000" });
        const ended = endOf(slow);
        const pid = await engineOf("dev");
        const refused = await local("up --stack dev --yes");
        expect(refused.code).to.equal(1);
        expect(refused.stderr).to.match(new RegExp(`^stack dev is locked by another run \\(process ${pid}, since `));
        succeeded(await local("preview --stack dev"));
        expect((await ended).code).to.equal(0);
    });

    it("goes on after a run that was killed", async () => {
        const slow = start("up --stack dev --yes --skip-preview", { EVENKEEL_ECHO_DELAY: "60000" });
        const ended = endOf(slow);
        const pid = await engineOf("dev");
        process.kill(pid, "SIGKILL");
        expect((await ended).code).to.equal(137);
        const again = await local("up --stack dev --yes --skip-preview");
        succeeded(again);
        expect(again.stderr).to.include(`(process ${pid}) was killed; its lock is removed`);
        await noneIsLeft(folder);
        // Files that the engine does not write at one stroke: killed a little later, it could not read them again.
        const kept = readdirSync(join(folder, ".evenkeel", "backend"), { recursive: true, encoding: "utf8" });
        expect(kept.filter((name) => name.endsWith(".attrs"))).to.deep.equal([]);
    });

    it("passes on an interrupt once, so that the engine ends in order", async () => {
        const slow = start("up --stack dev --yes --skip-preview", { EVENKEEL_ECHO_DELAY: "5000" });
        const ended = endOf(slow);
        await engineOf("dev");
        slow.kill("SIGINT");
        const { code, text } = await ended;
        expect(code, text).not.to.equal(0);
        expect(text).not.to.include("terminated");
        const again = await local("up --stack dev --yes --skip-preview");
        succeeded(again);
        expect(again.stderr).not.to.include("lock");
        await noneIsLeft(folder);
    });

    it("runs a TypeScript program that the SDK compiles", async () => {
        write("Pulumi.yaml", "name: tiny\nruntime: nodejs\n");
        write("package.json", '{"name": "tiny", "main": "index.ts"}');
        rmSync(join(folder, "index.js"));
        write("index.ts", "export const answer: number = 42;\n");
        const result = await local("up --stack dev --yes --skip-preview");
        succeeded(result);
        expect(result.stdout).to.include("answer: 42");
    });

    it("runs a YAML program", async () => {
        rmSync(join(folder, "index.js"));
        write(
            "Pulumi.yaml",
            [
                "name: tiny",
                "runtime: yaml",
                "outputs: {where: '${pulumi.stack}', file: {'fn::readFile': ../beside.txt}}",
            ].join("\n"),
        );
        const result = await local("up --stack dev --yes --skip-preview");
        succeeded(result);
        expect(result.stdout).to.include('where: "dev"').and.include('file : "beside"');
    });

    it("runs a policy pack, given by flag or by environment, and ends non-zero when a rule is broken", async () => {
        const pack = join(root, "pack");
        mkdirSync(pack);
        symlinkSync(nodeModules, join(pack, "node_modules"));
        writeFileSync(join(pack, "PulumiPolicy.yaml"), "runtime: nodejs\nversion: 1.0.0\n");
        writeFileSync(join(pack, "package.json"), '{"name": "tiny-pack", "version": "1.0.0", "main": "index.js"}');
        writeFileSync(
            join(pack, "index.js"),
            `const { PolicyPack } = require("@pulumi/policy");
            new PolicyPack("tiny-pack", { policies: [{
                name: "no-small", description: "d", enforcementLevel: "mandatory",
                validateResource: ({ props }, report) => { if (props.size === "small") report("too small"); },
            }] });`,
        );
        const byFlag = await local("preview --stack dev --policy-pack ../pack");
        expect(byFlag.code).not.to.equal(0);
        expect(byFlag.stdout).to.include("no-small").and.include("too small");
        const byEnvironment = await local("preview --stack dev", { PULUMI_OPTION_POLICY_PACK: "../pack" });
        expect(byEnvironment.code).not.to.equal(0);
        succeeded(await local("preview --stack dev --policy-pack ../pack -c size=large"));
    });

    it("runs two stacks of one project at the same time", async () => {
        write("Pulumi.prod.yaml", "config: {}\n");
        const results = await Promise.all(
            ["dev", "prod"].map((stack) => local(`up --stack ${stack} --yes --skip-preview`)),
        );
        for (const result of results) succeeded(result);
    });

    it("shows the program's own mistake, and ends non-zero", async () => {
        write("index.js", 'throw new Error("the program is wrong");');
        const result = await local("preview --stack dev");
        expect(result.code).not.to.equal(0);
        expect(result.stdout + result.stderr).to.include("the program is wrong");
    });

    it("says where to install when the program has no SDK", async () => {
        rmSync(join(folder, "node_modules"));
        const result = await local("preview --stack dev");
        expect(result.code).not.to.equal(0);
        expect(result.stdout + result.stderr).to.include(`there is no @pulumi/pulumi for ${folder}`);
    });
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function names(folder: string): string[] {
    try {
        return readdirSync(folder);
    } catch {
        return [];
    }
}

/** Path and content of every file except the local run's own. */
function fingerprints(folder: string, root = folder): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.name === ".evenkeel" || entry.isSymbolicLink()) return [];
        if (entry.isDirectory()) return fingerprints(path, root);
        return [`${relative(root, path)} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`];
    });
}

/** Fails when a process that a run started is still there after a while. */
async function noneIsLeft(folder: string): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
        if (processesWith(folder).length === 0) return;
        await pause(100);
    }
    expect(processesWith(folder)).to.deep.equal([]);
}

function processesWith(folder: string): string[] {
    return names("/proc").flatMap((pid) => {
        try {
            const environment = readFileSync(`/proc/${pid}/environ`, "utf8");
            return environment.includes(`EVENKEEL_PROJECT=${folder}\0`)
                ? [readFileSync(`/proc/${pid}/cmdline`, "utf8")]
                : [];
        } catch {
            return [];
        }
    });
}
