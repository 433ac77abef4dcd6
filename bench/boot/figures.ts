import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { imageApplication } from "../../app-runtime/src/applications.js";
import { type Artefact, buildArtefact } from "../../app-runtime/src/artefact/build-artefact.js";
import { Client } from "../../app-runtime/src/image-app/testing/client.js";
import { ImageNode } from "../../app-runtime/src/image-app/testing/image-node.js";
import { startSurroundings, type Surroundings } from "../../app-runtime/src/image-app/testing/surroundings.js";
import { type Figure, measure } from "../figures.js";

const run = promisify(execFile);

/**
 * What of an instance's boot is ours: the artefact checked and unpacked as user data does it, the application started with the Node that it carries, the tables made in an empty PostgreSQL, until a load
 * balancer and `/ready` get 200. Not in it are what AWS and Ubuntu do before, and the download.
 */
export async function bootFigures(rounds: number): Promise<readonly Figure[]> {
    const artefact = await buildArtefact();
    const times: { readonly unpacking: number[]; readonly all: number[] } = { unpacking: [], all: [] };
    for (let round = 0; round < rounds; round++) {
        // Each with a database that nobody has used.
        const around = await startSurroundings();
        try {
            const { unpacking, all } = await boot(artefact, around);
            times.unpacking.push(unpacking);
            times.all.push(all);
        } finally {
            await around.stop();
        }
    }
    return [
        {
            what: "Boot: from the artefact to ready, on an empty database",
            ours: times.all,
            floor: { what: "checking and unpacking the artefact alone", times: times.unpacking },
            limit: 10_000,
        },
    ];
}

interface BootTimes {
    readonly unpacking: number;
    readonly all: number;
}

async function boot(artefact: Artefact, around: Surroundings): Promise<BootTimes> {
    const folder = await mkdtemp(join(tmpdir(), "evenkeel-bench-"));
    const started = performance.now();
    try {
        const [unpacking = 0] = await measure(() => unpack(artefact, folder), 1);
        const [executable = "", ...program] = imageApplication.command.map((word) => join(folder, word));
        const node = new ImageNode({ variables: around.variables, program, executable });
        try {
            const client = new Client(await node.url(), around.token);
            for (const path of [imageApplication.healthPath, "/ready"]) {
                await client.until(path, ({ status }) => status === 200);
            }
            return { unpacking, all: performance.now() - started };
        } finally {
            await node.end();
        }
    } finally {
        await rm(folder, { recursive: true });
    }
}

/** The commands of the user data: see `components/src/scalable-web-tier/user-data/script.ts`. */
async function unpack({ path, sha256 }: Artefact, folder: string): Promise<void> {
    const line = `${sha256}  ${basename(path)}`;
    await run("sh", ["-c", 'echo "$1" | sha256sum --check', "sh", line], { cwd: dirname(path) });
    await run("tar", ["-xzf", path, "-C", folder, "--no-same-owner"]);
}
