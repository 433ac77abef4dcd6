// The traffic analyser as one file for plain Node, which `npm run build` puts into its package.
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const main = join(root, "app-runtime", "src", "functions", "traffic-analyser", "cli", "main.ts");

/** The program as text. */
export function bundleAnalyser() {
    const {
        outputFiles: [bundle],
    } = buildSync({
        entryPoints: [main],
        bundle: true,
        platform: "node",
        target: "node20.19",
        format: "cjs",
        write: false,
        logLevel: "warning",
    });
    return bundle.text;
}

/** Writes it where `npm pack ./app-runtime/analyse` takes it from. */
export function writeAnalyser() {
    const file = join(root, "app-runtime", "analyse", "evenkeel-analyse.cjs");
    writeFileSync(file, `#!/usr/bin/env node\n${bundleAnalyser()}`);
    chmodSync(file, 0o755);
}

// In a process of its own a bundler takes no memory from the analyser.
if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(bundleAnalyser());
