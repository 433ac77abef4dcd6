import { expect } from "chai";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readRelease, releaseFileName } from "./release.js";

describe("readRelease", () => {
    let directory: string;

    beforeEach(async () => {
        directory = await mkdtemp(path.join(tmpdir(), "evenkeel-release-"));
    });

    afterEach(() => rm(directory, { recursive: true }));

    it("reads the version from the file beside the bundle", async () => {
        await writeFile(path.join(directory, releaseFileName), '{"version":"0.1.0-abc"}');

        expect(readRelease(directory)).to.deep.equal({ version: "0.1.0-abc" });
    });

    it("says that a run from source is unreleased", () => {
        expect(readRelease(directory)).to.deep.equal({ version: "unreleased" });
    });

    it("refuses a file without a version", async () => {
        await writeFile(path.join(directory, releaseFileName), "{}");

        expect(() => readRelease(directory)).to.throw("release.json names no version; build the artefact again.");
    });
});
