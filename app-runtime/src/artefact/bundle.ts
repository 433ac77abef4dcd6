import path from "node:path";
import { build } from "esbuild";
import { ArtefactError } from "./errors.js";
import { nativePackages, packageRoot } from "./runtime.js";

/** The programs of the artefact: the folder of the sources, which is also the name of the bundle. */
export const programs = ["image-app", "manager-app"] as const;
export type Program = (typeof programs)[number];

/** The bundle of a program, relative to the folder that the artefact was unpacked into. */
export function bundleName(program: Program): string {
    return `${program}.js`;
}

/**
 * Bundles a program and everything it imports into one CommonJS file for `nodeVersion`.
 *
 * The result depends on the sources only: paths in it are relative to this package, and it is not minified, so that a stack trace from an instance can be read.
 */
export async function bundleProgram(program: Program, nodeVersion: string): Promise<Buffer> {
    const { outputFiles } = await build({
        // TypeScript when this file runs from source, JavaScript when it is compiled.
        entryPoints: [path.join(__dirname, "..", program, `main${path.extname(__filename)}`)],
        absWorkingDir: packageRoot,
        bundle: true,
        write: false,
        platform: "node",
        target: `node${nodeVersion}`,
        format: "cjs",
        charset: "utf8",
        legalComments: "none",
        logLevel: "silent",
        // The last one is asked for by pg and never used: it would need a compiler on the instances.
        external: [...nativePackages, "pg-native"],
        // The reader's own compiler settings must not change what is deployed.
        tsconfigRaw: {},
    });
    const [bundle] = outputFiles;
    if (bundle === undefined) {
        throw new ArtefactError(`Bundling ${program} gave no file.`);
    }
    return Buffer.from(bundle.contents);
}
