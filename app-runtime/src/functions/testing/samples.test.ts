import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { sampleFiles } from "./samples.js";

const folder = path.join(__dirname, "..", "..", "..", "..", "docs", "functions");

describe("the samples in docs/functions", () => {
    for (const [name, content] of sampleFiles()) {
        it(`have ${name} as the function makes it now`, async () => {
            const kept = await readFile(path.join(folder, name), "utf8").catch(() => "");
            expect(kept === content, "run `npm run samples` and commit what it writes").to.equal(true);
        });
    }
});
