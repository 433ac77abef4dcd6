import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { isMap, parseDocument, type Document } from "yaml";
import { Problem } from "./problem.js";

/** A Pulumi project on disk. */
export interface Project {
    /** Folder of its Pulumi.yaml. */
    readonly folder: string;
    /** Path of its Pulumi.yaml. */
    readonly file: string;
    readonly name: string;
    /** `nodejs`, `yaml`, … */
    readonly runtime: string;
    /** Where the program is. */
    readonly program: string;
    /** Where the stack files are. */
    readonly stackFolder: string;
    /** Names of the stacks that have a file, sorted. */
    readonly stacks: readonly string[];
    readonly backendUrl: string | undefined;
}

const projectFiles = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];
const stackFile = /^Pulumi\.(?<stack>.+)\.(?:yaml|yml|json)$/;

/** Finds the project as Pulumi does: in this folder or the nearest one above. */
export function readProject(folder: string): Project {
    const file = findUpwards(folder);
    if (file === undefined) {
        throw new Problem(
            existsSync(folder)
                ? `there is no Pulumi.yaml in ${folder} or a folder above it; go to a Pulumi project or name one with -C DIR`
                : `there is no folder ${folder}`,
        );
    }
    const document = parseYaml(file);
    if (!isMap(document.contents)) throw new Problem(`${file} has no keys; a project needs at least name and runtime`);

    const name = textAt(document, ["name"]);
    const runtime = textAt(document, ["runtime"]) ?? textAt(document, ["runtime", "name"]);
    if (name === undefined) throw new Problem(`${file} has no name; add a line \`name: <project>\``);
    if (runtime === undefined)
        throw new Problem(`${file} has no runtime; add a line \`runtime: nodejs\` or \`runtime: yaml\``);
    const root = dirname(file);
    const stackFolder = resolve(root, textAt(document, ["stackConfigDir"]) ?? ".");
    return {
        folder: root,
        file,
        name,
        runtime,
        program: resolve(root, textAt(document, ["main"]) ?? "."),
        stackFolder,
        stacks: existsSync(stackFolder) ? stacksIn(stackFolder) : [],
        backendUrl: textAt(document, ["backend", "url"]),
    };
}

/** Parses a YAML or JSON file; a mistake in it is told with its line. */
export function parseYaml(file: string): Document {
    const document = parseDocument(readFileSync(file, "utf8"));
    const [error] = document.errors;
    if (error !== undefined) throw new Problem(`${file} cannot be read: ${error.message.split("\n", 1)[0] ?? ""}`);
    return document;
}

/** Path of a stack's file, whichever extension it has; undefined when there is none. */
export function stackFileOf(project: Project, stack: string): string | undefined {
    return ["yaml", "yml", "json"]
        .map((extension) => join(project.stackFolder, `Pulumi.${stack}.${extension}`))
        .find((file) => existsSync(file));
}

/** A scalar of the document as text. */
function textAt(document: Document, path: readonly string[]): string | undefined {
    const value: unknown = document.hasIn(path) ? document.getIn(path) : undefined;
    return typeof value === "string" && value !== "" ? value : undefined;
}

function findUpwards(folder: string): string | undefined {
    const found = projectFiles.map((name) => join(folder, name)).find((file) => existsSync(file));
    if (found !== undefined) return found;
    const parent = dirname(folder);
    return parent === folder || !isAbsolute(parent) ? undefined : findUpwards(parent);
}

function stacksIn(folder: string): string[] {
    return readdirSync(folder)
        .flatMap((entry) => stackFile.exec(entry)?.groups?.stack ?? [])
        .sort();
}
