import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleBootstrap } from "./bundle-bootstrap.js";
import { startFunction, type FunctionAnswer, type FunctionCall } from "./function-process.js";
import { isRunning, until, untilRead } from "./processes.fixtures.test.js";

describe("a function's process", () => {
    let folder: string;
    let bootstrap: string;

    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), "evenkeel-function-"));
        bootstrap = path.join(folder, "bootstrap.mjs");
        await bundleBootstrap(bootstrap);
    });

    after(() => rm(folder, { recursive: true, force: true }));

    let calls = 0;
    async function callOf(source: string, file = "index.js", more: Partial<FunctionCall> = {}): Promise<FunctionCall> {
        const code = path.join(folder, `code-${++calls}`);
        await mkdir(code);
        await writeFile(path.join(code, file), source);
        return {
            bootstrap,
            code,
            folder: path.join(folder, `call-${calls}`),
            event: "{}",
            environment: { _HANDLER: "index.handler", AWS_LAMBDA_FUNCTION_TIMEOUT: "7" },
            functionArn: "arn:one",
            memoryMegabytes: 128,
            timeoutSeconds: 7,
            ...more,
        };
    }

    async function run(...asked: Parameters<typeof callOf>): Promise<FunctionAnswer> {
        return (await startFunction(await callOf(...asked))).ended;
    }

    /** What went wrong, by its type and words. */
    async function failureOf(...asked: Parameters<typeof callOf>): Promise<string> {
        const { exitCode, answer } = await run(...asked);
        expect(exitCode, answer).to.equal(1);
        const { errorType, errorMessage } = JSON.parse(answer);
        return `${errorType}: ${String(errorMessage).replace(/RequestId: [\da-f-]{36} /, "")}`;
    }

    it("calls the handler with event and context, and answers in JSON", async () => {
        const source = `exports.handler = async (event, context) => ({
            event, arn: context.invokedFunctionArn, id: context.awsRequestId, left: context.getRemainingTimeInMillis() });`;
        const { exitCode, answer } = await run(source, "index.js", { event: '{"bild":"\u00e4"}' });
        const { event, arn, id, left } = JSON.parse(answer);

        expect([exitCode, event, arn]).to.deep.equal([0, { bild: "\u00e4" }, "arn:one"]);
        expect(id).to.match(/^[\da-f-]{36}$/);
        expect(left).to.be.within(5_000, 7_000);
    });

    it("finds the handler in a CommonJS file and in an ES module", async () => {
        expect((await run("export const handler = async () => 1;", "index.mjs")).answer).to.equal("1");
        expect((await run("exports.handler = () => 2;", "index.cjs")).answer).to.equal("2");
        expect((await run("module.exports = Object.assign({}, { handler: async () => 3 });")).answer).to.equal("3");
        expect((await run("exports.handler = async () => undefined;")).answer).to.equal("null");
    });

    it("keeps what is printed in its order, whichever stream it went to", async () => {
        const source = `exports.handler = async () => {
            for (let line = 0; line < 50; line++) (line % 2 ? console.error : console.log)(line);
            return "answer"; };`;
        const { log, answer } = await run(source);

        expect(log.toString().trim().split("\n").map(Number)).to.deep.equal([...Array(50).keys()]);
        expect(answer).to.equal('"answer"');
    });

    it("finds nothing of this process's environment, and an empty home", async () => {
        process.env["EVENKEEL_TEST_SECRET"] = "hunter2";
        try {
            const source = `exports.handler = async () => [process.env, require("fs").readdirSync(require("os").homedir())];`;
            const [environment, home] = JSON.parse((await run(source)).answer);
            expect(Object.keys(environment)).to.have.members([
                ...[
                    "AWS_LAMBDA_FUNCTION_TIMEOUT",
                    "HOME",
                    "LAMBDA_TASK_ROOT",
                    "LANG",
                    "PATH",
                    "TMPDIR",
                    "TZ",
                    "_HANDLER",
                ],
            ]);
            expect(home).to.deep.equal([]);
        } finally {
            delete process.env["EVENKEEL_TEST_SECRET"];
        }
    });

    it("says what a handler threw, and logs where", async () => {
        const source = "exports.handler = async function move() { throw new TypeError('no picture'); };";
        const { log, answer, exitCode } = await run(source);

        expect(exitCode).to.equal(1);
        expect(JSON.parse(answer)).to.deep.include({ errorType: "TypeError", errorMessage: "no picture" });
        expect(log.toString()).to.contain("Invoke Error").and.to.contain("at move");
    });

    it("says what is wrong with a function that has no handler, or none that can be called", async () => {
        expect(await failureOf("", "other.js")).to.contain("Runtime.ImportModuleError: Cannot find module 'index'");
        expect(await failureOf("exports.other = 1;")).to.contain("Runtime.HandlerNotFound: index.handler is undefined");
        expect(await failureOf("exports.handler = (event, context, done) => done();")).to.contain("make it async");
        expect(await failureOf("exports.handler = async () => 1n;")).to.contain("Runtime.MarshalError");
        expect(await failureOf("this is no program")).to.contain("SyntaxError");
    });

    it("says how a process ended that gave no answer", async () => {
        expect(await failureOf("exports.handler = async () => process.exit(3);")).to.equal(
            "Runtime.ExitError: Error: Runtime exited with error: exit status 3",
        );
        expect(await failureOf("exports.handler = () => new Promise(() => undefined);")).to.equal(
            "Runtime.ExitError: Error: Runtime exited without providing a reason",
        );
        expect(await failureOf("exports.handler = async () => process.kill(process.pid, 'SIGKILL');")).to.equal(
            "Runtime.ExitError: Error: Runtime exited with error: signal: SIGKILL",
        );
    });

    it("is killed when its time is over, even where it never waits", async () => {
        const timedOut = "Sandbox.Timedout: Error: Task timed out after 0.20 seconds";
        const limit = { timeoutSeconds: 0.2 };
        expect(await failureOf("exports.handler = () => { for (;;); };", "index.js", limit)).to.equal(timedOut);

        const waiting =
            "exports.handler = () => { console.log('begun'); return new Promise((r) => setTimeout(r, 60000)); };";
        const { log } = await run(waiting, "index.js", limit);
        expect(log.toString()).to.match(/^begun\n.* Task timed out after 0\.20 seconds\n$/);
    });

    it("is not charged for the time before its handler", async () => {
        const slow = `const end = Date.now() + 400; while (Date.now() < end); exports.handler = async () => "late";`;

        expect((await run(slow, "index.js", { timeoutSeconds: 0.3 })).answer).to.equal('"late"');
    });

    it("may not have more memory than it was deployed with", async () => {
        const hungry = "exports.handler = async () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); };";

        expect(await failureOf(hungry, "index.js", { memoryMegabytes: 32 })).to.contain("signal: SIGABRT");
    });

    it("leaves no process of its own behind", async () => {
        const source = `exports.handler = async () => require("child_process").spawn("sleep", ["60"]).pid;`;
        const { answer } = await run(source);

        await until(() => !isRunning(Number(answer)));
    });

    it("ends when whoever started it is killed", async () => {
        const mark = path.join(folder, "mark");
        const source = `exports.handler = () => { require("fs").symlinkSync(String(process.pid), ${JSON.stringify(mark)});
            return new Promise((resolve) => setTimeout(resolve, 60_000)); };`;
        const call = { ...(await callOf(source)), timeoutSeconds: 60 };
        const module = JSON.stringify(path.join(__dirname, "function-process.ts"));
        const script = `require(${module}).startFunction(${JSON.stringify(call)})`;
        const starter = spawn(process.execPath, ["--import", "tsx", "--eval", script], { stdio: "inherit" });
        const pid = Number(await untilRead(mark));
        starter.kill("SIGKILL");
        await once(starter, "close");

        await until(() => !isRunning(pid));
    });
});
