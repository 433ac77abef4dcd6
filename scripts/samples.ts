// `npm run samples`: writes the mails, reports and charts that docs/functions/ shows, as the functions make them; samples.test.ts says whether they are current.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sampleFiles } from "../app-runtime/src/functions/testing/samples.js";

const folder = join(__dirname, "..", "docs", "functions");
mkdirSync(folder, { recursive: true });
for (const [name, content] of sampleFiles()) {
    writeFileSync(join(folder, name), content);
}
console.log("docs/functions: samples written");
