import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bundleName, bundleProgram, type Program } from "../../artefact/bundle.js";
import { packageRoot } from "../../artefact/runtime.js";
import { startOrUndo, type CleanUp } from "../clean-up.js";
import { LocalServerError } from "../errors.js";
import { freePort } from "../free-port.js";
import { createServerFolder } from "../server-folder.js";
import { startServer } from "../server-process.js";
import { complaintsOf } from "./complaints.js";
import type { PoolNode } from "./pool.js";

/** Files that Node runs, by program. */
export type ProgramFiles = Readonly<Record<Program, string>>;

/** Bundles both programs as the artefact has them: one file starts in a fraction of the time that a thousand take. */
export async function bundlePrograms(cleanUp: CleanUp): Promise<ProgramFiles> {
    // Inside of the package, so that libraries which are not bundled are found.
    const parent = path.join(packageRoot, ".artefacts");
    await mkdir(parent, { recursive: true });
    const folder = await mkdtemp(path.join(parent, "app-"));
    cleanUp.add(() => rm(folder, { recursive: true, force: true }));
    const write = async (program: Program): Promise<string> => {
        const file = path.join(folder, bundleName(program));
        await writeFile(file, await bundleProgram(program, process.versions.node));
        return file;
    };
    const [image, manager] = await Promise.all([write("image-app"), write("manager-app")]);
    return { "image-app": image, "manager-app": manager };
}

/** A program of ours, as a process of its own. */
export interface Run {
    /** As people call it, such as `node 1`. */
    readonly name: string;
    readonly file: string;
    readonly variables: Readonly<Record<string, string>>;
    /** @default a free one */
    readonly port?: number;
    /** Told of warnings and errors, one line at a time. */
    readonly say: (line: string) => void;
    readonly endedByItself?: (reason: string) => void;
}

const readySeconds = 90;

/** Starts a program and answers when it takes requests. @throws LocalServerError with its own words where it does not */
export function startProgram({ name, file, variables, port: wanted, say, endedByItself }: Run): Promise<PoolNode> {
    return startOrUndo(async (cleanUp) => {
        const folder = await createServerFolder("node", undefined, cleanUp);
        const port = wanted === undefined || wanted === 0 ? await freePort() : wanted;
        await startServer(
            {
                name,
                command: process.execPath,
                args: [file],
                folder,
                environment: { ...variables, PORT: String(port), NODE_NO_WARNINGS: "1" },
                ready: /"message":"listening"/,
                printed: complaintsOf((line) => say(`${name}: ${line}`)),
                ...(endedByItself === undefined ? {} : { endedByItself }),
            },
            cleanUp,
        );
        await untilReady(name, port);
        return { port, stop: () => cleanUp.run() };
    });
}

async function untilReady(name: string, port: number): Promise<void> {
    const limit = performance.now() + readySeconds * 1_000;
    let answer = "nothing";
    while (performance.now() < limit) {
        const response = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined);
        if (response?.status === 200) {
            return;
        }
        answer = (await response?.text()) ?? "nothing";
        await sleep(100);
    }
    throw new LocalServerError(`${name} was not ready within ${readySeconds} seconds; it answers ${answer}`);
}
