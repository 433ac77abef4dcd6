import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseFaults } from "../cloud/faults.js";
import { ensureEngine, ensureGoTool, yamlHostTool, type Engine } from "../engine/index.js";
import { cleanUp } from "./clean-up.js";
import { readCommandLine, type CommandLine } from "./command-line.js";
import { refuseMisspelt } from "./commands.js";
import { costSentences, costVariables, removeCostListing } from "./cost.js";
import { engineEnvironment } from "./environment.js";
import { homeAsTyped, homeOf, makeHome, type Home } from "./home.js";
import { clearLocks } from "./locks.js";
import { liesBeside, writePlugins } from "./plugins.js";
import { Problem } from "./problem.js";
import { readProject, type Project } from "./project.js";
import { refuseRealThings } from "./refusals.js";
import { reportLines } from "./report.js";
import { makeRunFolder } from "./run-folder.js";
import {
    secretPlaceholder,
    writeShadow,
    writeStackCopy,
    writeStackFile,
    type NamedPlugin,
    type StackCopy,
} from "./shadow.js";
import { chooseStack, type ChosenStack } from "./stacks.js";
import { startEngine, type EngineResult } from "./start-engine.js";
import { forgetStack, removeAdoptionFile, strandedSentences, type StackPlace } from "./stranded.js";

/** One Pulumi command line against the simulated cloud. */
export interface RunOptions {
    /** What follows `pulumi` on the command line. */
    readonly args: readonly string[];
    /** The folder that it is typed in. */
    readonly currentFolder: string;
    /** The environment that it is typed in. */
    readonly environment: NodeJS.ProcessEnv;
    /** Whether the engine talks to the person itself, or its output is collected. */
    readonly output: "inherit" | "capture";
    /** Whether the engine may ask questions. */
    readonly interactive: boolean;
    /** Takes a sentence for the person, such as how long it took. */
    readonly note: (sentence: string) => void;
    /** The simulated cloud's entry point. @default the one of this package */
    readonly cloudMain?: string;
}

/** Commands that hold the stack's lock while they run. */
const locking = new Set(["up", "update", "destroy", "down", "dn", "refresh", "import"]);
/** Commands whose duration is worth a line. */
const timed = new Set([...locking, "preview", "pre"]);
/** Commands after which the stack may have something that is worth removing. */
const making = new Set(["up", "update", "refresh", "import"]);
/** The engine's names of the command that removes a stack. */
const removing = new Set(["stack rm", "stack remove", "stack delete"]);

/**
 * Runs a Pulumi command line with the real engine and the simulated cloud.
 *
 * Command line, program and policy pack are those of a real run. The engine gets an environment of its own and works
 * beside copies of Pulumi.yaml and the stack files, so that no file of the project is changed.
 *
 * @throws Problem when it is not to be run: a sentence for the person
 * @throws EngineUnavailable when there is no engine and none can be had
 */
export async function runCommand(options: RunOptions): Promise<EngineResult> {
    const started = Date.now();
    if (process.platform === "win32") throw new Problem("evenkeel-local runs on Linux and macOS; on Windows use WSL");
    const line = readCommandLine(options.args, options.currentFolder);
    refuseMisspelt(line);
    const project = readProject(line.directory);
    const home = homeOf(project.folder, options.environment);
    refuseRealThings(line, project, options.environment, home.backendUrl);
    refuseWrongFaults(options.environment);
    const stack = chooseStack(line, project, home, options.environment);

    makeHome(home);
    const [command = ""] = line.words;
    if (stack.name !== undefined && timed.has(command)) clearOldLocks(project, home, stack.name, command, options.note);
    const engine = await ensureEngine({ environment: options.environment });
    const shadow = writeShadow(home, project, await plugins(home, project, engine, options), stack.name);
    const configFiles = copyConfigFiles(line, home);
    const copies = [shadow.stackFile, ...[...configFiles.values()].map(({ copied }) => copied)];
    for (const sentence of copies.flatMap(({ unknown }) => unknown)) options.note(sentence);
    const unreadable = unreadableSentences(copies);
    for (const sentence of unreadable) options.note(sentence);

    const folder = makeRunFolder(home);
    try {
        const context = { folder, projectFolder: project.folder, interactive: options.interactive };
        const env = {
            ...engineEnvironment(options.environment, home, line, context),
            ...costVariables(line, folder, options.environment),
        };
        const start = { executable: engine.executable, cwd: shadow.folder, env };
        await createStack(stack, (args) => startEngine({ ...start, args, output: "capture" }));
        const result = await startEngine({ ...start, args: withCopies(line, configFiles), output: options.output });
        const place = stack.name === undefined ? undefined : { project, home, stack: stack.name };
        const sentences = [
            ...reportLines(folder),
            // The engine's output has moved the first one out of sight.
            ...(result.code === 0 ? [] : unreadable),
            ...(place === undefined ? [] : afterwards(line, place, result.code, options.note)),
            ...(place === undefined || result.code !== 0 ? [] : cost(line, place, folder, options)),
            ...(timed.has(command) ? [ending(command, started, home, stack.name, options.currentFolder)] : []),
        ];
        for (const sentence of sentences) options.note(sentence);
        return result;
    } finally {
        cleanUp(
            [
                ["remove the notes of this run", () => rmSync(folder, { recursive: true, force: true })],
                ...restorations(home, project, stack.name, configFiles),
            ],
            options.note,
        );
    }
}

/** Without these steps the values of `-c` would stay in the engine's copies until the next run of the stack. */
function restorations(
    home: Home,
    project: Project,
    stack: string | undefined,
    configFiles: ConfigFiles,
): [string, () => unknown][] {
    const what = `take the values of this run out of the copies in ${home.project}`;
    const files = [...configFiles].map(([source, { copy }]): [string, () => unknown] => [
        what,
        () => writeStackCopy(source, copy),
    ]);
    return stack === undefined ? files : [[what, () => writeStackFile(home, project, stack)], ...files];
}

function clearOldLocks(project: Project, home: Home, stack: string, command: string, note: RunOptions["note"]): void {
    // A preview takes no lock and may run beside an update.
    if (!locking.has(command)) return;
    for (const sentence of clearLocks(project, home, stack)) note(sentence);
}

async function plugins(home: Home, project: Project, engine: Engine, options: RunOptions): Promise<NamedPlugin[]> {
    const { providers, nodejs } = writePlugins(home, options.cloudMain);
    const named: NamedPlugin[] = [
        ...Object.entries(providers).map(([name, path]) => ({ kind: "providers" as const, name, path })),
        { kind: "languages", name: "nodejs", path: nodejs },
    ];
    if (project.runtime === "yaml" && !liesBeside(engine.executable, "yaml")) {
        const path = await ensureGoTool(yamlHostTool, { environment: options.environment });
        named.push({ kind: "languages", name: "yaml", path });
    }
    return named;
}

/** The simulated cloud would refuse to start, and the engine call that a bug. */
function refuseWrongFaults(environment: NodeJS.ProcessEnv): void {
    try {
        parseFaults(environment.EVENKEEL_FAULTS);
    } catch (error) {
        throw new Problem(error instanceof Error ? error.message : String(error));
    }
}

function unreadableSentences(copies: readonly StackCopy[]): string[] {
    const keys = new Set(copies.flatMap(({ unreadable }) => unreadable));
    if (keys.size === 0) return [];
    return [
        `encrypted for real runs and read as "${secretPlaceholder}" here: ${[...keys].join(", ")} ` +
            "(give another value with -c key=value)",
    ];
}

/** What there is to say of stack and cloud when the engine has ended; a failure to find out is told and no more. */
function afterwards({ words }: CommandLine, place: StackPlace, code: number, note: RunOptions["note"]): string[] {
    const sentences: string[] = [];
    const isLocking = locking.has(words[0] ?? "");
    const look = (): void => {
        if (isLocking && code === 0) removeAdoptionFile(place);
        if (isLocking && code !== 0) sentences.push(...strandedSentences(place));
        if (removing.has(words.slice(0, 2).join(" ")) && code === 0) {
            removeCostListing(place);
            sentences.push(...forgetStack(place));
        }
    };
    cleanUp([[`compare the state of stack ${place.stack} with the simulated cloud`, look]], note);
    return sentences;
}

/** What the stack costs; a failure to find out is told and no more. */
function cost(line: CommandLine, place: StackPlace, folder: string, options: RunOptions): string[] {
    const { environment, currentFolder, note } = options;
    const sentences: string[] = [];
    const run = { folder, environment, near: homeAsTyped(place.home, currentFolder) };
    const look = (): void => void sentences.push(...costSentences(line, place, run));
    cleanUp([[`say what stack ${place.stack} costs`, look]], note);
    return sentences;
}

/** The last line: how long it took, and that it was no real run. */
function ending(
    command: string,
    started: number,
    home: Home,
    stack: string | undefined,
    currentFolder: string,
): string {
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const folder = homeAsTyped(home, currentFolder);
    const removal = making.has(command) && stack !== undefined ? ` (remove it with: destroy --stack ${stack})` : "";
    return `${command} took ${seconds} s on the simulated cloud; nothing was made on AWS, and the state is in ${folder}${removal}`;
}

/** A stack whose file is there is one that the person has; that this backend has never seen it is our affair. */
async function createStack(stack: ChosenStack, run: (args: string[]) => Promise<EngineResult>): Promise<void> {
    if (!stack.create || stack.name === undefined) return;
    const { code, stdout, stderr } = await run(["stack", "init", stack.name, "--no-select", "--non-interactive"]);
    if (code !== 0) throw new Problem(`stack ${stack.name} cannot be created: ${(stderr + stdout).trim()}`);
}

const configFileFlag = "--config-file=";

/** Copies by the files that they are of. */
type ConfigFiles = ReadonlyMap<string, { readonly copy: string; readonly copied: StackCopy }>;

/** The engine writes into the file of `--config-file` too, so it is given a copy. */
function copyConfigFiles(line: CommandLine, home: Home): ConfigFiles {
    const sources = line.args.flatMap((argument) =>
        argument.startsWith(configFileFlag) ? argument.slice(configFileFlag.length) : [],
    );
    const copies = new Map<string, { copy: string; copied: StackCopy }>();
    for (const source of sources) {
        if (!existsSync(source)) throw new Problem(`there is no file ${source}, which --config-file names`);
        const key = createHash("sha256").update(source).digest("hex").slice(0, 12);
        const copy = join(home.project, `config-${key}.yaml`);
        copies.set(source, { copy, copied: writeStackCopy(source, copy) });
    }
    return copies;
}

function withCopies(line: CommandLine, configFiles: ConfigFiles): string[] {
    return line.args.map((argument) => {
        const copy = argument.startsWith(configFileFlag)
            ? configFiles.get(argument.slice(configFileFlag.length))?.copy
            : undefined;
        return copy === undefined ? argument : `${configFileFlag}${copy}`;
    });
}
