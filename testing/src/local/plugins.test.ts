import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { homeOf, makeHome } from "./home.js";
import { writePlugins } from "./plugins.js";

describe("writePlugins", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "evenkeel-it's here-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    it("writes executables that start the given script with the package's name, from any path", () => {
        const home = homeOf(folder, {});
        makeHome(home);
        const main = join(folder, "cloud main.js");
        writeFileSync(main, "console.log(process.argv.slice(2).join(' '));");
        const { providers } = writePlugins(home, main);
        const executable = join(providers.random ?? "", "pulumi-resource-random");
        expect(execFileSync(executable, ["127.0.0.1:1"], { encoding: "utf8" })).to.equal("random 127.0.0.1:1\n");
    });

    it("gives two checkouts folders of their own", () => {
        const home = homeOf(folder, {});
        makeHome(home);
        expect(writePlugins(home, "/one/main.js").providers.aws).not.to.equal(
            writePlugins(home, "/two/main.js").providers.aws,
        );
        expect(writePlugins(home, "/one/main.js")).to.deep.equal(writePlugins(home, "/one/main.js"));
    });
});
