import { isAbsolute, join, resolve } from "node:path";
import { Document, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import { readIfThere, writeIfDifferent } from "./files.js";
import type { Home } from "./home.js";
import { parseYaml, stackFileOf, type Project } from "./project.js";
import { refuseWrongShape, unknownKeys } from "./stack-file.js";

/**
 * The engine's view of the project: a folder with copies of Pulumi.yaml and the stack files.
 *
 * Left alone, the engine writes an encryption salt and values of `-c` into the stack's file. It looks for both files in
 * its working folder, so it works beside copies, while `main` points at the program where it really is: relative
 * paths of the program and its assets keep their meaning. What the engine wrote of one run is taken out of the copies
 * after it, because values of `-c` may be secret and are written in plain text.
 */
export interface Shadow {
    /** Where the engine works. */
    readonly folder: string;
    /** What became of the stack's file. */
    readonly stackFile: StackCopy;
}

/** What a person should know of the copy of a stack file. */
export interface StackCopy {
    /** Configuration keys whose values cannot be read here and were given {@link secretPlaceholder}. */
    readonly unreadable: readonly string[];
    /** A sentence for each key that means nothing to Pulumi. */
    readonly unknown: readonly string[];
}

/** What stands in for a secret that is encrypted with a key that a local run does not have. */
export const secretPlaceholder = "secret-of-a-real-run";

/** A plugin that the engine takes from a folder instead of looking for it. */
export interface NamedPlugin {
    readonly kind: "providers" | "languages";
    readonly name: string;
    readonly path: string;
}

/**
 * Writes the copies, or brings those of an earlier run up to date; a file that is right already is not touched.
 *
 * @param stack the stack of this run; the files of the others are left alone, because they may be in use
 */
export function writeShadow(
    home: Home,
    project: Project,
    plugins: readonly NamedPlugin[],
    stack: string | undefined,
): Shadow {
    writeIfDifferent(join(home.project, "Pulumi.yaml"), projectCopy(project, plugins));
    const stackFile = stack === undefined ? { unreadable: [], unknown: [] } : writeStackFile(home, project, stack);
    return { folder: home.project, stackFile };
}

/**
 * Writes the copy of the stack's own file as it is without anything of a run.
 *
 * @throws Problem when the file is not what a stack file is
 */
export function writeStackFile(home: Home, project: Project, stack: string): StackCopy {
    return writeStackCopy(stackFileOf(project, stack), join(home.project, `Pulumi.${stack}.yaml`));
}

/**
 * Copies one stack file for the engine, keeping the salt that an earlier copy was given.
 *
 * Without a source the copy is left with its salt only: what a run was given with `-c` held for that run.
 *
 * @throws Problem when the source is not what a stack file is
 */
export function writeStackCopy(source: string | undefined, target: string): StackCopy {
    const document = source === undefined ? new Document({}) : parseYaml(source);
    if (document.contents === null) document.contents = document.createNode({});
    if (source !== undefined) refuseWrongShape(document, source);
    const unknown = source === undefined ? [] : unknownKeys(document, source);
    const unreadable = withoutForeignSecrets(document);
    const salt = saltOf(target);
    if (salt !== undefined) document.set("encryptionsalt", salt);
    if (source !== undefined || salt !== undefined) writeIfDifferent(target, document.toString());
    return { unreadable, unknown };
}

/** A fresh document with everything relative made absolute and the plugins named. */
function projectCopy(project: Project, plugins: readonly NamedPlugin[]): string {
    const document = parseYaml(project.file);
    // Pulumi takes an absolute `main`; with it the program and its relative paths stay where they are.
    document.set("main", project.program);
    document.delete("stackConfigDir");
    absolutePackages(document, project.folder);
    for (const kind of ["providers", "languages"] as const) {
        const named = plugins.filter((plugin) => plugin.kind === kind).map(({ name, path }) => ({ name, path }));
        const others = ownPlugins(document, kind, project.folder).filter(({ name }) =>
            named.every((one) => one.name !== name),
        );
        document.setIn(["plugins", kind], document.createNode([...named, ...others]));
    }
    return document.toString();
}

interface OwnPlugin {
    readonly name: string;
    readonly path?: string;
    readonly version?: string;
}

/** The plugins that the project's own file names. */
function ownPlugins(document: Document, kind: string, folder: string): OwnPlugin[] {
    const list: unknown = document.getIn(["plugins", kind]);
    if (!isSeq(list)) return [];
    return list.items.flatMap((item) => {
        if (!isMap(item)) return [];
        const text = (key: string) => {
            const value: unknown = item.get(key);
            return typeof value === "string" ? value : undefined;
        };
        const [name, path, version] = [text("name"), text("path"), text("version")];
        if (name === undefined) return [];
        return [
            {
                name,
                ...(path === undefined ? {} : { path: resolve(folder, path) }),
                ...(version === undefined ? {} : { version }),
            },
        ];
    });
}

/** `packages: {x: ../components}` is relative to the file, which the copy is not beside. */
function absolutePackages(document: Document, folder: string): void {
    const packages: unknown = document.get("packages");
    if (!isMap(packages)) return;
    for (const { key, value } of packages.items) {
        const name = isScalar(key) ? String(key.value) : String(key);
        const path = isMap(value) ? ["packages", name, "source"] : ["packages", name];
        const source: unknown = document.getIn(path);
        if (typeof source === "string" && isLocalPath(source)) document.setIn(path, resolve(folder, source));
    }
}

function isLocalPath(source: string): boolean {
    return !isAbsolute(source) && (source.startsWith("./") || source.startsWith("../"));
}

/**
 * Takes out what belongs to the key of real runs, and gives encrypted values a placeholder: a local run has a
 * passphrase of its own and reaches no key service.
 *
 * @returns the keys whose values were replaced
 */
function withoutForeignSecrets(document: Document): string[] {
    for (const key of ["encryptionsalt", "encryptedkey", "secretsprovider"]) document.delete(key);
    const replaced: string[] = [];
    visit(document, {
        Map(_, node, path) {
            if (node.items.length !== 1 || !node.has("secure")) return undefined;
            const keys = path.flatMap((parent) =>
                "key" in parent && isScalar(parent.key) ? [String(parent.key.value)] : [],
            );
            replaced.push(keys.slice(1).join("."));
            return document.createNode(secretPlaceholder);
        },
    });
    return replaced;
}

function saltOf(file: string): string | undefined {
    const text = readIfThere(file);
    const salt: unknown = text === undefined ? undefined : parseDocument(text).get("encryptionsalt");
    return typeof salt === "string" ? salt : undefined;
}
