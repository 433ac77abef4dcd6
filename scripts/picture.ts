// `npm run picture`: draws docs/picture.svg from the graph of the dev stack; with --check it only says whether the file is current.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planStack } from "./plan-stack.js";
import { readScene } from "./picture/scene.js";
import { draw } from "./picture/svg.js";

const file = join(__dirname, "..", "docs", "picture.svg");

async function main(): Promise<void> {
    const picture = draw(readScene("evenkeel, stack dev", await planStack("dev")));
    if (process.argv.includes("--check")) {
        if (readFileSync(file, "utf8") === picture) return;
        console.error("docs/picture.svg is not what the program makes now; run `npm run picture` and commit it.");
        process.exitCode = 1;
        return;
    }
    writeFileSync(file, picture);
    console.log("docs/picture.svg drawn");
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
