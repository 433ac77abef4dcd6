import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { bundled } from "../../image-app/testing/bundled.js";

const megabyte = 1_000_000;

describe("the memory of the traffic analyser", function () {
    this.timeout(240_000);

    it("is bounded, however large an object is when it is unpacked", async () => {
        const program = await bundled(path.join(__dirname, "testing", "large-object.ts"));
        try {
            const args = ["--max-old-space-size=64", program.file, String(200 * megabyte)];
            const { stdout } = await promisify(execFile)(process.execPath, args);
            const { bytes, requests, rows, tookBytes } = JSON.parse(stdout);
            expect(bytes).to.be.at.least(200 * megabyte);
            expect(requests).to.equal(rows);
            expect(tookBytes).to.be.at.most(120 * megabyte);
        } finally {
            await program.remove();
        }
    });
});
