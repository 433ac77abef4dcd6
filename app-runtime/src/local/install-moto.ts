import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { LocalServerError } from "./errors.js";
import { runProgram } from "./server-process.js";

/** Its answers are what our tests have seen: another main version may give others. `server` also brings the client of Docker by which it runs functions. */
const requirement = "moto[server]>=5,<6";

/** Where everything of ours that can be had again is kept: `$EVENKEEL_CACHE`, else `$XDG_CACHE_HOME/evenkeel`, else `~/.cache/evenkeel`. */
function cacheFolder({ EVENKEEL_CACHE: named, XDG_CACHE_HOME: base }: NodeJS.ProcessEnv = process.env): string {
    if (named !== undefined && named !== "") {
        return named;
    }
    return path.join(base !== undefined && base !== "" ? base : path.join(homedir(), ".cache"), "evenkeel");
}

/** The folder of the programs that {@link installMoto} installs. */
export function motoFolder(cache: string = cacheFolder()): string {
    return path.join(cache, "moto-5", "bin");
}

/** How the AWS emulator is installed. */
export interface InstallOptions {
    /** Told what happens, one line at a time. */
    readonly say: (line: string) => void;
    /** Folder to install into. @default the cache folder of the user */
    readonly cache?: string;
    /** @default the first python3 of PATH */
    readonly python?: string;
}

/**
 * Installs the AWS emulator in a virtual environment of its own, which touches no Python of the machine, and answers the program's path.
 *
 * @throws LocalServerError where there is no Python, or pip cannot get what it needs
 */
export async function installMoto({ say, cache = cacheFolder(), python = "python3" }: InstallOptions): Promise<string> {
    const wanted = path.dirname(motoFolder(cache));
    await mkdir(cache, { recursive: true });
    // Under a name of its own: what was broken off half-way is never taken for an installation.
    const folder = await mkdtemp(path.join(cache, "moto-5-"));
    const run = (command: string, args: readonly string[]): Promise<void> =>
        runProgram({
            ...{ name: "The AWS emulator", command, args, folder, environment: settingsOfPip() },
            printed: (text) => text.split("\n").forEach((line) => /^(Collecting|Installing)/.test(line) && say(line)),
        });
    try {
        say(`installing the AWS emulator (${requirement}) into ${wanted}, once`);
        await run(python, ["-m", "venv", folder]);
        await run(path.join(folder, "bin", "python"), ["-m", "pip", "install", "--no-input", requirement]);
        await symlink(path.basename(folder), wanted).catch((error: unknown) => {
            // Somebody else was faster.
            if (!existsSync(wanted)) throw error;
        });
        return path.join(motoFolder(cache), "moto_server");
    } catch (error) {
        await rm(folder, { recursive: true, force: true });
        const isMissing = String(error).includes("ENOENT");
        throw isMissing
            ? new LocalServerError(
                  `AWS is played by moto, which needs Python 3, and there is no ${python}; install it (Debian, Ubuntu: apt-get install python3-venv), or put moto_server on the PATH.`,
                  { cause: error },
              )
            : error;
    }
}

/** Where packages come from is for the user to say, in the environment or a file under the home folder. */
function settingsOfPip(): Record<string, string> {
    const names = Object.keys(process.env).filter((name) =>
        /^(HOME|PIP_.*|https?_proxy|no_proxy|SSL_CERT_.*)$/i.test(name),
    );
    return Object.fromEntries(names.map((name) => [name, process.env[name] ?? ""]));
}
