import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Golden } from "./golden.js";

/** Version of the components' package. */
export function presentVersion(folder: string): string {
    const { version }: { version: string } = JSON.parse(readFileSync(join(folder, "..", "package.json"), "utf8"));
    return version;
}

/** Versions that have goldens. */
export function versionsIn(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && /^\d/.test(entry.name))
        .map(({ name }) => name);
}

/** The goldens of a version, by component. */
export function readGoldens(folder: string, version: string): Map<string, Golden> {
    const files = readdirSync(join(folder, version)).sort();
    return new Map(
        files.map((file) => {
            const golden: Golden = JSON.parse(readFileSync(join(folder, version, file), "utf8"));
            return [golden.component, golden];
        }),
    );
}

/** Puts these in the place of what the version had. */
export function writeGoldens(folder: string, version: string, goldens: ReadonlyMap<string, Golden>): void {
    rmSync(join(folder, version), { recursive: true, force: true });
    mkdirSync(join(folder, version), { recursive: true });
    for (const [component, golden] of goldens) {
        writeFileSync(join(folder, version, `${component}.json`), `${JSON.stringify(golden, undefined, 4)}\n`);
    }
}
