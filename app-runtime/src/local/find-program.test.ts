import { expect } from "chai";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { removeFolder, temporaryFolder } from "../image-app/testing/temporary-folder.js";
import { LocalServerError } from "./errors.js";
import { findProgram, programFolders, requireProgram } from "./find-program.js";

describe("looking for a program on this machine", () => {
    let folder: string;

    beforeEach(async () => {
        folder = await temporaryFolder();
    });
    afterEach(() => removeFolder(folder));

    it("finds the best name first, whichever folder it is in", async () => {
        await writeFile(path.join(folder, "redis-server"), "");
        expect(findProgram(["valkey-server", "redis-server"], ["/nowhere", folder])).to.equal(
            path.join(folder, "redis-server"),
        );
        await writeFile(path.join(folder, "valkey-server"), "");
        expect(findProgram(["valkey-server", "redis-server"], [folder])).to.equal(path.join(folder, "valkey-server"));
        expect(findProgram(["mariadbd"], [folder])).to.equal(undefined);
    });

    it("looks where distributions put servers, too, and nowhere twice", () => {
        const folders = programFolders();
        expect(folders).to.include.members(["/usr/sbin", "/usr/bin", ...(process.env.PATH ?? "").split(":")]);
        expect(new Set(folders).size).to.equal(folders.length);
    });

    it("says in one sentence that a program is not installed, and how to install it", () => {
        const wanted = {
            what: "Valkey",
            names: ["valkey-server", "redis-server"],
            install: "Debian: apt-get install it",
        };
        expect(() => requireProgram(wanted, [folder, "/nowhere"])).to.throw(
            LocalServerError,
            `Valkey is not installed: valkey-server or redis-server is in none of ${folder}, /nowhere; install it (Debian: apt-get install it).`,
        );
    });
});
