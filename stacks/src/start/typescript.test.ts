import { execFile } from "node:child_process";
import { appendFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";

const run = promisify(execFile);
const cache = path.join(__dirname, "..", "..", "..", "node_modules", ".cache", "evenkeel-typescript");

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

    /** What the program exports; `before` are options of Node that come before the hook's. */
    async function load(
        environment: Record<string, string>,
        before: readonly string[] = [],
    ): Promise<{ text: string; stack: string; pid: number }> {
        const main = JSON.stringify(path.join(directory, "main.ts"));
        const script = `console.log(JSON.stringify({ ...require(${main}), pid: process.pid }))`;
        const args = [...before, "--require", "@evenkeel/stacks/src/start/typescript.cjs", "--eval", script];
        const { stdout } = await run(process.execPath, args, {
            cwd: __dirname,
            env: { ...process.env, NODE_OPTIONS: "", ...environment },
        });
        return JSON.parse(stdout);
    }

    it("loads TypeScript and what it imports by the name that the compiled file would have", async () => {
        expect((await load({})).text).to.equal("42");
    });

    for (const { what, failing, code } of [
        { what: "is full", failing: "writeFileSync", code: "ENOSPC" },
        { what: "has no room left for this user", failing: "renameSync", code: "EDQUOT" },
        { what: "is no folder", failing: "mkdirSync", code: "ENOTDIR" },
        { what: "cannot be read", failing: "readFileSync", code: "EACCES" },
    ]) {
        it(`runs the program where its cache ${what}, and leaves no half file there`, async () => {
            // The cache goes by content: what must be written is content that it has not seen yet.
            if (failing !== "readFileSync") await appendFile(path.join(directory, "main.ts"), `// ${directory}\n`);
            const broken = path.join(directory, "broken.cjs");
            await writeFile(
                broken,
                `const fs = require("node:fs");
                const original = fs.${failing};
                fs.${failing} = (file, ...rest) => {
                    if (!file.startsWith(${JSON.stringify(cache)})) return original(file, ...rest);
                    // A full disk takes the beginning of a file.
                    if (${failing === "writeFileSync"}) original(file, "half");
                    throw Object.assign(new Error("${code}"), { code: "${code}" });
                };`,
            );
            const { text, pid } = await load({}, ["--require", broken]);
            expect(text).to.equal("42");
            expect((await readdir(cache)).filter((name) => name.endsWith(`.${pid}`))).to.deep.equal([]);
        });
    }

    it("maps stack traces back to the sources where traces are asked for", async () => {
        expect((await load({ EVENKEEL_TRACES: "1" })).stack).to.contain("part.ts:3:");
    });
});
