import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** How a call of the function went. */
export interface Invoked {
    readonly error: string | undefined;
    /** Messages of its log, in order. */
    readonly lines: readonly string[];
}

/** Calls the bundle's handler once, as Lambda does, in a process of its own whose clock is some milliseconds ahead. */
const program = `
const [file, ahead, event] = process.argv.slice(1);
const { now } = Date;
Date.now = () => now() + Number(ahead);
const context = { awsRequestId: "call", functionName: "health-guardian", getRemainingTimeInMillis: () => 60_000 };
require(file).handler(JSON.parse(event), context).then(() => process.exit(0), () => process.exit(1));
`;

/** What is called, and with what. */
export interface Invocation {
    /** The bundle. */
    readonly file: string;
    readonly variables: Readonly<Record<string, string>>;
    readonly event: unknown;
    /** How far the clock is ahead, in milliseconds. */
    readonly ahead: number;
}

export async function invoke({ file, variables, event, ahead }: Invocation): Promise<Invoked> {
    const args = ["-e", program, file, String(ahead), JSON.stringify(event)];
    const ended = promisify(execFile)(process.execPath, args, { env: { ...variables, PATH: process.env.PATH } });
    const { failed, stdout, stderr } = await ended.then(
        (output) => ({ failed: false, ...output }),
        (error: { stdout: string; stderr: string }) => ({ failed: true, ...error }),
    );
    const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => line !== "");
    return { error: failed ? lines.join("\n") : undefined, lines: lines.map(messageOf) };
}

function messageOf(line: string): string {
    try {
        const { message = "" } = JSON.parse(line);
        return String(message);
    } catch {
        return line;
    }
}
