import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { writeIfDifferent } from "./files.js";
import { Problem } from "./problem.js";

/** The folder that holds everything a local run remembers. */
export interface Home {
    readonly folder: string;
    /** PULUMI_HOME: which stack is selected. */
    readonly pulumi: string;
    /** The engine's state, locks and history. */
    readonly backend: string;
    readonly backendUrl: string;
    /** The simulated cloud's journal. */
    readonly cloud: string;
    /** The engine's working folder: copies of Pulumi.yaml and the stack files of one project. */
    readonly project: string;
    /** Executables that the engine starts. */
    readonly plugins: string;
    /** One folder for each run that is going on. */
    readonly runs: string;
}

/** `$EVENKEEL_HOME`, else `.evenkeel` in the project's folder. */
export function homeOf(projectFolder: string, environment: NodeJS.ProcessEnv): Home {
    const named = environment.EVENKEEL_HOME;
    const folder = named !== undefined && named !== "" ? resolve(named) : join(projectFolder, ".evenkeel");
    const backend = join(folder, "backend");
    return {
        folder,
        pulumi: join(folder, "home"),
        backend,
        // Beside each file the backend would keep its attributes, written in place: killed while it does so, it leaves an
        // empty one, and then reads nothing any more ("failed to load checkpoint: EOF"). The files themselves are renamed
        // into place, and nothing asks for their attributes.
        backendUrl: `${pathToFileURL(backend).href}?metadata=skip`,
        cloud: join(folder, "cloud"),
        // Projects that refer to each other's stacks share a home, each with copies of its own.
        project: join(folder, "project", keyOf(projectFolder)),
        plugins: join(folder, "plugins"),
        runs: join(folder, "runs"),
    };
}

/**
 * Makes the folders. The state is nobody's source, so it keeps itself out of git whatever the project's rules are, and
 * it is nobody else's to read: the engine notes the values of `-c` in it in plain text.
 */
export function makeHome(home: Home): void {
    try {
        mkdirSync(home.folder, { recursive: true, mode: 0o700 });
        for (const folder of [home.pulumi, home.backend, home.cloud, home.project, home.plugins, home.runs]) {
            mkdirSync(folder, { recursive: true });
        }
        writeIfDifferent(join(home.folder, ".gitignore"), "*\n");
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Problem(`state cannot be kept in ${home.folder} (${reason}); name another folder with EVENKEEL_HOME`);
    }
}

/** The folder as a person in `currentFolder` would type it. */
export function homeAsTyped({ folder }: Home, currentFolder: string): string {
    const near = relative(currentFolder, folder);
    return near.startsWith("..") || isAbsolute(near) ? folder : near;
}

function keyOf(folder: string): string {
    return createHash("sha256").update(folder).digest("hex").slice(0, 12);
}
