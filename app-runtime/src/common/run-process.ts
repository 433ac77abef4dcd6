import { EnvironmentError } from "./environment.js";
import type { Log } from "./log.js";

/** A program that runs until it is stopped. */
export interface Running {
    /** Ends in good order, and within a time of its own: what is not finished then is in the log, and left. */
    stop(): Promise<void>;
}

const stopSignals = ["SIGTERM", "SIGINT"] as const;

/**
 * Runs a program in this process: starts it, ends it in good order at the first SIGTERM or SIGINT and at once at the second.
 *
 * The exit code is 0 after an end in good order, else 1. A program that is not up yet when the signal comes has nothing to finish, and ends at once. Whatever goes wrong is one line of the log, for the operator who reads the journal.
 */
export function runProcess(log: Log, start: (stopping: AbortSignal) => Promise<Running>): void {
    const stopping = new AbortController();
    const signalled = new Promise<NodeJS.Signals>((resolve) => {
        for (const signal of stopSignals) {
            process.on(signal, () => {
                if (stopping.signal.aborted) {
                    log.warn("stopped at once by a second signal", { signal });
                    process.exit(1);
                }
                stopping.abort();
                resolve(signal);
            });
        }
    });
    const fail = (error: unknown): void => {
        report(log, error);
        process.exit(1);
    };
    process.on("uncaughtException", fail);
    process.on("unhandledRejection", fail);
    run({ log, start: () => start(stopping.signal), signalled }).then((code) => process.exit(code), fail);
}

interface RunOptions {
    readonly log: Log;
    readonly start: () => Promise<Running>;
    readonly signalled: Promise<NodeJS.Signals>;
}

async function run({ log, start, signalled }: RunOptions): Promise<number> {
    const program = await Promise.race([start(), signalled]);
    const signal = await signalled;
    log.info("stopping", { signal });
    if (typeof program !== "string") {
        await program.stop();
    }
    log.info("stopped");
    return 0;
}

function report(log: Log, error: unknown): void {
    if (error instanceof EnvironmentError) {
        error.problems.forEach((problem) => log.error(problem));
    } else if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
        log.error(`The port is in use: ${error.message}. Stop the other process or set PORT to another one.`);
    } else if (error instanceof Error && "code" in error && error.code === "EACCES" && "port" in error) {
        log.error(`The port may not be used: ${error.message}. Set PORT to 1024 or higher.`);
    } else if (error instanceof Error) {
        log.error(`The program ended: ${error.message}`, { kind: error.name, stack: error.stack });
    } else {
        log.error(`The program ended: ${String(error)}`);
    }
}
