// `npm run cost -- --stack dev`: what a stack costs a month, every line of it; --json for programs. Plans the stack in this process, so it
// takes no engine and no account.
import { parseArgs } from "node:util";
import { costListing, estimateCost } from "@evenkeel/testing";
import { planStack } from "./plan-stack.js";

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: { stack: { type: "string", short: "s" }, json: { type: "boolean", default: false } },
    });
    if (values.stack === undefined) throw new Error("Name a stack: npm run cost -- --stack dev");
    const estimate = estimateCost(await planStack(values.stack));
    console.log(values.json ? JSON.stringify(estimate, undefined, 4) : costListing(estimate).join("\n"));
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
