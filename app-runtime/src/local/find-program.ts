import { existsSync } from "node:fs";
import path from "node:path";
import { LocalServerError } from "./errors.js";

/** A program that does not come with `npm ci`. */
export interface WantedProgram {
    /** As people call it, such as `MariaDB`; messages begin with it. */
    readonly what: string;
    /** File names that it may have, best first. */
    readonly names: readonly string[];
    /** How to install it, such as `Debian, Ubuntu: apt-get install nginx-light`. */
    readonly install: string;
}

/** Beside the folders of PATH, where distributions put servers. */
const serverFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

/** The folders of PATH, then those where distributions put servers, to which PATH may not lead. */
export function programFolders(): string[] {
    const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
    return [...new Set([...folders, ...serverFolders])];
}

/** The first of these programs that is in one of the folders. */
export function findProgram(
    names: readonly string[],
    searched: readonly string[] = programFolders(),
): string | undefined {
    const files = names.flatMap((name) => searched.map((folder) => path.join(folder, name)));
    return files.find((file) => existsSync(file));
}

/** The same for a program that is needed. @throws LocalServerError where no folder has it, saying how to install it */
export function requireProgram(
    { what, names, install }: WantedProgram,
    searched: readonly string[] = programFolders(),
): string {
    const found = findProgram(names, searched);
    if (found === undefined) {
        throw new LocalServerError(
            `${what} is not installed: ${names.join(" or ")} is in none of ${searched.join(", ")}; install it (${install}).`,
        );
    }
    return found;
}
