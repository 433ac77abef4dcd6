import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

const root = join(__dirname, "..", "..");

describe("the stacks before the gate, as a new account would see them", () => {
    let folder: string;

    before(() => (folder = mkdtempSync(join(tmpdir(), "evenkeel-stacks-"))));
    after(() => rmSync(folder, { recursive: true, force: true }));

    for (const [stack, exempt] of [
        ["dev", 0],
        ["test", 12],
        ["prod", 9],
    ] as const) {
        it(`lets ${stack} pass, with ${exempt} findings exempt`, () => {
            const file = join(folder, `${stack}.json`);
            const args = [join(root, "scripts", "gate.mjs"), "--stack", stack, "--local", "--json", file];
            const { status, stdout, stderr } = spawnSync(process.execPath, args, {
                cwd: root,
                encoding: "utf8",
                maxBuffer: 64 * 1024 * 1024,
                env: { ...process.env, EVENKEEL_HOME: join(folder, "home") },
            });

            expect(status, stdout + stderr).to.equal(0);
            const report: unknown = JSON.parse(readFileSync(file, "utf8"));
            expect(report).to.have.nested.property("counts.exempt", exempt);
            expect(report).to.have.property("gaps").that.deep.equals([]);
        });
    }
});
