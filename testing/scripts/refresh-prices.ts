// Rewrites testing/src/cost/prices.json from AWS's public Price List; it takes no account:
//   node --import tsx --conditions=evenkeel-source testing/scripts/refresh-prices.ts [--region eu-central-1 ...] [--host URL]
// The real host was never asked from where this was written, which has no internet: the reading is tested on a file of the same form
// (testing/src/cost/price-list/refresh.test.ts). So look at what it keeps, which it names, and at the difference before you commit.
//
// One CSV file for each service and region, read as it comes and kept nowhere. AmazonEC2 is the large one: its JSON was 441 MB for eu-west-1 in
// September 2026, and its CSV is of that order; AmazonRDS is some tens of MB, the others are a few. It takes as long as the download.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { refreshPrices, writeTable } from "../src/cost/price-list/refresh.js";
import { priceFile, readPriceTable } from "../src/cost/price-table.js";

async function main(): Promise<void> {
    const { values } = parseArgs({ options: { region: { type: "string", multiple: true }, host: { type: "string" } } });
    const table = readPriceTable();
    const {
        table: refreshed,
        kept,
        byHand,
    } = await refreshPrices({
        table,
        regions: [...new Set([...table.regions, ...(values.region ?? [])])],
        ...(values.host === undefined ? {} : { host: values.host }),
        today: new Date().toISOString().slice(0, 10),
        note: console.log,
    });
    writeFileSync(priceFile, writeTable(refreshed));
    console.log(`to be looked up by a person: ${byHand.join(", ")}`);
    for (const sentence of kept) console.error(`kept: ${sentence}`);
    if (kept.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
