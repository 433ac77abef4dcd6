// Writes the traffic analyser as one file for plain Node to standard output.
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const main = new URL("../app-runtime/src/functions/traffic-analyser/cli/main.ts", import.meta.url);
const {
    outputFiles: [bundle],
} = buildSync({
    entryPoints: [fileURLToPath(main)],
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    write: false,
    logLevel: "warning",
});
process.stdout.write(bundle.contents);
