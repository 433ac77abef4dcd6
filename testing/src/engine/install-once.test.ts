import { expect } from "chai";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lock } from "proper-lockfile";
import { installOnce, type Installation } from "./install-once.js";

describe("installOnce", () => {
    let cache: string;
    let said: string[];
    const progress = {
        say: (text: string) => void said.push(text),
        during: <Result>(_title: string, work: () => Promise<Result>) => work(),
    };

    beforeEach(() => {
        cache = mkdtempSync(join(tmpdir(), "evenkeel-install-"));
        said = [];
    });
    afterEach(() => rmSync(cache, { recursive: true }));

    function installation(fill: (folder: string) => void): Installation {
        return {
            folder: join(cache, "tool-v1"),
            title: "the tool",
            complete: "tool",
            fill: (folder) => {
                fill(folder);
                return Promise.resolve();
            },
        };
    }
    const writesTool = (folder: string) => writeFileSync(join(folder, "tool"), "");

    it("shows the target only when it is complete", async () => {
        const target = join(cache, "tool-v1");
        await installOnce(
            installation((folder) => {
                writesTool(folder);
                expect(existsSync(target)).to.equal(false);
            }),
            progress,
        );
        expect(readdirSync(cache)).to.deep.equal(["tool-v1"]);
    });

    it("removes what an interrupted run left, and what lies in the target's place without being complete", async () => {
        mkdirSync(join(cache, "tool-v1.tmp-12345", "half"), { recursive: true });
        mkdirSync(join(cache, "tool-v1", "half"), { recursive: true });
        mkdirSync(join(cache, "tool-v2.tmp-1"));
        await installOnce(installation(writesTool), progress);
        expect(readdirSync(cache).sort()).to.deep.equal(["tool-v1", "tool-v2.tmp-1"]);
        expect(readdirSync(join(cache, "tool-v1"))).to.deep.equal(["tool"]);
    });

    it("fails when the step ends without making what it should", async () => {
        const error = await installOnce(
            installation(() => undefined),
            progress,
        ).catch((reason: unknown) => reason);
        expect(error).to.be.an("error").with.property("message", "it ended without making tool");
        expect(readdirSync(cache)).to.deep.equal([]);
    });

    it("waits for another run, says so, and takes what that one made", async () => {
        const folder = join(cache, "tool-v1");
        const release = await lock(folder, { realpath: false });
        const waiting = installOnce(
            installation(() => {
                throw new Error("it was made twice");
            }),
            progress,
        );
        await new Promise((resolve) => setTimeout(resolve, 50));
        mkdirSync(folder);
        writesTool(folder);
        await waiting;
        await release();
        expect(said).to.deep.equal(["another run is building the tool; waiting"]);
    });
});
