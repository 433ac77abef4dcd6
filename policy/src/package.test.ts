import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

const read = (file: string): string => readFileSync(join(__dirname, "..", file), "utf8");

describe("the package of the pack", () => {
    const manifest: unknown = JSON.parse(read("package.json"));

    it("is started from its one bundled file", () => {
        // The language host loads the folder, and Node looks for its entry in package.json; PulumiPolicy.yaml says it too.
        expect(manifest).to.have.property("main", "./dist/pack.js");
        expect(read("PulumiPolicy.yaml")).to.contain("main: dist/pack.js\n");
    });

    it("is no library: it has no types, and its files are found by their paths", () => {
        expect(manifest).not.to.have.any.keys("types", "exports");
    });
});
