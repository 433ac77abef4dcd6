import path from "node:path";
import { build } from "esbuild";
import { ArtefactError } from "./errors.js";
import { packageRoot } from "./node-runtime.js";

/** The server's entry point: TypeScript when this file runs from source, JavaScript when it is compiled. */
const entryPoint = path.join(__dirname, "..", "server", `main${path.extname(__filename)}`);

/**
 * Bundles the server and everything it imports into one CommonJS file for `nodeVersion`.
 *
 * The result depends on the sources only: paths in it are relative to this package, and it is not minified, so that a stack trace from an instance can be read.
 */
export async function bundleServer(nodeVersion: string): Promise<Buffer> {
    const { outputFiles } = await build({
        entryPoints: [entryPoint],
        absWorkingDir: packageRoot,
        bundle: true,
        write: false,
        platform: "node",
        target: `node${nodeVersion}`,
        format: "cjs",
        charset: "utf8",
        legalComments: "none",
        logLevel: "silent",
        // The reader's own compiler settings must not change what is deployed.
        tsconfigRaw: {},
    });
    const [bundle] = outputFiles;
    if (bundle === undefined) {
        throw new ArtefactError(`Bundling ${path.basename(entryPoint)} gave no file.`);
    }
    return Buffer.from(bundle.contents);
}
