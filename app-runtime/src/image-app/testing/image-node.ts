import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";

/** How a process ended. */
export interface Ending {
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
}

/** A line of its log. */
export interface NodeLine {
    readonly level: string;
    readonly message: string;
    readonly [field: string]: unknown;
}

/** How a node is started. */
export interface ImageNodeOptions {
    readonly variables: Readonly<Record<string, string>>;
    /** @default main.ts, run from source */
    readonly program?: readonly string[];
    /** @default the Node that runs this */
    readonly executable?: string;
}

/** The application as a process of its own. */
export class ImageNode {
    public readonly lines: NodeLine[] = [];
    /** What it printed that is no line of the log. */
    public readonly noise: string[] = [];
    public readonly ended: Promise<Ending>;
    private readonly child: ChildProcess;
    private readonly waiting = new Set<() => void>();
    private rest = "";
    private hasEnded = false;

    constructor(options: ImageNodeOptions) {
        const { variables, executable = process.execPath } = options;
        const { program = ["--import", "tsx", path.join(__dirname, "..", "main.ts")] } = options;
        const { PATH = "", TMPDIR = "/tmp" } = process.env;
        this.child = spawn(executable, [...program], {
            env: { PATH, TMPDIR, NODE_NO_WARNINGS: "1", ...variables },
            stdio: ["ignore", "pipe", "pipe"],
        });
        this.child.stdout?.on("data", (data: Buffer) => this.take(data.toString()));
        this.child.stderr?.on("data", (data: Buffer) => this.noise.push(data.toString()));
        this.ended = new Promise((resolve) => {
            // After "close" all of its output has come.
            this.child.once("close", (code, signal) => {
                this.hasEnded = true;
                resolve({ code, signal });
                this.wake();
            });
        });
    }

    /** The first line with that message; waits for it. @throws Error with all lines where the process ends first */
    public async line(message: string): Promise<NodeLine> {
        for (;;) {
            const found = this.lines.find((line) => line.message === message);
            if (found !== undefined) {
                return found;
            }
            if (this.hasEnded) {
                throw new Error(`The process ended without "${message}": ${JSON.stringify([this.lines, this.noise])}`);
            }
            await new Promise<void>((resolve) => this.waiting.add(resolve));
        }
    }

    /** Where it listens. */
    public async url(): Promise<string> {
        return `http://127.0.0.1:${String((await this.line("listening")).port)}`;
    }

    /** Number of the process. */
    public get pid(): number {
        if (this.child.pid === undefined) throw new Error("The process could not be started.");
        return this.child.pid;
    }

    public signal(signal: NodeJS.Signals): void {
        this.child.kill(signal);
    }

    /** Ends it, however it is. */
    public async end(): Promise<Ending> {
        this.child.kill("SIGKILL");
        return this.ended;
    }

    private take(text: string): void {
        const lines = (this.rest + text).split("\n");
        this.rest = lines.pop() ?? "";
        for (const line of lines) {
            const parsed = parseLine(line);
            if (parsed === undefined) this.noise.push(line);
            else this.lines.push(parsed);
        }
        this.wake();
    }

    private wake(): void {
        const all = [...this.waiting];
        this.waiting.clear();
        all.forEach((resolve) => resolve());
    }
}

function parseLine(text: string): NodeLine | undefined {
    try {
        const line: unknown = JSON.parse(text);
        return isLine(line) ? line : undefined;
    } catch {
        return undefined;
    }
}

function isLine(line: unknown): line is NodeLine {
    return (
        typeof line === "object" &&
        line !== null &&
        "level" in line &&
        typeof line.level === "string" &&
        "message" in line &&
        typeof line.message === "string"
    );
}
