import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

/**
 * Gives a file this content, unless it has it already.
 *
 * The content appears all at once: another run may read the file at any moment.
 */
export function writeIfDifferent(file: string, content: string, mode = 0o644): void {
    if (readIfThere(file) === content) return;
    const temporary = `${file}.${randomBytes(6).toString("hex")}`;
    writeFileSync(temporary, content, { mode });
    renameSync(temporary, file);
}

/** The text of a file; undefined when there is none. */
export function readIfThere(file: string): string | undefined {
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
    }
}
