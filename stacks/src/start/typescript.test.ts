import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";

const run = promisify(execFile);

describe("the TypeScript hook", () => {
    let directory: string;

    beforeEach(async () => {
        directory = await mkdtemp(path.join(tmpdir(), "evenkeel-typescript-"));
        await writeFile(
            path.join(directory, "main.ts"),
            'import { answer } from "./part.js";\nexport = answer("42" as const);\n',
        );
        await writeFile(
            path.join(directory, "part.ts"),
            'interface Unused {}\nexport function answer(text: string): unknown {\n    return text === "boom" ? {} : { text, stack: new Error("here").stack };\n}\n',
        );
    });

    afterEach(() => rm(directory, { recursive: true }));

    async function load(environment: Record<string, string>): Promise<{ text: string; stack: string }> {
        const script = `console.log(JSON.stringify(require(${JSON.stringify(path.join(directory, "main.ts"))})))`;
        const args = ["--require", "@evenkeel/stacks/src/start/typescript.cjs", "--eval", script];
        const { stdout } = await run(process.execPath, args, {
            cwd: __dirname,
            env: { ...process.env, NODE_OPTIONS: "", ...environment },
        });
        return JSON.parse(stdout);
    }

    it("loads TypeScript and what it imports by the name that the compiled file would have", async () => {
        expect((await load({})).text).to.equal("42");
    });

    it("maps stack traces back to the sources where traces are asked for", async () => {
        expect((await load({ EVENKEEL_TRACES: "1" })).stack).to.contain("part.ts:3:");
    });
});
