import path from "node:path";
import { build } from "esbuild";

/** Writes the program that calls a function's handler, as one file that plain Node runs. */
export async function bundleBootstrap(file: string): Promise<void> {
    await build({
        // TypeScript when this file runs from source, JavaScript when it is compiled.
        entryPoints: [path.join(__dirname, `bootstrap${path.extname(__filename)}`)],
        outfile: file,
        bundle: true,
        platform: "node",
        format: "esm",
        logLevel: "silent",
        tsconfigRaw: {},
    });
}
