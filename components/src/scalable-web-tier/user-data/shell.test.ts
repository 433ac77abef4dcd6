import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { appendFile, narrow, quoted, writeFile } from "./shell.js";

const hostile = `it's "$HOME" \`id\` \\ $(id)\n!`;

describe("quoted", () => {
    for (const word of ["plain", "two words", "", hostile]) {
        it(`gives the shell ${JSON.stringify(word)} as it is`, () => {
            expect(execFileSync("bash", ["--norc", "-c", `printf %s ${quoted(word)}`], { encoding: "utf8" })).to.equal(
                word,
            );
        });
    }
});

describe("writeFile", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "write-file-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    for (const content of ["one line\n", `${hostile}\n`, "END\nEND_\nmore\n", "\n"]) {
        it(`writes ${JSON.stringify(content)} as it is`, () => {
            const path = join(folder, "new", "file");
            execFileSync("bash", ["--norc", "-c", writeFile(path, "0640", content)]);
            expect(readFileSync(path, "utf8")).to.equal(content);
            expect(statSync(path).mode & 0o777).to.equal(0o640);
        });
    }

    it("ends a last line that is not ended", () => {
        execFileSync("bash", ["--norc", "-c", writeFile(join(folder, "file"), "0644", "one")]);
        expect(readFileSync(join(folder, "file"), "utf8")).to.equal("one\n");
    });

    it("writes anew what was there, and appends what is to be appended", () => {
        const path = join(folder, "file");
        const commands = [
            writeFile(path, "0644", "old\n"),
            writeFile(path, "0644", "one\n"),
            appendFile(path, "two\n"),
        ];
        execFileSync("bash", ["--norc", "-c", commands.join("\n")]);
        expect(readFileSync(path, "utf8")).to.equal("one\ntwo\n");
    });
});

describe("narrow", () => {
    it("leaves out comments, and all but one blank of each level", () => {
        expect(narrow("http {\n    # why\n    server {\n        # how\n        listen 80;\n    }\n}\n")).to.equal(
            "http {\n server {\n  listen 80;\n }\n}\n",
        );
    });
});
