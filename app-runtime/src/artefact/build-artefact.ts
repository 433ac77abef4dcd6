import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { releaseFileName, type Release } from "../common/release.js";
import { closeArchive, packPart, type ArchiveEntry } from "./archive.js";
import { bundleName, bundleProgram, programs } from "./bundle.js";
import { certificatesFileName, rdsCertificates } from "./certificates.js";
import { ArtefactError } from "./errors.js";
import { installRuntime, nodeVersion, packageRoot, readVersion, runtimeEntries, runtimeKey } from "./runtime.js";
import { FileStore } from "./store.js";

/** One build of the applications, ready to be put where instances fetch it. */
export interface Artefact {
    /** Absolute path of the `.tar.gz`. */
    readonly path: string;
    /** SHA-256 of that file, in hexadecimal: what an instance checks after fetching it. */
    readonly sha256: string;
    /** The package's version and a digest of the content, such as `0.1.0-3f9c2a1b7d04`. The same content has the same version everywhere. */
    readonly version: string;
}

/** Options of {@link buildArtefact}. */
export interface BuildOptions {
    /**
     * Folder for the artefact and for what makes the next build quick.
     * @default `.artefacts` in this package
     */
    outputDirectory?: string;
}

/** Where artefacts are kept, and the runtime that goes into them. */
export const artefactFolder = path.join(packageRoot, ".artefacts");

/** Raise it when the archive's layout or compression changes: it parts artefacts that are otherwise made of the same things. */
const layout = 2;

const kinds = { artefact: ".tar.gz", digest: ".sha256", runtime: ".runtime" } as const;

/**
 * Builds the artefact that instances run, both applications in one `.tar.gz`, with everything that they need.
 *
 * It unpacks to `node/bin/node`, the packages with native parts under `node_modules`, `image-app.js`, `manager-app.js`, `rds-certificates.pem` and `release.json`. The same sources give the
 * same bytes wherever the same Node builds them, so that deploying from another machine replaces no instance; and what has been built before is not built again.
 *
 * @throws ArtefactError where a package is missing or the folder cannot be written to
 */
export async function buildArtefact({ outputDirectory }: BuildOptions = {}): Promise<Artefact> {
    const store = new FileStore(path.resolve(outputDirectory ?? artefactFolder));
    const entries = await applicationEntries();
    const version = `${readVersion(path.join(packageRoot, "package.json"))}-${contentKey(entries)}`;
    const artefactName = `server-${version}${kinds.artefact}`;
    const digestName = `server-${version}${kinds.digest}`;

    // The digest is written last: where it is, the artefact is whole.
    if (!((await store.has(artefactName)) && (await store.has(digestName)))) {
        const archive = Buffer.concat([
            await runtimePart(store),
            await packPart([...entries, releaseEntry(version)]),
            await closeArchive(),
        ]);
        await store.put(artefactName, archive);
        await store.put(digestName, createHash("sha256").update(archive).digest("hex"));
        await store.prune(Object.values(kinds));
    }
    return { path: store.pathOf(artefactName), sha256: await readDigest(store.pathOf(digestName)), version };
}

/** What is made of our own sources and packages. */
async function applicationEntries(): Promise<ArchiveEntry[]> {
    const bundles = programs.map(async (program) => ({
        name: bundleName(program),
        content: await bundleProgram(program, nodeVersion()),
    }));
    return [...(await Promise.all(bundles)), { name: certificatesFileName, content: rdsCertificates() }];
}

function contentKey(entries: readonly ArchiveEntry[]): string {
    const hash = createHash("sha256").update(`${layout}\n${runtimeKey()}\n`);
    for (const { name, content } of entries) {
        hash.update(`${name} ${content.length}\n`).update(content);
    }
    return hash.digest("hex").slice(0, 12);
}

function releaseEntry(version: string): ArchiveEntry {
    const release: Release = { version };
    return { name: releaseFileName, content: Buffer.from(`${JSON.stringify(release)}\n`) };
}

/** Nearly all of the artefact and all of the time it takes: kept, because it changes with the versions of Node and the native packages only. */
async function runtimePart(store: FileStore): Promise<Buffer> {
    const name = `node-${runtimeKey()}-${layout}${kinds.runtime}`;
    if (await store.has(name)) {
        return readFile(store.pathOf(name));
    }
    const runtime = await installRuntime(artefactFolder);
    const entries = await runtimeEntries(runtime).catch((error: unknown) => {
        throw new ArtefactError(
            `Node ${runtime.version} for the instances cannot be read in ${runtime.modules}; delete ${artefactFolder} and build again.`,
            { cause: error },
        );
    });
    const part = await packPart(entries);
    await store.put(name, part);
    return part;
}

async function readDigest(file: string): Promise<string> {
    const digest = await readFile(file, "utf8");
    if (!/^[0-9a-f]{64}$/.test(digest)) {
        throw new ArtefactError(`${file} does not hold a SHA-256; delete it and build again.`);
    }
    return digest;
}
