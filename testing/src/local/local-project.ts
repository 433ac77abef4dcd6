import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EngineUnavailable } from "../engine/index.js";
import { isObject } from "./json-members.js";
import { Problem } from "./problem.js";
import { runCommand } from "./run.js";

export interface LocalOptions {
    /** Folder of the Pulumi project, or one inside it. */
    readonly directory: string;
    /** What follows `pulumi` on the command line, such as `["up", "--stack", "dev", "--yes"]`. */
    readonly args: readonly string[];
    /** Folder that keeps the state. @default `$EVENKEEL_HOME`, else `.evenkeel` in the project's folder */
    readonly home?: string;
    /** Variables on top of this process's environment; `undefined` takes one away. @default none */
    readonly env?: NodeJS.ProcessEnv;
    /** Script that stands in for the simulated cloud; its argument is the package's name. @default the simulated cloud */
    readonly cloudMain?: string;
}

export interface LocalResult {
    /** Exit code: 0 when everything went well. */
    readonly code: number;
    readonly stdout: string;
    /** The engine's standard error, then what the local run has to say. */
    readonly stderr: string;
}

/**
 * Runs one Pulumi command line with the real engine against the simulated cloud and collects what it prints.
 *
 * What the command line would refuse with a sentence ends here with code 1 and the sentence in `stderr`, so that a test
 * sees what a person would see.
 */
export async function runLocal(options: LocalOptions): Promise<LocalResult> {
    const sentences: string[] = [];
    const ownEnvironment = options.home === undefined ? {} : { EVENKEEL_HOME: options.home };
    try {
        const { code, stdout, stderr } = await runCommand({
            args: options.args,
            currentFolder: options.directory,
            environment: { ...process.env, ...ownEnvironment, ...options.env },
            output: "capture",
            interactive: false,
            note: (sentence) => sentences.push(sentence),
            cloudMain: options.cloudMain,
        });
        return { code, stdout, stderr: [stderr, ...sentences].join("\n") };
    } catch (error) {
        if (!(error instanceof Problem || error instanceof EngineUnavailable)) throw error;
        return { code: 1, stdout: "", stderr: [...sentences, error.message].join("\n") };
    }
}

/**
 * A project with a state of its own, for tests: nothing of other runs is seen, and {@link LocalProject.remove} leaves
 * nothing behind.
 *
 * @example
 * const project = await LocalProject.open("infrastructure", "test");
 * expect((await project.up()).code).to.equal(0);
 * expect(await project.outputs()).to.have.property("url");
 * await project.remove();
 */
export class LocalProject {
    private constructor(
        readonly directory: string,
        readonly stack: string,
        /** Folder that keeps the state. */
        readonly home: string,
        private readonly options: Pick<LocalOptions, "env" | "cloudMain">,
    ) {}

    static async open(
        directory: string,
        stack: string,
        options: Pick<LocalOptions, "env" | "cloudMain"> = {},
    ): Promise<LocalProject> {
        const home = await mkdtemp(join(tmpdir(), "evenkeel-"));
        return new LocalProject(directory, stack, home, options);
    }

    /** Any command on this stack; `--stack` is added. */
    run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<LocalResult> {
        const { directory, home, options } = this;
        return runLocal({
            ...options,
            directory,
            home,
            args: [...args, "--stack", this.stack],
            // Half of an update is writing the whole state after each step, which nobody reads here before the update is over.
            env: { PULUMI_SKIP_CHECKPOINTS: "true", ...options.env, ...env },
        });
    }

    up(args: readonly string[] = [], env?: NodeJS.ProcessEnv): Promise<LocalResult> {
        return this.run(["up", "--yes", "--skip-preview", ...args], env);
    }

    preview(args: readonly string[] = [], env?: NodeJS.ProcessEnv): Promise<LocalResult> {
        return this.run(["preview", ...args], env);
    }

    destroy(args: readonly string[] = [], env?: NodeJS.ProcessEnv): Promise<LocalResult> {
        return this.run(["destroy", "--yes", "--skip-preview", ...args], env);
    }

    /** The stack's outputs, secrets in plain text. */
    async outputs(): Promise<Record<string, unknown>> {
        return this.json(["stack", "output", "--json", "--show-secrets"]);
    }

    /** The stack's state as `pulumi stack export` gives it: resources with inputs and outputs, secrets encrypted. */
    async exportState(): Promise<Record<string, unknown>> {
        return this.json(["stack", "export"]);
    }

    /** Removes the state; what is up in the simulated cloud is gone with it. */
    async remove(): Promise<void> {
        await rm(this.home, { recursive: true, force: true });
    }

    private async json(args: readonly string[]): Promise<Record<string, unknown>> {
        const { code, stdout, stderr } = await this.run(args);
        if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}: ${stderr}`);
        const value: unknown = JSON.parse(stdout);
        if (!isObject(value)) throw new Error(`pulumi ${args.join(" ")} did not print an object`);
        return value;
    }
}
