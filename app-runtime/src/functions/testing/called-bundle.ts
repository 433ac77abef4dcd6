import { spawn } from "node:child_process";
import { once } from "node:events";

/** What became of one call. */
export interface BundleCall {
    /** What it failed with, as Lambda would tell; undefined where it did not. */
    readonly error: string | undefined;
    /** Its log. */
    readonly log: string;
}

/** Reads the event from its input, calls the handler as Lambda does, and ends with 1 where that fails. */
const caller = `
let input = "";
process.stdin.on("data", (part) => (input += part)).on("end", async () => {
    const { handler } = require(process.argv[1]);
    const context = { awsRequestId: "call", functionName: "function", getRemainingTimeInMillis: () => 60000 };
    try {
        await handler(JSON.parse(input), context);
    } catch (error) {
        process.stderr.write("\\n" + error.name + ": " + error.message);
        process.exitCode = 1;
    }
});`;

/** Calls the bundle of a function in a process of its own, which has only that environment. */
export async function callBundle(
    bundle: string,
    event: unknown,
    environment: Readonly<Record<string, string>>,
): Promise<BundleCall> {
    const child = spawn(process.execPath, ["--no-warnings", "-e", caller, bundle], {
        env: { PATH: process.env.PATH, ...environment },
    });
    let log = "";
    let errors = "";
    child.stdout.on("data", (part: Buffer) => (log += part.toString()));
    child.stderr.on("data", (part: Buffer) => (errors += part.toString()));
    child.stdin.end(JSON.stringify(event));
    const [code]: unknown[] = await once(child, "close");
    return { error: code === 0 ? undefined : (errors.trim().split("\n").at(-1) ?? "unknown"), log: log + errors };
}
