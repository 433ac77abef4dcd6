import { expect } from "chai";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { nginxConfiguration } from "../../../../scripts/local-app.js";
import { readCommandLine } from "../app/options.js";
import { generatePicture } from "../app/pictures.js";
import { startApp, type LocalApp } from "../app/start.js";
import { CleanUp } from "../clean-up.js";
import { launchChromium } from "./chromium.js";
import { publishDemoStatistics } from "./demo-statistics.js";
import { applicationOf, logIn, stops, type Stop } from "./tour.js";

const limit = 120_000;
const applications: readonly Stop["application"][] = ["images", "manager"];
const accessible = createRequire(__filename).resolve("axe-core/axe.min.js");

describe("the pages of both applications in a real browser", function () {
    this.timeout(600_000);
    const cleanUp = new CleanUp();
    let browser: Browser;
    let app: LocalApp;
    /** Errors that browsers print: of scripts, and of what the security policy refuses. */
    let complaints: string[];

    before(async () => {
        browser = await launchChromium();
        cleanUp.add(() => browser.close());
        const options = { ...(readCommandLine([]) ?? expect.fail()), nodes: 1, pictures: 3 };
        const { signal } = new AbortController();
        app = await startApp({ options, nginxConfiguration, say: () => undefined, cleanUp, signal });
        await publishDemoStatistics(app.emulator, app.metricsNamespace);
    });
    after(() => cleanUp.run());

    const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
        complaints = [];
        const context = await browser.newContext(options);
        context.setDefaultTimeout(limit);
        const page = await context.newPage();
        page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
        page.on("pageerror", (error) => complaints.push(error.message));
        return page;
    };

    /** Everything about the page that keeps somebody out, by axe's rules of WCAG 2.2 A and AA and its best practices. */
    const violations = async (page: Page): Promise<readonly string[]> => {
        await page.evaluate(await readFile(accessible, "utf8"));
        // A text, because its types are those of a browser.
        const found: unknown = await page.evaluate(
            "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))",
        );
        return Array.isArray(found) ? found.map(String) : [`axe answers ${String(found)}`];
    };

    for (const look of [
        { colorScheme: "light", viewport: { width: 1200, height: 800 } },
        { colorScheme: "dark", viewport: { width: 390, height: 844 } },
    ] as const) {
        it(`are accessible and break no rule of their own, ${look.colorScheme} and ${look.viewport.width} pixels wide`, async () => {
            const page = await open(look);
            for (const application of applications) {
                const { address } = applicationOf(app, application);
                await page.goto(`${address}/log-in`);
                expect(await violations(page), `log-in of ${application}`).to.deep.equal([]);
                await logIn(page, app, application);
                for (const stop of stops.filter((each) => each.application === application)) {
                    await stop.open(page, address);
                    expect(await violations(page), stop.name).to.deep.equal([]);
                    const overflow: unknown = await page.evaluate(
                        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
                    );
                    expect(overflow, `${stop.name} is wider than the screen`).to.equal(0);
                }
            }
            // The page that is not there is what its name says.
            expect(complaints.filter((text) => !text.includes("404"))).to.deep.equal([]);
        });
    }

    it("can be worked with by keyboard: all that can be used is reached in order, and what has the focus shows it", async () => {
        const page = await open();
        for (const application of applications) {
            const { address } = applicationOf(app, application);
            await logIn(page, app, application);
            for (const stop of stops.filter((each) => each.application === application)) {
                await stop.open(page, address);
                expect(await reached(page), stop.name).to.deep.equal(await usable(page));
            }
        }
    });

    it("show a mistake and a new token on the account's page to everybody too", async () => {
        const page = await open({ viewport: { width: 390, height: 844 } });
        await logIn(page, app, "images");
        await page.goto(`${app.imageApplication}/account`);
        await page.getByLabel("Your password").fill("a wrong one");
        await page.getByRole("button", { name: "Make a new token" }).click();
        await page.getByRole("alert").getByText("This is not your current password.").waitFor();
        expect(await violations(page), "a mistake").to.deep.equal([]);
        expect(await reached(page)).to.deep.equal(await usable(page));

        await page.getByLabel("Your password").fill(app.account.password);
        await page.keyboard.press("Enter");
        await page.getByRole("status").getByText("This is your new token.").waitFor();
        expect(await violations(page), "a new token").to.deep.equal([]);
        expect(complaints.filter((text) => !text.includes("403"))).to.deep.equal([]);
    });

    it("stores an image and shows its progress", async () => {
        const page = await open();
        await logIn(page, app, "images");
        await page.goto(`${app.imageApplication}/upload`);
        // Texts, because their types are those of a browser.
        await page.evaluate(
            "window.said = []; new MutationObserver(() => said.push(document.querySelector('[data-status]').textContent)).observe(document.querySelector('[data-status]'), { childList: true, characterData: true, subtree: true })",
        );
        await page.getByLabel("Image file").setInputFiles({
            name: "no picture.png",
            mimeType: "image/png",
            buffer: Buffer.from("this is no picture"),
        });
        await page.getByRole("button", { name: "Upload" }).click();
        await page
            .getByText(/picture|image/)
            .locator("visible=true")
            .first()
            .waitFor();
        await page.waitForFunction("!document.querySelector('form[data-upload] button').disabled && said.length > 1");
        expect(await page.evaluate("said.at(-1)")).to.match(/JPEG|image|picture/i);
        expect(await page.getByRole("progressbar").isVisible()).to.equal(false);

        const session = await page.context().newCDPSession(page);
        const throughput = { latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 };
        await session.send("Network.emulateNetworkConditions", { offline: false, ...throughput });
        const { name, bytes } = await generatePicture(4);
        await page.getByLabel("Image file").setInputFiles({ name, mimeType: "image/jpeg", buffer: bytes });
        await page.getByLabel("Image file").focus();
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.getByRole("progressbar").waitFor();
        await page.getByRole("heading", { name }).waitFor();
        const shown: unknown = await page.evaluate(
            "(image => image.decode().then(() => image.naturalWidth))(document.querySelector('.picture img'))",
        );
        expect(shown).to.be.greaterThan(0);
    });

    it("need no script: people log in, upload, look, delete, change their password and configure without", async () => {
        const page = await open({ javaScriptEnabled: false });
        await logIn(page, app, "images");
        await page.getByRole("link", { name: "Upload", exact: true }).click();
        const { bytes } = await generatePicture(2);
        const file = { name: "without script.png", mimeType: "image/png", buffer: bytes };
        await page.getByLabel("Image file").setInputFiles(file);
        await page.getByRole("button", { name: "Upload" }).click();
        await page.getByRole("heading", { name: file.name }).waitFor();
        await page.getByRole("link", { name: "Delete…" }).click();
        await page.getByRole("button", { name: "Delete the image" }).click();
        await page.getByRole("heading", { name: "Gallery" }).waitFor();
        expect(await page.getByText(file.name, { exact: true }).count()).to.equal(0);

        for (const [current, wanted] of [
            [app.account.password, "changed without script"],
            ["changed without script", app.account.password],
        ] as const) {
            await page.getByRole("link", { name: "Account", exact: true }).click();
            await page.getByLabel("Current password").fill(current);
            await page.getByLabel("New password", { exact: true }).fill(wanted);
            await page.getByLabel("New password again").fill(wanted);
            await page.getByRole("button", { name: "Change the password" }).click();
            await page.getByRole("status").getByText("Your password is changed.").waitFor();
        }

        await logIn(page, app, "manager");
        await page.goto(`${app.manager}/configuration`);
        await page.getByLabel("Capacity (MB)").fill("77");
        await page.getByRole("button", { name: "Save" }).click();
        await page.getByText("Version 2").waitFor();
        expect(await page.getByLabel("Capacity (MB)").inputValue()).to.equal("77");
    });
});

const nameOf =
    "(each) => each.tagName + ' ' + (each.getAttribute('aria-label') ?? each.name ?? '') + ' ' + (each.textContent ?? '').replaceAll(/\\s+/g, ' ').trim()";

/** What a visitor can use, in the order of the document. */
async function usable(page: Page): Promise<unknown> {
    return page.evaluate(
        `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')].filter((each) => each.checkVisibility()).map(${nameOf})`,
    );
}

/** What the Tab key leads to, one after the other, as long as each shows that it has the focus. */
async function reached(page: Page): Promise<unknown> {
    const names: unknown[] = [];
    await page.evaluate("document.activeElement.blur()");
    for (;;) {
        await page.keyboard.press("Tab");
        const name: unknown = await page.evaluate(
            `(() => { const each = document.activeElement; if (each === document.body || each.dataset.reached) return null; each.dataset.reached = "yes"; const { outlineStyle, outlineWidth } = getComputedStyle(each); return outlineStyle === "none" || outlineWidth === "0px" ? "no focus on " + each.outerHTML : (${nameOf})(each); })()`,
        );
        if (name === null) {
            return names;
        }
        names.push(name);
    }
}
