import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

const quickStart = join(__dirname, "..", "..", "..", "quick-start.cjs");

export interface Start {
    readonly args: readonly string[];
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    /** Where its output goes: to ours, from where the engine takes it, or to the caller. */
    readonly output: "inherit" | "pipe";
}

/** The Node processes that run for the engine, so that none is left behind. */
export class Children {
    readonly #running = new Set<ChildProcess>();

    start({ args, cwd, env, output }: Start): ChildProcess {
        const preload = env.EVENKEEL_QUICK_START === "off" ? [] : ["--require", quickStart];
        const child = spawn(process.execPath, [...preload, ...args], {
            cwd,
            env,
            stdio: ["ignore", output, output],
        });
        this.#running.add(child);
        child.on("close", () => this.#running.delete(child));
        // A process that could not be started for want of files or processes never closes.
        child.on("error", () => child.pid === undefined && this.#running.delete(child));
        return child;
    }

    endAll(): void {
        for (const child of this.#running) child.kill("SIGTERM");
    }
}
