import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";

const run = promisify(execFile);

describe("what the quick start leaves out", () => {
    /** Evaluates an expression in a process that has loaded the SDK, and says what it came to. */
    async function evaluate(expression: string): Promise<unknown> {
        const script = `
            const pulumi = require("@pulumi/pulumi");
            const loaded = (name) => Object.keys(require.cache).some((file) => file.includes(name));
            Promise.resolve(${expression}).then((value) => console.log(JSON.stringify(value)));`;
        const args = ["--require", "@evenkeel/testing/quick-start", "--eval", script];
        const { stdout } = await run(process.execPath, args, {
            cwd: __dirname,
            env: { ...process.env, NODE_OPTIONS: "" },
        });
        return JSON.parse(stdout);
    }

    it("is not loaded with the SDK", async () => {
        expect(await evaluate('["node_modules/typescript/", "arborist", "/automation/"].filter(loaded)')).to.deep.equal(
            [],
        );
    });

    it("is loaded by whoever serialises a function", async () => {
        const serialised = 'pulumi.runtime.serializeFunction(() => 42).then(({ text }) => text.includes("42"))';

        expect(
            await evaluate(`${serialised}.then((worked) => [worked, loaded("node_modules/typescript/")])`),
        ).to.deep.equal([true, true]);
    });

    it("is loaded by whoever drives another program", async () => {
        expect(await evaluate("typeof pulumi.automation.LocalWorkspace.createStack")).to.equal("function");
        expect(
            await evaluate('"Stack" in pulumi.automation && Object.keys(pulumi.automation).includes("Stack")'),
        ).to.equal(true);
    });

    it("takes no trace of promises, and still finds one that was left", async () => {
        const debuggable = 'require("@pulumi/pulumi/runtime/debuggable")';
        const trace = `(() => { const p = Promise.resolve(); ${debuggable}.debuggablePromise(p, "here"); return p._debugStackTrace; })()`;
        expect(await evaluate(trace)).to.equal("Error");
        expect(await evaluate("Error.stackTraceLimit")).to.equal(10);

        const left = `${debuggable}.debuggablePromise(new Promise(() => undefined), "here") && 1`;
        const failure: unknown = await evaluate(left).catch((error: unknown) => error);
        expect(String(failure)).to.contain("1 promise was still active");
    });
});
