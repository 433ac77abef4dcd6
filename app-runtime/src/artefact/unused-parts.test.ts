import { expect } from "chai";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { shortened } from "./unused-parts.js";

const require = createRequire(__filename);

describe("the table of MySQL's errors in bundles of functions", () => {
    it("says what mysql2's own says, in less than half of the space", () => {
        const file = path.join(path.dirname(require.resolve("mysql2/package.json")), "lib", "constants", "errors.js");
        const table: Record<string, string | number> = require(file);
        const source = shortened(table);
        const exported = {};
        runInNewContext(source, { exports: exported });

        expect(Object.keys(table)).to.have.length.above(1_000);
        expect(exported).to.deep.equal({ ...table });
        expect(source.length).to.be.below(readFileSync(file, "utf8").length / 2);
    });
});
