import { spawn } from "node:child_process";

export interface ChildOptions {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    /** Milliseconds after which it is ended. */
    readonly timeout: number;
}

export interface ChildResult {
    readonly code: number;
    /** Standard output and standard error as they came. */
    readonly output: string;
}

/** Longer output than this is of no use in a message; the end tells why something failed. */
const keptOutput = 100_000;

/**
 * Runs a program to its end and keeps what it printed.
 *
 * It is ended, with all that it started, when the time is up or when this process is told to end: a compiler must not
 * go on for minutes after the run that wanted it is gone.
 */
export function runChild(command: string, args: readonly string[], options: ChildOptions): Promise<ChildResult> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, {
            cwd: options.cwd,
            env: options.env,
            stdio: ["ignore", "pipe", "pipe"],
            detached: true,
        });
        let output = "";
        const keep = (data: Buffer) => (output = (output + data.toString()).slice(-keptOutput));
        child.stdout.on("data", keep);
        child.stderr.on("data", keep);

        const end = () => endGroup(child.pid);
        const endBoth = (signal: NodeJS.Signals) => {
            end();
            process.exit(128 + (signal === "SIGINT" ? 2 : 15));
        };
        const timer = setTimeout(() => {
            keep(Buffer.from(`\nended after ${options.timeout / 60_000} minutes`));
            end();
        }, options.timeout);
        const settle = () => {
            clearTimeout(timer);
            for (const signal of endingSignals) process.off(signal, endBoth);
            process.off("exit", end);
        };
        for (const signal of endingSignals) process.on(signal, endBoth);
        process.on("exit", end);

        child.on("error", (error) => {
            settle();
            reject(error);
        });
        child.on("close", (code) => {
            settle();
            resolve({ code: code ?? 1, output });
        });
    });
}

const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function endGroup(pid: number | undefined): void {
    if (pid === undefined) return;
    try {
        process.kill(-pid, "SIGTERM");
    } catch {
        // It has ended by itself.
    }
}
