import { expect } from "chai";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { runLocal, type LocalResult } from "./local-project.js";

/** Notes values in its copy of the stack's file, or in the file of --config-file, as the engine does with `-c`. */
const takesNotes = `
for argument; do case "$argument" in --config-file=*) file="\${argument#--config-file=}";; esac; done
printf 'config:\\n  shop:token: hunter2\\nencryptionsalt: v1:salt\\n' > "\${file:-Pulumi.dev.yaml}"
exit 3`;

describe("runCommand", () => {
    let root: string;
    let folder: string;
    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "evenkeel-run-"));
        folder = join(root, "shop");
        for (const each of [folder, join(root, "bin")]) mkdirSync(each);
        writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
        writeFileSync(join(folder, "Pulumi.dev.yaml"), "config:\n  shop:size: 1\n");
        writeFileSync(join(folder, "other.yaml"), "config:\n  shop:size: 2\n");
        // The stack exists, so that nothing but the command itself is run.
        const stacks = join(folder, ".evenkeel", "backend", ".pulumi", "stacks", "shop");
        mkdirSync(stacks, { recursive: true });
        writeFileSync(join(stacks, "dev.json"), "{}");
    });
    afterEach(() => rmSync(root, { recursive: true }));

    /** Runs with a shell script in place of the engine. */
    function run(engine: string, ...args: string[]): Promise<LocalResult>;
    function run(engine: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<LocalResult>;
    function run(engine: string, first: NodeJS.ProcessEnv | string, ...rest: string[]): Promise<LocalResult> {
        const [ownEnv, args] = typeof first === "string" ? [{}, [first, ...rest]] : [first, rest];
        const executable = join(root, "bin", "pulumi");
        writeFileSync(executable, `#!/bin/sh\nif [ "$1" = version ]; then echo v3.258.0; exit; fi\n${engine}\n`);
        chmodSync(executable, 0o755);
        const env = {
            PATH: [join(root, "bin"), process.env.PATH].join(delimiter),
            EVENKEEL_CACHE: join(root, "cache"),
            EVENKEEL_HOME: undefined,
            ...ownEnv,
        };
        return runLocal({ directory: folder, args, env });
    }

    /** What is left in the engine's copies, by file name. */
    function copies(): Record<string, string> {
        const projects = join(folder, ".evenkeel", "project");
        const copied = join(projects, readdirSync(projects)[0] ?? "");
        const names = readdirSync(copied).filter((name) => name !== "Pulumi.yaml");
        return Object.fromEntries(names.map((name) => [name, readFileSync(join(copied, name), "utf8")]));
    }

    it("leaves nothing of the values of -c behind, also where the run failed", async () => {
        const { code } = await run(takesNotes, "up", "--stack", "dev", "--yes", "-c", "token=hunter2");
        expect(code).to.equal(3);
        expect(copies()).to.deep.equal({
            "Pulumi.dev.yaml": "config:\n  shop:size: 1\nencryptionsalt: v1:salt\n",
        });
        expect(readdirSync(join(folder, ".evenkeel", "runs"))).to.deep.equal([]);
    });

    it("leaves nothing of them in the copy of another file for the stack either", async () => {
        const { code } = await run(takesNotes, "up", "--stack", "dev", "--config-file", "other.yaml", "-c", "token=1");
        expect(code).to.equal(3);
        expect(Object.values(copies())).to.have.members([
            "config:\n  shop:size: 1\n",
            "config:\n  shop:size: 2\nencryptionsalt: v1:salt\n",
        ]);
        expect(readFileSync(join(folder, "other.yaml"), "utf8")).to.equal("config:\n  shop:size: 2\n");
    });

    it("gives the run's result also where the clean-up fails, and tells what is left", async () => {
        const { code, stdout, stderr } = await run(
            "rm -f Pulumi.dev.yaml; mkdir Pulumi.dev.yaml; echo done; exit 4",
            "preview",
            "--stack",
            "dev",
        );
        expect(code).to.equal(4);
        expect(stdout).to.equal("done\n");
        expect(stderr).to.match(/cannot take the values of this run out of the copies in .*project.*: EISDIR/);
    });

    it("says with a failed run's end which values stood in for secrets, and that nothing real was made", async () => {
        writeFileSync(join(folder, "Pulumi.dev.yaml"), "config:\n  shop:token: {secure: AAAB}\n");
        const { stderr } = await run("echo engine >&2; exit 1", "up", "--stack", "dev");
        expect(stderr.split("\n")).to.have.length(5);
        expect(stderr).to.match(/^engine\n\nencrypted for real runs .*\nencrypted for real runs .*: shop:token .*\n/);
        expect(stderr).to.match(
            /up took .* s on the simulated cloud; nothing was made on AWS, and the state is in \.evenkeel \(remove it with: destroy --stack dev\)$/,
        );
    });

    it("answers a wrong EVENKEEL_FAULTS and a misspelt command before the engine starts", async () => {
        const engine = "echo started; exit 0";
        const faults = { EVENKEEL_FAULTS: '{"call": "make"}' };
        const wrong = await run(engine, faults, "up", "--stack", "dev");
        expect(wrong).to.include({ code: 1, stdout: "" });
        expect(wrong.stderr).to.include('EVENKEEL_FAULTS[0].call is "make"; write "create"');
        const misspelt = await run(engine, "preveiw", "--stack", "dev");
        expect(misspelt).to.deep.equal({
            code: 1,
            stdout: "",
            stderr: "there is no command preveiw; did you mean preview?",
        });
    });

    it("compares cloud and state after a failed run, and forgets what a removed stack had", async () => {
        const [type, urn] = ["aws:sns/topic:Topic", "urn:pulumi:dev::shop::aws:sns/topic:Topic::alerts"];
        const topic = { type, id: "arn:alerts", urn, region: "eu-west-1", seed: "s", facts: {}, inputs: [] };
        const cloud = join(folder, ".evenkeel", "cloud");
        mkdirSync(cloud);
        writeFileSync(join(cloud, "journal.jsonl"), `${JSON.stringify({ put: topic })}\n`);
        const failed = await run("exit 255", "up", "--stack", "dev");
        expect(failed.stderr).to.include(`${type} "alerts" (arn:alerts) exists in the simulated cloud`);
        expect((await run("exit 255", "preview", "--stack", "dev")).stderr).not.to.include("alerts");
        const removed = await run("exit 0", "stack", "rm", "dev", "--force", "--yes");
        expect(removed.stderr).to.include("has forgotten 1 resource of stack dev");
        expect((await run("exit 255", "up", "--stack", "dev")).stderr).not.to.include("alerts");
    });
});
