import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { invoking } from "./protocol.js";

/** One call of a function. */
export interface FunctionCall {
    /** The program that calls the handler. */
    readonly bootstrap: string;
    /** The folder of the function's code. */
    readonly code: string;
    /** A folder for this call alone; it is made, and left to whoever named it. */
    readonly folder: string;
    /** As JSON. */
    readonly event: string;
    /** All that the function finds in its environment, but for PATH and its folders. */
    readonly environment: Readonly<Record<string, string>>;
    readonly functionArn: string;
    readonly memoryMegabytes: number;
    /** Seconds that the handler may take. */
    readonly timeoutSeconds: number;
}

/** What came of a call. */
export interface FunctionAnswer {
    /** 0 where the handler answered, else 1. */
    readonly exitCode: number;
    /** All that the function printed, in the order in which it did. */
    readonly log: Buffer;
    /** One line: the handler's answer as JSON, or what went wrong in the form that AWS gives it. */
    readonly answer: string;
}

/** A call under way, in a process of its own. */
export interface FunctionProcess {
    readonly ended: Promise<FunctionAnswer>;
    /** Ends it and all that it started; where it has ended this does nothing. */
    kill(): void;
}

/** Seconds that a function may take before its handler is called, as on AWS. */
const initialisationSeconds = 10;

/** @throws the system's error where its files cannot be made */
export async function startFunction(call: FunctionCall): Promise<FunctionProcess> {
    const requestId = randomUUID();
    const child = await launch(call, requestId);
    const limit = limitTime(child, call.timeoutSeconds);
    const closed = new Promise<string>((resolve) => {
        child.once("error", (error) => resolve(`Runtime cannot be started: ${error.message}`));
        child.once("exit", (code, signal) => {
            // What it had started is in its process group still.
            killGroup(child);
            resolve(reasonOf(code, signal));
        });
    });
    const ended = closed.then(async (reason): Promise<FunctionAnswer> => {
        limit.clear();
        const [log, answer] = await Promise.all([
            readFile(fileOf(call, "log")),
            readFile(fileOf(call, "answer"), "utf8"),
        ]);
        const seconds = limit.exceeded();
        if (seconds !== undefined) {
            return failure(log, requestId, "Sandbox.Timedout", `Task timed out after ${seconds.toFixed(2)} seconds`);
        }
        return answer === ""
            ? failure(log, requestId, "Runtime.ExitError", reason)
            : { log, answer, exitCode: child.exitCode === 0 ? 0 : 1 };
    });
    // Once it has ended its id may be somebody else's.
    const kill = (): void => void (child.exitCode === null && child.signalCode === null && killGroup(child));
    return { ended, kill };
}

async function launch(call: FunctionCall, requestId: string): Promise<ChildProcess> {
    const temporary = path.join(call.folder, "tmp");
    await mkdir(temporary, { recursive: true });
    await writeFile(fileOf(call, "event"), call.event);
    const event = await open(fileOf(call, "event"), "r");
    const log = await open(fileOf(call, "log"), "a");
    const answer = await open(fileOf(call, "answer"), "a");
    try {
        const heap = `--max-old-space-size=${call.memoryMegabytes}`;
        return spawn(process.execPath, [heap, call.bootstrap, requestId, call.functionArn], {
            cwd: call.code,
            env: environmentOf(call, temporary),
            // The order is that of `fileDescriptors`.
            stdio: [event.fd, log.fd, log.fd, answer.fd, "ipc"],
            // A process group of its own, by which all of it is ended.
            detached: true,
        });
    } finally {
        // The process has its own.
        await Promise.all([event.close(), log.close(), answer.close()]);
    }
}

/** The search path is Node's own folder and what every Linux has; the home folder is an empty one, so that nothing of the user is found there. */
function environmentOf({ environment, code }: FunctionCall, temporary: string): Record<string, string> {
    return {
        LANG: "en_US.UTF-8",
        TZ: ":UTC",
        ...environment,
        PATH: [path.dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(path.delimiter),
        HOME: temporary,
        TMPDIR: temporary,
        LAMBDA_TASK_ROOT: code,
    };
}

interface TimeLimit {
    /** The seconds that it took too long for, where it did. */
    exceeded(): number | undefined;
    clear(): void;
}

/** Kills what is not ready to call its handler in time, and then what takes longer than the function may. */
function limitTime(child: ChildProcess, timeoutSeconds: number): TimeLimit {
    let exceeded: number | undefined;
    const killAfter = (seconds: number): NodeJS.Timeout =>
        setTimeout(() => {
            exceeded = seconds;
            killGroup(child);
        }, seconds * 1_000);
    let timer = killAfter(initialisationSeconds);
    child.on("message", (message) => {
        if (message === invoking) {
            clearTimeout(timer);
            timer = killAfter(timeoutSeconds);
        }
    });
    return { exceeded: () => exceeded, clear: () => clearTimeout(timer) };
}

function killGroup({ pid }: ChildProcess): void {
    if (pid === undefined) {
        return;
    }
    try {
        process.kill(-pid, "SIGKILL");
    } catch (error) {
        // Nobody is left in the group, for which macOS says EPERM while somebody in it has ended and was not asked about.
        if (!(error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM"))) {
            throw error;
        }
    }
}

/** In AWS's words: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
function reasonOf(code: number | null, signal: NodeJS.Signals | null): string {
    if (code === 0) {
        return "Runtime exited without providing a reason";
    }
    return `Runtime exited with error: ${code === null ? `signal: ${signal}` : `exit status ${code}`}`;
}

function failure(log: Buffer, requestId: string, errorType: string, reason: string): FunctionAnswer {
    const line = Buffer.from(`${new Date().toISOString()} ${requestId} ${reason}\n`);
    const answer = JSON.stringify({ errorType, errorMessage: `RequestId: ${requestId} Error: ${reason}` });
    return { exitCode: 1, log: Buffer.concat([log, line]), answer };
}

function fileOf({ folder }: FunctionCall, name: "event" | "log" | "answer"): string {
    return path.join(folder, name);
}
