import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, delimiter, dirname, join } from "node:path";
import { runChild, type ChildResult } from "./child.js";

/** Everything outside this process that getting an engine depends on; tests put their own in its place. */
export interface Outside {
    readonly environment: NodeJS.ProcessEnv;
    /** The executable of this name on PATH. A link stays as it is: a version manager's shim looks at its own name. */
    findOnPath(name: string): string | undefined;
    /** What `<executable> version` prints. */
    versionOf(executable: string): Promise<string>;
    /** Whether a web server answers at all; rejects with the reason when it does not. */
    reach(url: string, timeoutMilliseconds: number): Promise<void>;
    /** Lets the vendor's installer put this version of the CLI into `folder`. */
    download(version: string, folder: string): Promise<ChildResult>;
    /** Runs Go in `directory` with exactly this environment. */
    go(args: readonly string[], directory: string, environment: NodeJS.ProcessEnv): Promise<ChildResult>;
}

const versionTimeout = 30_000;
/** The CLI is about 200 MB; a connection that needs longer is stuck or useless. */
const downloadTimeout = 10 * 60_000;
/** A build takes minutes, on a small and busy machine most of an hour; one that takes longer than this hangs. */
const goTimeout = 120 * 60_000;

/** The real outside of a process with this environment. */
export function outsideOf(environment: NodeJS.ProcessEnv): Outside {
    return {
        environment,
        findOnPath: (name) => findOnPath(name, environment.PATH ?? ""),
        versionOf: (executable) =>
            new Promise((resolve, reject) => {
                const options = {
                    timeout: versionTimeout,
                    env: { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" },
                };
                execFile(executable, ["version"], options, (error, stdout) => {
                    if (error === null) resolve(stdout.trim());
                    else reject(new Error(error.killed === true ? "no answer within 30 s" : error.message));
                });
            }),
        reach,
        download: (version, folder) => download(version, folder, environment),
        go: (args, directory, goEnvironment) =>
            runChild("go", args, { cwd: directory, env: goEnvironment, timeout: goTimeout }),
    };
}

/** The folder of the `pulumi` that this package offers to other programs, which leads back to here and is no engine. */
const standIn = "as-pulumi";

function findOnPath(name: string, path: string): string | undefined {
    for (const folder of path.split(delimiter)) {
        if (folder === "" || basename(folder) === standIn) continue;
        const candidate = join(folder, name);
        if (isExecutable(candidate)) return candidate;
    }
    return undefined;
}

function isExecutable(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
    } catch {
        return false;
    }
}

async function reach(url: string, timeoutMilliseconds: number): Promise<void> {
    try {
        // Any answer will do: the question is only whether the connection is worth a longer try.
        await fetch(url, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(timeoutMilliseconds) });
    } catch (error) {
        const timedOut = error instanceof Error && error.name === "TimeoutError";
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
        throw new Error(timedOut ? `no answer within ${timeoutMilliseconds / 1000} s` : cause);
    }
}

/**
 * The Automation API's installer, in a process of its own: it has no time limit and cannot be cancelled, and loading it
 * would cost every run that does not need it half a second.
 */
async function download(version: string, folder: string, environment: NodeJS.ProcessEnv): Promise<ChildResult> {
    const script = `
        const [automation, semver, root, version] = process.argv.slice(1);
        require(automation).PulumiCommand.install({ root, version: new (require(semver).SemVer)(version) })
            .catch((error) => { console.error(error.message); process.exit(1); });`;
    const automation = require.resolve("@pulumi/pulumi/automation");
    // The version must be an object of the class that the SDK itself compares with.
    const semver = require.resolve("semver", { paths: [dirname(automation)] });
    await mkdir(folder, { recursive: true });
    return runChild(process.execPath, ["-e", script, automation, semver, folder, version], {
        cwd: folder,
        env: environment,
        timeout: downloadTimeout,
    });
}
