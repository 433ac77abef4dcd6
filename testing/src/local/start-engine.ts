import { spawn } from "node:child_process";

export interface EngineStart {
    readonly executable: string;
    readonly args: readonly string[];
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    /** Whether it talks to the person itself, or its output is collected. */
    readonly output: "inherit" | "capture";
}

/** How an engine ended and, when it was collected, what it printed. */
export interface EngineResult {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

/**
 * Runs the engine to its end, with each signal reaching it exactly once: the first one makes it finish the steps that
 * are going on, the second one makes it give up and leave its lock behind.
 *
 * A terminal sends Ctrl-C to every process of the foreground group, so there the engine gets it by itself. Without a
 * terminal the engine has a group of its own, and what this process gets is passed on.
 */
export function startEngine({ executable, args, cwd, env, output }: EngineStart): Promise<EngineResult> {
    const onTerminal = output === "inherit" && hasTerminal();
    return new Promise((resolve, reject) => {
        const child = spawn(executable, args, {
            cwd,
            env,
            stdio: output === "inherit" ? "inherit" : ["ignore", "pipe", "pipe"],
            detached: !onTerminal,
        });
        let stdout = "";
        let stderr = "";
        child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
        child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));

        const passOn = (signal: NodeJS.Signals) => {
            if (!(onTerminal && signal === "SIGINT")) child.kill(signal);
        };
        const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
        for (const signal of signals) process.on(signal, passOn);
        const settle = () => {
            for (const signal of signals) process.off(signal, passOn);
        };
        child.on("error", (error) => {
            settle();
            reject(error);
        });
        child.on("close", (code, signal) => {
            settle();
            resolve({ code: code ?? codeOfSignal(signal), stdout, stderr });
        });
    });
}

function hasTerminal(): boolean {
    return process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
}

/** What a shell reports for a process that a signal ended. */
function codeOfSignal(signal: NodeJS.Signals | null): number {
    const numbers: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
    return 128 + (signal === null ? 0 : (numbers[signal] ?? 0));
}
