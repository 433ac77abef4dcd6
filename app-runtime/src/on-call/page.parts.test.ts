import { expect } from "chai";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { launchChromium } from "../local/browser/chromium.js";
import { renderSchedulePage } from "./page.js";
import { planOf } from "./plan.js";
import { at, followTheSun, schedule, span } from "./schedules.fixtures.test.js";

const accessible = createRequire(__filename).resolve("axe-core/axe.min.js");

describe("the page of a schedule, in a real browser", function () {
    this.timeout(120_000);
    let browser: Browser;
    let html: string;

    before(async () => {
        browser = await launchChromium();
        const window = span("2026-10-18T22:00:00Z", "2026-11-29T23:00:00Z");
        const read = schedule({ layers: followTheSun });
        const now = at("2026-10-21T12:00:00Z");
        html = renderSchedulePage({ schedule: read, plan: planOf(read, window), window, now });
    });
    after(() => browser.close());

    for (const look of [
        { colorScheme: "light", viewport: { width: 1200, height: 800 } },
        { colorScheme: "dark", viewport: { width: 390, height: 844 } },
    ] as const) {
        it(`keeps nobody out and fits the screen, ${look.colorScheme} and ${look.viewport.width} pixels wide`, async () => {
            const page = await (await browser.newContext(look)).newPage();
            await page.setContent(html);
            await page.evaluate(await readFile(accessible, "utf8"));
            // A text, because its types are those of a browser.
            const found: unknown = await page.evaluate(
                "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))",
            );
            const overflow: unknown = await page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth",
            );

            expect(found).to.deep.equal([]);
            expect(overflow).to.equal(0);
        });
    }

    it("leads to each calendar by keyboard", async () => {
        const page = await (await browser.newContext()).newPage();
        await page.setContent(html);
        // The way past the head, and the first of the time zones.
        await page.keyboard.press("Tab");
        await page.keyboard.press("Tab");

        expect(await page.evaluate("document.activeElement.textContent.trim()")).to.equal("Europe/Berlin");
    });
});
