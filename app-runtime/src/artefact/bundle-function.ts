import { createHash } from "node:crypto";
import path from "node:path";
import { build } from "esbuild";
import { ArtefactError } from "./errors.js";
import { artefactFolder } from "./build-artefact.js";
import { pureSchemas } from "./pure-schemas.js";
import { nodeVersion, packageRoot } from "./runtime.js";
import { FileStore } from "./store.js";
import { shortErrorTable, unusedModules } from "./unused-parts.js";

/** A function ready to be deployed. */
export interface FunctionBundle {
    /** Absolute path of one CommonJS file that exports `handler`. */
    readonly path: string;
    /** SHA-256 of that file, in hexadecimal. */
    readonly sha256: string;
}

/** Every function that is deployed: the folder of each in `functions`. */
export const functionNames = [
    "cache-autoscaler",
    "health-guardian",
    "new-relic-forwarder",
    "notices",
    "traffic-analyser",
    "upload-mover",
    "uptime-reporter",
] as const;

/** The bundle of each function. */
export type FunctionBundles = Readonly<Record<(typeof functionNames)[number], FunctionBundle>>;

/**
 * Bundles all of them.
 *
 * @throws ArtefactError as {@link bundleFunction}
 */
export async function bundleFunctions(outputDirectory?: string): Promise<FunctionBundles> {
    const bundle = (name: string): Promise<FunctionBundle> => bundleFunction(name, outputDirectory);
    return {
        "cache-autoscaler": await bundle("cache-autoscaler"),
        "health-guardian": await bundle("health-guardian"),
        "new-relic-forwarder": await bundle("new-relic-forwarder"),
        notices: await bundle("notices"),
        "traffic-analyser": await bundle("traffic-analyser"),
        "upload-mover": await bundle("upload-mover"),
        "uptime-reporter": await bundle("uptime-reporter"),
    };
}

/**
 * Bundles the function of that folder in `functions`, with all that it imports, into one file.
 *
 * The AWS SDK is in it too: Lambda's own changes under a function when AWS wants it to, and takes longer to load than the parts that are used.
 *
 * @param outputDirectory folder for the file
 * @throws ArtefactError where it cannot be written
 */
export async function bundleFunction(name: string, outputDirectory: string = artefactFolder): Promise<FunctionBundle> {
    const store = new FileStore(path.resolve(outputDirectory));
    const content = await bundled(name);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const kind = `.${name}.js`;
    const file = `function-${sha256.slice(0, 12)}${kind}`;
    if (!(await store.has(file))) {
        await store.put(file, content);
        await store.prune([kind]);
    }
    return { path: store.pathOf(file), sha256 };
}

async function bundled(name: string): Promise<Buffer> {
    const { outputFiles } = await build({
        // TypeScript when this file runs from source, JavaScript when it is compiled.
        entryPoints: [path.join(__dirname, "..", "functions", name, `main${path.extname(__filename)}`)],
        absWorkingDir: packageRoot,
        bundle: true,
        write: false,
        platform: "node",
        target: `node${nodeVersion()}`,
        format: "cjs",
        // Their ES modules, of which what is not used is left out; the CommonJS of the AWS SDK comes whole.
        mainFields: ["module", "main"],
        conditions: ["module"],
        external: [...unusedModules],
        plugins: [pureSchemas, shortErrorTable],
        // A third of the size, and so less to load at a cold start.
        minify: true,
        // An error is known by its class's name, in logs and where the SDK compares.
        keepNames: true,
        charset: "utf8",
        legalComments: "none",
        logLevel: "silent",
        // The reader's own compiler settings must not change what is deployed.
        tsconfigRaw: {},
    });
    const [bundle] = outputFiles;
    if (bundle === undefined) {
        throw new ArtefactError(`Bundling ${name} gave no file.`);
    }
    return Buffer.from(bundle.contents);
}
