import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const table = readFileSync(join(root, "docs", "rows.md"), "utf8");

/** The lines of the table: what there is, and the file and title of the test that shows it. */
const rows = [...table.matchAll(/^\| (.+?) +\| [●○] +\| `([^`]+)`: (.+?) +\|$/gmu)].map(
    ([, what = "", file = "", title = ""]) => ({ what, file, title }),
);

describe("docs/rows.md", () => {
    it("is read line by line", () => {
        const lines = table.split("\n").filter((line) => /^\| .*[●○]/u.test(line));

        expect(rows).to.have.length(lines.length);
    });

    for (const { what, file, title } of rows) {
        it(`names a test that there is for "${what}"`, () => {
            const path = [join(root, "components", "src", file), join(root, file)].find((candidate) =>
                existsSync(candidate),
            );

            expect(path, file).to.be.a("string");
            expect(readFileSync(String(path), "utf8")).to.contain(title);
        });
    }
});
