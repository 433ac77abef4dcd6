import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CommandLine } from "./command-line.js";
import { readIfThere } from "./files.js";
import type { Home } from "./home.js";
import { nearestOf } from "./nearest.js";
import { Problem } from "./problem.js";
import type { Project } from "./project.js";

/** Commands that work on one stack, with the word that names it when no flag does. */
const namedByWord = new Set(["stack select", "stack init", "stack rm", "stack remove", "stack delete"]);
const operations = new Set([
    "up",
    "update",
    "preview",
    "pre",
    "destroy",
    "down",
    "dn",
    "refresh",
    "import",
    "cancel",
    "watch",
]);
/** Commands that make a stack where there is none. */
const makers = new Set(["up", "update", "preview", "pre"]);

/** The stack that a command line is about. */
export interface ChosenStack {
    readonly name: string | undefined;
    /** Whether it must be created before the command runs. */
    readonly create: boolean;
}

/**
 * Finds out which stack is meant and whether it exists.
 *
 * @throws Problem when it can only be a mistake: a stack that the project has no file for, or none at all
 */
export function chooseStack(
    line: CommandLine,
    project: Project,
    home: Home,
    environment: NodeJS.ProcessEnv,
): ChosenStack {
    const [command = "", second = ""] = line.words;
    const typed = `${command} ${second}`;
    const byWord = namedByWord.has(typed) ? line.words[2] : undefined;
    const named = line.flags.get("stack") ?? byWord ?? environment.PULUMI_OPTION_STACK ?? environment.PULUMI_STACK;
    const name = shortName(named ?? selectedStack(project, home));
    if (line.flags.has("help")) return { name, create: false };
    if (name === undefined) {
        if (!operations.has(command)) return { name, create: false };
        throw new Problem(
            `no stack is chosen; name one with --stack${project.stacks.length > 0 ? `; ${listOf(project)}` : ""}`,
        );
    }
    if (typed === "stack init" || stackExists(project, home, name)) return { name, create: false };
    if (project.stacks.includes(name)) return { name, create: true };
    if (project.stacks.length > 0) {
        const nearest = nearestOf(name, project.stacks);
        const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
        throw new Problem(`there is no Pulumi.${name}.yaml; ${listOf(project)}${hint}`);
    }
    return { name, create: makers.has(command) };
}

/** Whether the local backend has the stack. */
export function stackExists(project: Project, home: Home, stack: string): boolean {
    return existsSync(stateFileOf(project, home, stack));
}

/** Where the local backend keeps what it knows of a stack. */
export function stateFileOf(project: Project, home: Home, stack: string): string {
    return join(home.backend, ".pulumi", "stacks", project.name, `${stack}.json`);
}

function listOf(project: Project): string {
    return `stacks of this project: ${project.stacks.join(", ")}`;
}

/** The engine also takes `organization/project/stack`. */
function shortName(name: string | undefined): string | undefined {
    return name === undefined || name === "" ? undefined : name.split("/").at(-1);
}

/** What `pulumi stack select` has remembered, in a file that the engine names after the path of its Pulumi.yaml. */
function selectedStack(project: Project, home: Home): string | undefined {
    const path = createHash("sha1").update(join(home.project, "Pulumi.yaml")).digest("hex");
    const text = readIfThere(join(home.pulumi, "workspaces", `${project.name}-${path}-workspace.json`));
    if (text === undefined) return undefined;
    const settings: unknown = JSON.parse(text);
    return typeof settings === "object" &&
        settings !== null &&
        "stack" in settings &&
        typeof settings.stack === "string"
        ? settings.stack
        : undefined;
}
