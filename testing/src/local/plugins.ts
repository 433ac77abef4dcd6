import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { packages } from "../cloud/packages.js";
import { writeIfDifferent } from "./files.js";
import type { Home } from "./home.js";

/** Folders with the executables that the engine starts, by the name it knows them by. */
export interface Plugins {
    readonly providers: Readonly<Record<string, string>>;
    readonly nodejs: string;
}

/** This package's files are TypeScript when its own tests run it from source, and compiled for everyone else. */
const extension = __filename.endsWith(".ts") ? "ts" : "js";
const packageFolder = join(__dirname, "..");

/**
 * Writes the executables. They name this copy of the package and this Node by absolute path, so their folder's name
 * depends on both: two checkouts that share a home keep out of each other's way.
 */
export function writePlugins(home: Home, cloudMain = join(packageFolder, "cloud", `main.${extension}`)): Plugins {
    const key = createHash("sha256")
        .update(`${process.execPath}\n${cloudMain}\n${__filename}`)
        .digest("hex")
        .slice(0, 12);
    const write = (kind: string, name: string, main: string, args: readonly string[]) => {
        const folder = join(home.plugins, key, `${kind}-${name}`);
        mkdirSync(folder, { recursive: true });
        const file = join(folder, `pulumi-${kind}-${name}`);
        writeIfDifferent(file, script(main, args), 0o755);
        chmodSync(file, 0o755);
        return folder;
    };
    return {
        providers: Object.fromEntries(packages.map(({ name }) => [name, write("resource", name, cloudMain, [name])])),
        nodejs: write("language", "nodejs", join(packageFolder, "engine", "language-host", `main.${extension}`), []),
    };
}

/** A shell script, because a `#!` line takes neither a path with blanks nor more than one argument. */
function script(main: string, args: readonly string[]): string {
    const words = [process.execPath, ...loaderArguments(main), main, ...args].map(quote);
    return `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`;
}

function loaderArguments(main: string): string[] {
    if (!main.endsWith(".ts")) return [];
    const tsx = pathToFileURL(createRequire(__filename).resolve("tsx")).href;
    return ["--conditions=evenkeel-source", "--import", tsx];
}

function quote(word: string): string {
    return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Whether the language host of a runtime lies beside this engine, or beside what it is a link to. */
export function liesBeside(engine: string, runtime: string): boolean {
    return [engine, realpathSync(engine)].some((file) => existsSync(join(dirname(file), `pulumi-language-${runtime}`)));
}
