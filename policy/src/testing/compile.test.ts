import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";

const root = join(__dirname, "..", "..", "..");
const tsconfig = {
    compilerOptions: {
        composite: true,
        rootDir: "src",
        outDir: "dist",
        tsBuildInfoFile: "dist/.tsbuildinfo",
        module: "nodenext",
        lib: ["es5"],
        types: [],
    },
    include: ["src"],
    exclude: ["src/**/*.test.ts", "src/**/*.cases.ts"],
};

describe("the compilation of this repository", function () {
    this.timeout(120_000);
    let folder: string;
    before("make a repository of one workspace", () => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-compile-"));
        for (const file of ["compile.mjs", "build.mjs"])
            cpSync(join(root, "scripts", file), join(folder, "scripts", file));
        mkdirSync(join(folder, "node_modules"));
        for (const name of ["typescript", "esbuild", "proper-lockfile"]) {
            symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
        }
        write("policy/tsconfig.json", JSON.stringify(tsconfig));
        write("policy/src/index.ts", "export const answer: number = 42;\n");
        write("policy/src/old/rule.ts", "export const rule = 1;\n");
        execFileSync(process.execPath, [build, "policy"], { cwd: folder, stdio: "ignore" });
    });
    after("remove it", () => rmSync(folder, { recursive: true, force: true }));

    const build = join("scripts", "build.mjs");
    const has = (...files: string[]): boolean[] =>
        files.map((file) => existsSync(join(folder, "policy", "dist", file)));

    function write(file: string, text: string): void {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
    }

    it("takes away what was compiled from a source that is gone, or of a test", () => {
        expect(has("old/rule.js", "old/rule.d.ts", "pack.js")).to.deep.equal([true, true, true]);
        rmSync(join(folder, "policy/src/old"), { recursive: true });
        write("policy/src/answer.cases.ts", "export {};\n");
        write("policy/dist/answer.cases.js", "");
        write("policy/dist/notes.txt", "kept");

        execFileSync(process.execPath, [build, "policy"], { cwd: folder, stdio: "ignore" });
        expect(has("old/rule.js", "old/rule.d.ts", "answer.cases.js")).to.deep.equal([false, false, false]);
        expect(has("index.js", "index.d.ts", "pack.js", "notes.txt")).to.deep.equal([true, true, true, true]);
    });

    it("leaves it to its caller what sources that do not compile mean for the exit code", () => {
        write("policy/src/index.ts", 'export const answer: number = "forty-two";\n');
        const sentence = "The sources do not compile; mend what is listed above and run the command again.";

        const built = spawnSync(process.execPath, [build, "policy"], { cwd: folder, encoding: "utf8" });
        expect(built.status).to.equal(1);
        expect(built.stderr)
            .to.match(/index\.ts.*error TS2322/)
            .and.to.satisfy((text: string) => text.endsWith(`${sentence}\n`));

        write(
            "scripts/caller.mjs",
            `import { compileWhenStale } from "./compile.mjs";
            await compileWhenStale("policy").catch((error) => { console.log(error.message); process.exitCode = 3; });`,
        );
        const called = spawnSync(process.execPath, [join("scripts", "caller.mjs")], { cwd: folder, encoding: "utf8" });
        expect(called).to.include({ status: 3, stdout: `${sentence}\n` });
    });
});
