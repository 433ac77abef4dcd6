import { mkdir, mkdtemp } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { removeFolder } from "./temporary-folder.js";

/** Inside of the package, so that what is not bundled is found. */
const parent = path.join(__dirname, "..", "..", "..", ".artefacts");

/** One file to run with Node. */
export interface Bundled {
    readonly file: string;
    remove(): Promise<void>;
}

/** Makes one file of a program, as the artefact has it: it starts in a fraction of the time that reading a thousand files takes. */
export async function bundled(entryPoint: string): Promise<Bundled> {
    await mkdir(parent, { recursive: true });
    const folder = await mkdtemp(path.join(parent, "test-"));
    const file = path.join(folder, "program.cjs");
    await build({
        entryPoints: [entryPoint],
        outfile: file,
        bundle: true,
        platform: "node",
        format: "cjs",
        logLevel: "silent",
        // Names stay: stack traces of a failed test are read.
        minifyWhitespace: true,
        // The one is a library of the machine, the other is never used.
        external: ["sharp", "pg-native"],
        tsconfigRaw: {},
    });
    return { file, remove: () => removeFolder(folder) };
}
