import { spawnSync } from "node:child_process";

/** A start in milliseconds. */
export interface ColdStart {
    /** On the clock on the wall, until the process has ended. */
    readonly elapsed: number;
    /** Of all its threads until the handler is there, which does not count for what else the machine works on. */
    readonly processor: number;
}

/** Tells how much processor time it took until here. */
const report = `const { user, system } = process.cpuUsage(); require("fs").writeSync(1, String(user + system));`;

/** What Lambda does before the first event: loads the file and looks whether it has a handler. @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html */
const initialise = `if (typeof require(process.argv[1]).handler !== "function") throw new Error("It has no handler.");`;

/**
 * Starts a fresh Node, which loads a bundle until it could take its first event, and ends.
 *
 * @param bundle absolute path; without one Node has nothing to do
 */
export function coldStart(bundle?: string): ColdStart {
    const program = bundle === undefined ? [report] : [`${initialise} ${report} process.exit();`, bundle];
    const started = performance.now();
    // With no variables, because NODE_OPTIONS of this machine would count as well.
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", ...program], { env: {}, encoding: "utf8" });
    const elapsed = performance.now() - started;
    if (status !== 0) throw new Error(`${bundle ?? "A bare Node"} does not start: ${stderr}`);
    return { elapsed, processor: Number(stdout) / 1_000 };
}
