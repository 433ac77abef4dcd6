import { expect } from "chai";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { homeOf, makeHome, type Home } from "./home.js";
import { clearLocks } from "./locks.js";
import { Problem } from "./problem.js";
import { readProject, type Project } from "./project.js";

describe("clearLocks", () => {
    let folder: string;
    let home: Home;
    let project: Project;
    let file: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-locks-"));
        writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
        home = homeOf(folder, {});
        makeHome(home);
        project = readProject(folder);
        const locks = join(home.backend, ".pulumi", "locks", "organization", "shop", "dev");
        mkdirSync(locks, { recursive: true });
        file = join(locks, "0f5c.json");
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    function lockedBy(pid: number, host = hostname()): void {
        const content = { pid, username: "me", hostname: host, timestamp: "2025-01-01T00:00:00Z" };
        writeFileSync(file, JSON.stringify(content));
    }

    it("removes the lock of a run that was killed, and says so", () => {
        lockedBy(4711);
        expect(clearLocks(project, home, "dev", () => false)).to.deep.equal([
            "the last run of stack dev (process 4711) was killed; its lock is removed",
        ]);
        expect(existsSync(file)).to.equal(false);
    });

    it("refuses while the other run is going on", () => {
        lockedBy(4711);
        expect(() => clearLocks(project, home, "dev", () => true)).to.throw(
            Problem,
            "stack dev is locked by another run (process 4711, since 2025-01-01T00:00:00Z); wait for it or end it",
        );
        expect(existsSync(file)).to.equal(true);
    });

    it("cannot know about another machine, so its lock holds", () => {
        lockedBy(4711, "elsewhere");
        expect(() => clearLocks(project, home, "dev", () => false)).to.throw(
            Problem,
            /process 4711 on elsewhere.*, or, if it is gone, run cancel --stack dev --yes$/,
        );
    });

    it("does not take another program that has the number now for the engine", function () {
        if (process.platform !== "linux") return;
        lockedBy(process.pid);
        expect(clearLocks(project, home, "dev")).to.have.length(1);
    });

    it("leaves other stacks and half-written locks alone", () => {
        lockedBy(4711);
        expect(clearLocks(project, home, "prod", () => false)).to.deep.equal([]);
        writeFileSync(file, '{"pid": 4');
        expect(clearLocks(project, home, "dev", () => false)).to.deep.equal([]);
    });
});
