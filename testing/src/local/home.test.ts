import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { homeOf, makeHome } from "./home.js";
import { Problem } from "./problem.js";

describe("homeOf", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "evenkeel-home-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    it("lies in the project, out of git, unless another place is named", () => {
        const home = homeOf(folder, {});
        makeHome(home);
        expect(readFileSync(join(folder, ".evenkeel", ".gitignore"), "utf8")).to.equal("*\n");
        expect(homeOf(folder, { EVENKEEL_HOME: "/elsewhere" }).folder).to.equal("/elsewhere");
    });

    it("is for its owner's eyes only", () => {
        const home = homeOf(folder, {});
        makeHome(home);
        expect(statSync(home.folder).mode & 0o777).to.equal(0o700);
    });

    it("lets two projects share one backend, each with copies of its own", () => {
        const [one, two] = ["/one", "/two"].map((project) => homeOf(project, { EVENKEEL_HOME: folder }));
        expect(one?.backend).to.equal(two?.backend);
        expect(one?.project).not.to.equal(two?.project);
    });

    it("says how to keep the state elsewhere when it cannot be written", () => {
        writeFileSync(join(folder, "file"), "");
        const home = homeOf(folder, { EVENKEEL_HOME: join(folder, "file") });
        expect(() => makeHome(home)).to.throw(Problem, "name another folder with EVENKEEL_HOME");
    });
});
