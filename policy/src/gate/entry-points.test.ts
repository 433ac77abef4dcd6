import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";

const root = join(__dirname, "..", "..", "..");

describe("the gate's entry points", () => {
    let folder: string;
    beforeEach("make a folder with nothing of the gate but the entry points", () => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-entry-"));
        for (const file of ["policy/bin/evenkeel-gate.js", "scripts/gate.mjs"]) {
            mkdirSync(dirname(join(folder, file)), { recursive: true });
            copyFileSync(join(root, file), join(folder, file));
        }
    });
    afterEach("remove it", () => rmSync(folder, { recursive: true, force: true }));

    function write(file: string, text: string): void {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
    }

    function run(file: string): { code: number | null; printed: string } {
        const { status, stderr } = spawnSync(process.execPath, [join(folder, file), "--stack", "prod"], {
            encoding: "utf8",
        });
        return { code: status, printed: stderr };
    }

    const gateThat = (does: string): void =>
        write("policy/dist/gate/main.js", `exports.main = async () => { ${does} }`);
    const mains = {
        "cannot be loaded": () => undefined,
        "throws when it is loaded": () => write("policy/dist/gate/main.js", "throw new Error('half installed')"),
        "throws where nobody waits for it": () =>
            gateThat(
                "setImmediate(() => { throw new Error('late') }); await new Promise(() => setTimeout(() => {}, 9e3))",
            ),
        fails: () => gateThat("throw new Error('broken')"),
        "never answers": () => gateThat("await new Promise(() => {})"),
    };

    for (const [what, prepare] of Object.entries(mains)) {
        it(`ends the published command with 3 where the gate ${what}`, () => {
            prepare();
            expect(run("policy/bin/evenkeel-gate.js")).to.include({ code: 3 });
        });
    }

    it("ends the published command as the gate answers", () => {
        gateThat("return 2");
        expect(run("policy/bin/evenkeel-gate.js")).to.deep.equal({ code: 2, printed: "" });
    });

    it("ends the repository's command with 3 where its modules cannot be loaded", () => {
        expect(run("scripts/gate.mjs")).to.include({ code: 3 });
    });

    it("ends the repository's command with 3 where the sources do not compile", () => {
        write("scripts/pack.mjs", "export const pack = '/pack', chooseProfile = () => {}, configurationOf = () => {};");
        write(
            "scripts/compile.mjs",
            "export const root = '/'; export const compileWhenStale = async () => { throw new Error('no'); };",
        );
        expect(run("scripts/gate.mjs")).to.deep.equal({ code: 3, printed: "gate: no\n" });
    });
});
