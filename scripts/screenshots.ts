// `npm run screenshots [-- FOLDER]`: pictures of every page of both applications, taken in a real browser, for the README.
import { join } from "node:path";
import { launchChromium } from "../app-runtime/src/local/browser/chromium.js";
import { publishDemoStatistics } from "../app-runtime/src/local/browser/demo-statistics.js";
import { takeScreenshots } from "../app-runtime/src/local/browser/screenshots.js";
import { LocalServerError } from "../app-runtime/src/local/errors.js";
import { withApp } from "./local-app.js";

const folder = process.argv[2] ?? join(__dirname, "..", "docs", "screenshots");

async function main(): Promise<void> {
    // First: where there is none, nothing needs to be started.
    const browser = await launchChromium();
    try {
        const files = await withApp(async (app) => {
            await publishDemoStatistics(app.emulator, app.metricsNamespace);
            return takeScreenshots({ browser, app, folder });
        });
        process.stdout.write(`${files.length} pictures in ${folder}\n`);
    } finally {
        await browser.close();
    }
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof LocalServerError ? error.message : String(error)}\n`);
    process.exit(1);
});
