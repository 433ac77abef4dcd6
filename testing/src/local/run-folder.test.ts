import { expect } from "chai";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { homeOf, makeHome } from "./home.js";
import { makeRunFolder } from "./run-folder.js";

describe("makeRunFolder", () => {
    it("removes the folders of runs that are gone and keeps those of runs that go on", () => {
        const folder = mkdtempSync(join(tmpdir(), "evenkeel-runs-"));
        const home = homeOf(folder, {});
        makeHome(home);
        // No system gives out such a number.
        mkdirSync(join(home.runs, "999999999-abc"));
        mkdirSync(join(home.runs, `${process.ppid}-abc`));
        const mine = makeRunFolder(home);
        expect(readdirSync(home.runs).sort()).to.deep.equal([`${process.ppid}-abc`, basename(mine)].sort());
        rmSync(folder, { recursive: true });
    });
});
