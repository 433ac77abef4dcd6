import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { releaseFileName, type Release } from "../server/release.js";
import { closeArchive, packPart } from "./archive.js";
import { bundleServer } from "./bundle.js";
import { ArtefactError } from "./errors.js";
import { installNode, nodeVersion, packageRoot, readVersion } from "./node-runtime.js";
import { FileStore } from "./store.js";

/** One build of the server, ready to be put where instances fetch it. */
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

/** Where artefacts are kept, and the Node that goes into them. */
export const artefactFolder = path.join(packageRoot, ".artefacts");

/** Raise it when the archive's layout or compression changes: it parts artefacts that are otherwise made of the same things. */
const layout = 1;

const kinds = { artefact: ".tar.gz", digest: ".sha256", runtime: ".runtime" } as const;

/**
 * Builds the artefact that instances run: the bundled server with the Node to run it, in one `.tar.gz`.
 *
 * It unpacks to `node/bin/node`, `server.js` and `release.json`. The same sources give the same bytes wherever the same Node builds them, so that deploying from another machine replaces
 * no instance; and what has been built before is not built again.
 *
 * @throws ArtefactError where a package is missing or the folder cannot be written to
 */
export async function buildArtefact({ outputDirectory }: BuildOptions = {}): Promise<Artefact> {
    const store = new FileStore(path.resolve(outputDirectory ?? artefactFolder));
    const bundle = await bundleServer(nodeVersion());
    const version = `${readVersion(path.join(packageRoot, "package.json"))}-${contentKey(bundle)}`;
    const artefactName = `server-${version}${kinds.artefact}`;
    const digestName = `server-${version}${kinds.digest}`;

    // The digest is written last: where it is, the artefact is whole.
    if (!((await store.has(artefactName)) && (await store.has(digestName)))) {
        const archive = Buffer.concat([
            await runtimePart(store),
            await serverPart(bundle, version),
            await closeArchive(),
        ]);
        await store.put(artefactName, archive);
        await store.put(digestName, createHash("sha256").update(archive).digest("hex"));
        await store.prune(Object.values(kinds));
    }
    return { path: store.pathOf(artefactName), sha256: await readDigest(store.pathOf(digestName)), version };
}

function contentKey(bundle: Buffer): string {
    return createHash("sha256").update(`${layout}\n${nodeVersion()}\n`).update(bundle).digest("hex").slice(0, 12);
}

/** Nearly all of the artefact and all of the time it takes: kept, because it changes with Node's version only. */
async function runtimePart(store: FileStore): Promise<Buffer> {
    const name = `node-${nodeVersion()}-${layout}${kinds.runtime}`;
    if (await store.has(name)) {
        return readFile(store.pathOf(name));
    }
    const { version, executable } = await installNode(artefactFolder);
    const content = await readFile(executable).catch((error: unknown) => {
        throw new ArtefactError(
            `Node ${version} for the instances cannot be read at ${executable}; delete ${artefactFolder} and build again.`,
            { cause: error },
        );
    });
    const part = await packPart([{ name: "node/bin/node", content, executable: true }]);
    await store.put(name, part);
    return part;
}

function serverPart(bundle: Buffer, version: string): Promise<Buffer> {
    const release: Release = { version };
    return packPart([
        { name: "server.js", content: bundle },
        { name: releaseFileName, content: Buffer.from(`${JSON.stringify(release)}\n`) },
    ]);
}

async function readDigest(file: string): Promise<string> {
    const digest = await readFile(file, "utf8");
    if (!/^[0-9a-f]{64}$/.test(digest)) {
        throw new ArtefactError(`${file} does not hold a SHA-256; delete it and build again.`);
    }
    return digest;
}
