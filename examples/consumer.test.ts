import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..");
const published = ["components", "policy", "testing"];

/** Runs a command to its end and throws with all that it printed when it fails. */
function run(directory: string, command: string, ...args: string[]): string {
    const result = spawnSync(command, args, { cwd: directory, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    if (result.status !== 0) {
        throw new Error(
            `${command} ${args.join(" ")} ended with ${String(result.status)}:\n${result.stdout}\n${result.stderr}`,
        );
    }
    return result.stdout;
}

describe("a consumer's project on the packed packages", () => {
    let folder: string;

    before("pack, copy the example out of the workspace and install the tarballs", () => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-consumer-"));
        run(root, process.execPath, join("scripts", "build.mjs"), ...published);
        cpSync(join(root, "examples", "consumer"), folder, { recursive: true });

        const packed = new Map(published.map((workspace) => [`@evenkeel/${workspace}`, pack(workspace, folder)]));
        const manifest = readFileSync(join(folder, "package.json"), "utf8");
        const pinned = manifest.replace(
            /"(@evenkeel\/\w+)": "\*"/g,
            (_, name: string) => `"${name}": "file:${packed.get(name) ?? name}"`,
        );
        writeFileSync(join(folder, "package.json"), pinned);
        run(
            folder,
            "npm",
            "install",
            "--ignore-scripts",
            "--prefer-offline",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
        );
    });

    after("remove the project", () => {
        rmSync(folder, { recursive: true, force: true });
    });

    it("compiles against the published types in both module systems", () => {
        run(folder, "npm", "run", "build");
    });

    it("passes its own tests, one written as an ES module and one as CommonJS", () => {
        expect(run(folder, "npm", "test")).to.match(/[1-9]\d* passing/);
    });

    it("comes up on the simulated cloud under the published policy pack, and goes down to nothing", () => {
        // A trial is a place to try things.
        const profile = "EVENKEEL_POLICY_PROFILE=dev";
        const local = (...args: string[]): string =>
            run(folder, "env", profile, "npx", "--no-install", "evenkeel-local", ...args);
        local("up", "--stack", "trial", "--yes", "--policy-pack", "node_modules/@evenkeel/policy");
        local("destroy", "--stack", "trial", "--yes");
        const state: unknown = JSON.parse(local("stack", "export", "--stack", "trial"));
        expect(state).to.have.nested.property("deployment").that.does.not.have.property("resources");
    });
});

function pack(workspace: string, destination: string): string {
    const listing = run(
        join(root, workspace),
        "npm",
        "pack",
        "--json",
        "--ignore-scripts",
        "--pack-destination",
        destination,
    );
    const [packed] = JSON.parse(listing) as { filename: string }[];
    if (packed === undefined) throw new Error(`npm pack wrote no tarball for ${workspace}`);
    return packed.filename;
}
