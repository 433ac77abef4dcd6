import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { bundled } from "../../../image-app/testing/bundled.js";

/** Takes nothing, as a disk without room. */
const full = "/dev/full";

describe("the program behind npm run analyse", function () {
    this.timeout(60_000);

    it("says in one sentence that its output cannot be written", async () => {
        const program = await bundled(path.join(__dirname, "main.ts"));
        const stdout = openSync(full, "w");
        try {
            const { status, stderr } = spawnSync(process.execPath, [program.file, "--help"], {
                stdio: ["ignore", stdout, "pipe"],
                encoding: "utf8",
            });
            expect(stderr).to.match(/^analyse: Nothing can be written to standard output \(.*ENOSPC.*\)\.\n$/);
            expect(status).to.equal(1);
        } finally {
            closeSync(stdout);
            await program.remove();
        }
    });
});
