import { expect } from "chai";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { bundleFunction, functionNames } from "./bundle-function.js";

const largestBytes = 1_048_576;

const shared = ["common", "testing"];
const functions = readdirSync(path.join(__dirname, "..", "functions")).filter((name) => !shared.includes(name));

describe("the bundles of functions", function () {
    this.timeout(60_000);
    let folder: string;

    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), "evenkeel-functions-"));
    });
    after(() => rm(folder, { recursive: true, force: true }));

    it("are of all the functions that there are", () => {
        expect([...functionNames]).to.have.members(functions);
    });

    for (const name of functions) {
        it(`have ${name} in one file that loads alone and is no larger than a megabyte`, async () => {
            const bundle = await bundleFunction(name, folder);
            const content = await readFile(bundle.path, "utf8");

            expect(Buffer.byteLength(content)).to.be.at.most(largestBytes);
            expect(content).not.to.contain('require("sharp")');
            const program = `process.stdout.write(typeof require(${JSON.stringify(bundle.path)}).handler)`;
            const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { cwd: folder, env: {} });
            expect(stdout).to.equal("function");
        });
    }
});
