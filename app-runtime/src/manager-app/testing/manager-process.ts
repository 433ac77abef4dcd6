import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { Browser, type BrowserAnswer } from "../../image-app/web/testing/browser.js";

/** An answer that came through the network. */
export interface NetworkAnswer extends BrowserAnswer {
    readonly statusCode: number;
    /** Where the browser is sent, if anywhere. */
    readonly location: string | undefined;
}

/** The manager as a process of its own, as systemd starts it. */
export class ManagerProcess {
    public readonly lines: string[] = [];
    private readonly child;
    private address = "";

    constructor(environment: Readonly<Record<string, string>>) {
        const program = ["--import=tsx", "--conditions=evenkeel-source", path.join(__dirname, "..", "main.ts")];
        this.child = spawn(process.execPath, program, {
            env: { PATH: process.env["PATH"], ...environment },
            stdio: ["ignore", "pipe", "inherit"],
        });
    }

    /** Answers when it listens and reaches what it works with. The emulator's first answers take long: asked again until the limit of the test. */
    public async ready(): Promise<void> {
        await this.listening();
        while ((await fetch(`${this.address}/ready`)).status !== 200) {
            await new Promise((resolve) => setTimeout(resolve, 250));
        }
    }

    /** A browser of its own, whose requests go through the network. */
    public browser(): Browser<NetworkAnswer> {
        return new Browser({ inject: (options) => this.send(options) });
    }

    /** Ends it as systemd does, and answers its exit code. */
    public async stop(): Promise<number | null> {
        if (this.child.exitCode !== null) {
            return this.child.exitCode;
        }
        this.child.kill("SIGTERM");
        const [code] = await once(this.child, "exit");
        return code;
    }

    public async listening(): Promise<void> {
        for await (const line of createInterface({ input: this.child.stdout })) {
            this.lines.push(line);
            const content = JSON.parse(line);
            if (content.message === "listening") {
                this.address = `http://127.0.0.1:${content.port}`;
                return;
            }
        }
        throw new Error(`The manager ended:\n${this.lines.join("\n")}`);
    }

    private readonly send: Browser<NetworkAnswer>["send"] = async (options) => {
        const { method = "GET", payload, headers } = options;
        const answer = await fetch(`${this.address}${String(options.url)}`, {
            method,
            headers: Object.entries(headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
            redirect: "manual",
            ...(payload === undefined ? {} : { body: String(payload) }),
        });
        const cookies = answer.headers.getSetCookie().map((line) => {
            const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
            return { name, value: decodeURIComponent(value), ...(/max-age=0/i.test(line) ? { maxAge: 0 } : {}) };
        });
        const body = await answer.text();
        return { statusCode: answer.status, location: answer.headers.get("location") ?? undefined, body, cookies };
    };
}
