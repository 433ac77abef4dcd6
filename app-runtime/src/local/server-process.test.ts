import { expect } from "chai";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CleanUp } from "./clean-up.js";
import { LocalServerError } from "./errors.js";
import { runProgram, startServer, type ServerProgram } from "./server-process.js";

async function messageOf(action: Promise<unknown>): Promise<string> {
    try {
        await action;
    } catch (error) {
        expect(error).to.be.instanceOf(LocalServerError);
        return String(error);
    }
    throw new Error("it did not fail");
}

function isRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}

describe("a server's process", () => {
    let folder: string;
    let cleanUp: CleanUp;

    beforeEach(async () => {
        folder = await mkdtemp(path.join(tmpdir(), "evenkeel-process-"));
        cleanUp = new CleanUp();
    });

    afterEach(async () => {
        await cleanUp.run();
        await rm(folder, { recursive: true, force: true });
    });

    const shell = (script: string, more: Partial<ServerProgram> = {}): ServerProgram => ({
        name: "The server",
        command: "/bin/sh",
        args: ["-c", script],
        folder,
        ready: /ready/,
        ...more,
    });

    it("is ready when it says so, and ends when it is told to", async () => {
        const pid = await startServer(shell("echo starting; echo ready >&2; exec sleep 60"), cleanUp);

        expect(isRunning(pid)).to.equal(true);
        await cleanUp.run();
        expect(isRunning(pid)).to.equal(false);
    });

    it("is killed when it does not end in time", async () => {
        const deaf = "trap '' TERM; echo ready; while true; do sleep 1; done";
        const pid = await startServer(shell(deaf, { stopSeconds: 0.05 }), cleanUp);
        await cleanUp.run();

        expect(isRunning(pid)).to.equal(false);
    });

    it("is not ready when it ends by itself, and the end of its output says why", async () => {
        const message = await messageOf(startServer(shell("echo port in use; exit 3"), cleanUp));

        expect(message).to.contain("The server cannot be started: /bin/sh ended with 3: port in use");
    });

    it("is not waited for for ever", async () => {
        const message = await messageOf(startServer(shell("echo well; exec sleep 60", { startSeconds: 0.3 }), cleanUp));

        expect(message).to.contain("was not ready within 0.3 seconds");
    });

    it("is named where the program is missing", async () => {
        const missing = { command: path.join(folder, "none"), args: [] };

        expect(await messageOf(startServer(shell("", missing), cleanUp))).to.contain("none cannot be run: spawn");
        expect(await messageOf(runProgram(shell("", missing))))
            .to.contain("cannot be set up")
            .and.contain("ENOENT");
    });

    it("finds no secrets of this process in its environment", async () => {
        process.env.EVENKEEL_TEST_SECRET = "hunter2";
        try {
            const message = await messageOf(runProgram(shell('echo "<$EVENKEEL_TEST_SECRET>"; exit 1')));
            expect(message).to.contain("<>");
        } finally {
            delete process.env.EVENKEEL_TEST_SECRET;
        }
    });

    it("ends, and its folder goes, when whoever started it is killed", async () => {
        const source = path.join(__dirname, "server-process.ts");
        const program = JSON.stringify({ ...shell("echo ready; exec sleep 60"), ready: undefined });
        const starter = spawn(process.execPath, [
            ...["--import", "tsx", "--eval"],
            `const { startServer } = require(${JSON.stringify(source)});
             startServer({ ...${program}, ready: /ready/ }, { add: () => undefined }).then((pid) => console.log(pid));
             setInterval(() => undefined, 1000);`,
        ]);
        const pid = await new Promise<number>((resolve) =>
            starter.stdout.once("data", (data) => resolve(Number(data))),
        );
        expect(isRunning(pid)).to.equal(true);
        starter.kill("SIGKILL");
        // The folder goes last. Without the guard this would wait until mocha has had enough.
        while (existsSync(folder)) {
            await sleep(20);
        }
    });
});
