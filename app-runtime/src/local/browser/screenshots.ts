import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import type { LocalApp } from "../app/start.js";
import { applicationOf, logIn, stops } from "./tour.js";

/** How pages are looked at. */
export const looks = [
    { name: "wide-light", colorScheme: "light", viewport: { width: 1200, height: 800 } },
    { name: "wide-dark", colorScheme: "dark", viewport: { width: 1200, height: 800 } },
    { name: "phone-light", colorScheme: "light", viewport: { width: 390, height: 844 } },
    { name: "phone-dark", colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

/** What pictures are taken. */
export interface ScreenshotOptions {
    readonly browser: Browser;
    readonly app: LocalApp;
    readonly folder: string;
    /** @default all */
    readonly only?: (typeof looks)[number]["name"];
}

/** Longer than any page takes on a machine that has much else to do. */
const pageMilliseconds = 90_000;

/** Takes a picture of every page of both applications, light and dark, wide and as on a phone: `<page>-<look>.png`. */
export async function takeScreenshots(options: ScreenshotOptions): Promise<readonly string[]> {
    const { browser, app, folder, only } = options;
    await mkdir(folder, { recursive: true });
    const files: string[] = [];
    for (const { name: look, ...screen } of looks.filter(({ name }) => only === undefined || name === only)) {
        const context = await browser.newContext({ ...screen, reducedMotion: "reduce" });
        context.setDefaultTimeout(pageMilliseconds);
        const page = await context.newPage();
        const shoot = async (name: string): Promise<void> => {
            const file = path.join(folder, `${name}-${look}.png`);
            await writeFile(file, await pictureOf(page));
            files.push(file);
        };
        for (const application of ["images", "manager"] as const) {
            const { address } = applicationOf(app, application);
            await page.goto(`${address}/log-in`);
            await shoot(application === "images" ? "log-in" : "manager-log-in");
            await logIn(page, app, application);
            for (const stop of stops.filter((each) => each.application === application)) {
                await stop.open(page, address);
                await shoot(stop.name);
            }
        }
        await context.close();
    }
    return files;
}

/** What can be seen without scrolling, in few colours: a README is read on phones, too. */
async function pictureOf(page: Page): Promise<Buffer> {
    await page.waitForLoadState("networkidle");
    const whole = await page.screenshot({ animations: "disabled" });
    return sharp(whole).png({ palette: true, colours: 160, effort: 10 }).toBuffer();
}
