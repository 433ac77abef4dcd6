import { spawn, type ChildProcess } from "node:child_process";
import { Socket } from "node:net";
import type { CleanUp } from "./clean-up.js";
import { LocalServerError } from "./errors.js";
import type { Identity } from "./server-folder.js";

/** A program that belongs to a server on this machine. */
export interface Program {
    /** As people call it, such as `PostgreSQL`; messages begin with it. */
    readonly name: string;
    readonly command: string;
    readonly args: readonly string[];
    /** Its working directory, which is its alone. */
    readonly folder: string;
    /** Whom it runs as. @default whoever runs this process */
    readonly identity?: Identity | undefined;
    /** What it finds in its environment beside PATH, language and time zone. @default nothing */
    readonly environment?: Readonly<Record<string, string>>;
    /** Told of all that it prints, as it comes. @default nobody is told */
    readonly printed?: (text: string) => void;
}

/** A program that goes on until it is told to stop. */
export interface ServerProgram extends Program {
    /** Appears in what it prints once it takes connections. */
    readonly ready: RegExp;
    /** Asks it to end in good order. @default SIGTERM */
    readonly stopSignal?: NodeJS.Signals;
    /** Seconds that it may take until it is ready. @default 60 */
    readonly startSeconds?: number;
    /** Seconds that it may take to end before it is killed. @default 15 */
    readonly stopSeconds?: number;
    /** Told where it ends although nobody told it to. @default nobody is told */
    readonly endedByItself?: (reason: string) => void;
}

/** Output kept for the message about a failure; the end tells why. */
const keptCharacters = 4_000;

/**
 * Runs a program to its end.
 *
 * @throws LocalServerError with the end of its output where it is missing or fails
 */
export async function runProgram(program: Program): Promise<void> {
    const { child, output } = launch(program);
    const code = await ended(child);
    if (code !== 0) {
        throw new LocalServerError(`${program.name} cannot be set up: ${reasonOf(program, child, output())}`);
    }
}

/**
 * Starts a server and answers once it is ready.
 *
 * It has a process group of its own: Ctrl-C at the terminal reaches whoever started it, who ends what uses the server first.
 * The clean-up ends it. Where this process dies without that, even by kill -9, a guard ends the server and removes its folder.
 *
 * @returns its process id
 * @throws LocalServerError with the end of its output where it is missing, ends by itself, or is not ready in time
 */
export async function startServer(program: ServerProgram, cleanUp: CleanUp): Promise<number> {
    const { name, ready, stopSignal = "SIGTERM", startSeconds = 60, stopSeconds = 15 } = program;
    const { child, output } = launch(program);
    const guard = startGuard(child, program.folder, stopSignal);
    let isTold = false;
    cleanUp.add(async () => {
        isTold = true;
        // First, or it would end whatever has the server's process id by then.
        guard?.kill("SIGKILL");
        await stop(child, stopSignal, stopSeconds);
    });

    const isReady = await new Promise<boolean | undefined>((resolve) => {
        const limit = setTimeout(() => resolve(undefined), startSeconds * 1_000);
        const settle = (answer: boolean): void => {
            clearTimeout(limit);
            resolve(answer);
        };
        const look = (): void => void (ready.test(output()) && settle(true));
        child.stdout?.on("data", look);
        child.stderr?.on("data", look);
        void ended(child).then(() => settle(false));
    });
    if (isReady === undefined) {
        throw new LocalServerError(`${name} was not ready within ${startSeconds} seconds. It printed: ${output()}`);
    }
    if (!isReady || child.pid === undefined) {
        throw new LocalServerError(`${name} cannot be started: ${reasonOf(program, child, output())}`);
    }
    void ended(child).then(() => isTold || program.endedByItself?.(reasonOf(program, child, output())));
    return child.pid;
}

interface Launched {
    readonly child: ChildProcess;
    /** The end of what it has printed until now. */
    output(): string;
}

function launch({ command, args, folder, identity, environment, printed: tell }: Program): Launched {
    const child = spawn(command, [...args], {
        cwd: folder,
        // Messages that are looked for must not come in another language, nor times in another zone.
        env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", ...environment },
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
        ...identity,
    });
    let printed = "";
    const keep = (data: Buffer): void => {
        printed = (printed + data.toString()).slice(-keptCharacters);
        tell?.(data.toString());
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => keep(Buffer.from(error.message)));
    return { child, output: () => printed.trim() };
}

/**
 * Waits for the end of its input, which comes when this process dies, in whatever way; then ends the server and removes its folder.
 * It does not wait for ever: one that has ended but that nobody has asked about cannot be told from one that takes long.
 */
const guardScript = `
read -r nothing
kill -s "$1" "$2"
tries=0
while [ "$tries" -lt 100 ] && kill -0 "$2" 2> /dev/null; do tries=$((tries + 1)); sleep 0.1; done
kill -s KILL "$2" 2> /dev/null
rm -rf -- "$3"
`;

function startGuard(server: ChildProcess, folder: string, signal: NodeJS.Signals): ChildProcess | undefined {
    if (server.pid === undefined) {
        return undefined;
    }
    const told = [signal.replace("SIG", ""), String(server.pid), folder];
    const guard = spawn("/bin/sh", ["-c", guardScript, "guard", ...told], {
        stdio: ["pipe", "ignore", "ignore"],
        detached: true,
    });
    // It waits for this process, not the other way round.
    guard.unref();
    if (guard.stdin instanceof Socket) {
        guard.stdin.unref();
    }
    return guard;
}

/** Its exit code, or undefined where a signal ended it or it never ran. */
function ended(child: ChildProcess): Promise<number | undefined> {
    if (child.exitCode !== null || child.signalCode !== null) {
        return Promise.resolve(child.exitCode ?? undefined);
    }
    return new Promise((resolve) => {
        // After "close" all of its output has come; a program that cannot be run has an "error" only.
        child.once("close", (code) => resolve(code ?? undefined));
        child.once("error", () => child.pid === undefined && resolve(undefined));
    });
}

async function stop(child: ChildProcess, signal: NodeJS.Signals, seconds: number): Promise<void> {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
        return;
    }
    const end = ended(child);
    child.kill(signal);
    const limit = setTimeout(() => child.kill("SIGKILL"), seconds * 1_000);
    await end;
    clearTimeout(limit);
}

function reasonOf({ command }: Program, child: ChildProcess, output: string): string {
    const code = child.exitCode ?? child.signalCode;
    return child.pid === undefined
        ? `${command} cannot be run: ${output}`
        : `${command} ended with ${code}: ${output === "" ? "it printed nothing" : output}`;
}
