import { expect } from "chai";
import type { LightMyRequestResponse } from "fastify";
import {
    defaultConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "../../common/control/configuration.js";
import { Browser } from "../../image-app/web/testing/browser.js";
import { administratorName, administratorPassword, TestManager } from "../testing/test-manager.js";
import { formValuesOf } from "./configuration-form.js";

const third: ControlConfiguration = { ...defaultConfiguration, version: 3 };
const formType = { "content-type": "application/x-www-form-urlencoded" };

describe("the manager's pages", () => {
    let manager: TestManager;
    let browser: Browser;

    beforeEach(async () => {
        manager = await TestManager.start();
        manager.store(third);
        browser = new Browser(manager);
        await browser.logIn(administratorName, administratorPassword);
    });
    afterEach(() => manager.stop());

    /** Fills in the form of the configuration page, as it is shown, with some changes, and sends it. */
    const submit = async (changes: Record<string, string>, action = ""): Promise<LightMyRequestResponse> => {
        const path = `/configuration${action}`;
        const form_token = await browser.formToken("/configuration", path);
        const values = action === "" ? formValuesOf(third) : {};
        return browser.submit(path, { form_token, seen: String(third.version), ...values, ...changes });
    };

    describe("configuration", () => {
        it("shows what is in force in fields of its own kind, each with a label", async () => {
            const { body, statusCode } = await browser.open("/configuration");

            expect(statusCode).to.equal(200);
            expect(body).to.match(
                /<label for="capacity">Capacity \(MB\)<\/label>\s*<input\s+type="number"\s+id="capacity"\s+name="capacity"\s+value="256"/,
            );
            expect(body).to.match(/name="minMissRate"\s+value="20"/);
            expect(body).to.contain('<option value="lru" selected>').and.contain("Version 3, written 3 May 2026");
            for (const [, id] of body.matchAll(/<(?:input|select)\s(?!type="hidden")[^>]*?id="([^"]+)"/g)) {
                expect(body, id).to.contain(`<label for="${id}">`);
            }
        });

        it("saves a change as the next version, tells CloudWatch of it, and says so", async () => {
            const answer = await submit({ capacity: "512.5", policy: "sieve", maxMissRate: "62.5", mode: "automatic" });

            expect([answer.statusCode, answer.headers.location]).to.deep.equal([303, "/configuration?done=saved"]);
            expect(manager.stored).to.deep.equal({
                ...third,
                version: 4,
                cache: { ...third.cache, capacityBytes: 512_500_000, policy: "sieve" },
                scaling: { ...third.scaling, mode: "automatic", maxMissRate: 0.625 },
            });
            expect((await browser.open("/configuration?done=saved")).body).to.match(
                /<p class="notice good" role="status">Saved\./,
            );
            expect(manager.cloudWatch.calls, "nodes are read, and the configuration is told").to.be.above(1);
            expect(manager.lines.find(({ message }) => message === "configuration changed")).to.include({
                version: 4,
                administrator: administratorName,
            });
        });

        it("writes no version where nothing was changed", async () => {
            expect((await submit({})).headers.location).to.equal("/configuration?done=same");
            expect(manager.stored).to.deep.equal(third);
        });

        for (const [changes, name, sentence] of [
            [{ capacity: "" }, "capacity", "Capacity is empty; give a number from 0 to 68,719 MB."],
            [{ capacity: "-1" }, "capacity", "Capacity is “-1”; give a number from 0 to 68,719 MB."],
            [{ capacity: "1e3" }, "capacity", "Capacity is “1e3”; give a number from 0 to 68,719 MB."],
            [{ maxItems: "1.5" }, "maxItems", "Images at most is “1.5”; give a whole number from 0 to 16,777,216."],
            [{ maxNodes: "9" }, "maxNodes", "Most nodes is “9”; give a whole number from 1 to 8."],
            [
                { minNodes: "5", maxNodes: "4" },
                "minNodes",
                "There cannot be at least 5 and at most 4 nodes; give 4 or fewer, or raise the most.",
            ],
            [
                { minMissRate: "80" },
                "minMissRate",
                "This has to be smaller than the miss rate to grow above, or the pool would never rest.",
            ],
            [
                { maxMissRate: "101" },
                "maxMissRate",
                "Grow above a miss rate of is “101”; give a number from 0 to 100 percent.",
            ],
            [{ expandRatio: "1" }, "expandRatio", "Expand ratio is “1”; give a number from 1.1 to 8."],
            [{ policy: "fifo" }, "policy", "Choose one of the policies."],
        ] as const) {
            it(`says beside the field what is wrong with ${JSON.stringify(changes)}, and saves nothing`, async () => {
                const { statusCode, body } = await submit(changes);

                expect(statusCode).to.equal(400);
                expect(body).to.contain(`<p class="problem" id="${name}-problem">${sentence}</p>`);
                expect(body).to.contain(`<li><a href="#${name}">${sentence}</a></li>`);
                expect(body).to.match(
                    new RegExp(`id="${name}"[^>]*aria-invalid="true" aria-describedby="${name}-problem`),
                );
                expect(body).to.contain("<title>Error: Configuration");
                expect(manager.stored).to.deep.equal(third);
            });
        }

        it("shows what was typed again, as text", async () => {
            const { body } = await submit({ capacity: '"><script>alert(1)</script>', maxItems: "77" });

            expect(body).to.match(/name="maxItems"\s+value="77"/);
            expect(body).not.to.contain("<script>alert");
        });

        it("keeps the wanted number of nodes within new bounds", async () => {
            await submit({ minNodes: "3" });

            expect(manager.stored.scaling).to.include({ minNodes: 3, nodes: 3 });
        });

        it("saves nothing over somebody else's change, shows both, and saves when asked again", async () => {
            const form_token = await browser.formToken("/configuration", "/configuration");
            manager.store({ ...third, version: 4, cache: { ...third.cache, maxItems: 55 } });
            const mine = { ...formValuesOf(third), maxItems: "44", form_token };
            const refused = await browser.submit("/configuration", { ...mine, seen: "3" });

            expect(refused.statusCode).to.equal(409);
            expect(refused.body).to.contain("you saw version 3, in force is 4").and.contain("In force now: 55.");
            expect(refused.body).to.match(/name="maxItems"\s+value="44"/);
            expect(refused.body).to.contain('name="seen" value="4"');
            expect(manager.stored.cache.maxItems).to.equal(55);
            expect((await browser.submit("/configuration", { ...mine, seen: "4" })).statusCode).to.equal(303);
            expect(manager.stored).to.deep.include({ version: 5, cache: { ...third.cache, maxItems: 44 } });
        });

        it("works without anything stored, and with something broken", async () => {
            manager.parameters.value = undefined;
            expect((await browser.open("/configuration")).body).to.contain("Nothing has been configured yet");
            manager.parameters.set(writeConfiguration(third).replace('"lru"', '"fifo"'));
            const { body } = await browser.open("/configuration");

            expect(body).to.contain("The stored configuration cannot be used").and.contain("cache.policy is");
            expect((await submit({})).headers.location).to.equal("/configuration?done=saved");
            expect(manager.stored).to.deep.equal({ ...third, version: 4 });
        });

        it("answers 503 and says what to do where Parameter Store is not there", async () => {
            manager.parameters.failure = Object.assign(new Error("secret detail"), { name: "AccessDeniedException" });
            const { statusCode, body } = await browser.open("/configuration");

            expect(statusCode).to.equal(503);
            expect(body).to.contain("allow ssm:GetParameter").and.not.to.contain("secret detail");
        });
    });

    describe("buttons", () => {
        for (const [button, change] of [
            ["grow", { scaling: { ...third.scaling, nodes: 2 } }],
            ["clear", { clear: 1 }],
        ] as const) {
            it(`${button} writes one new version with that change`, async () => {
                const answer = await submit({}, `/${button}`);

                expect(answer.headers.location).to.equal(`/configuration?done=${button}`);
                expect(manager.stored).to.deep.equal({ ...third, ...change, version: 4 });
            });
        }

        it("shrink takes half of the nodes away, and is not offered where there is one", async () => {
            expect((await browser.open("/configuration")).body).not.to.contain("/configuration/shrink");
            manager.store({ ...third, scaling: { ...third.scaling, nodes: 6 } });
            expect((await browser.open("/configuration")).body).to.contain("Shrink to 3 nodes");
            await submit({}, "/shrink");

            expect(manager.stored.scaling.nodes).to.equal(3);
        });

        it("do nothing twice: a page that was sent again has seen an older version", async () => {
            await submit({}, "/clear");

            expect((await submit({}, "/clear")).statusCode).to.equal(409);
            expect(manager.stored.clear).to.equal(1);
        });

        it("do not promise that what they delete is destroyed", async () => {
            const { body } = await browser.open("/configuration");

            expect(body.replaceAll(/\s+/g, " ")).to.contain(
                "the bucket keeps its bytes for 90 days as old versions, and backups of the database and of the shared files keep what they hold.",
            );
            expect(body).not.to.contain("cannot be brought back");
        });

        it("delete all data up to this moment, and clear the caches, after the phrase was typed", async () => {
            const answer = await submit({ confirmation: " delete all data of test " }, "/delete-all");

            expect(answer.headers.location).to.equal("/configuration?done=delete-all");
            expect(manager.stored).to.deep.equal({
                ...third,
                version: 4,
                clear: 1,
                deleteUploadedBefore: manager.now.getTime(),
            });
        });

        it("delete all data up to this moment where a manager whose clock was wrong has ordered it for later", async () => {
            manager.store({ ...third, deleteUploadedBefore: manager.now.getTime() + 3_600_000 });
            expect((await browser.open("/configuration")).body).to.contain("a moment in the future orders nothing");
            await submit({ confirmation: "delete all data of test" }, "/delete-all");

            expect(manager.stored.deleteUploadedBefore).to.equal(manager.now.getTime());
        });

        for (const typed of ["", "delete", "Delete all data of test", "delete all data of prod"]) {
            it(`delete nothing where "${typed}" was typed`, async () => {
                const { statusCode, body } = await submit({ confirmation: typed }, "/delete-all");

                expect(statusCode).to.equal(400);
                expect(body).to.contain("Nothing was deleted. Type exactly: delete all data of test");
                expect(manager.stored).to.deep.equal(third);
            });
        }
    });

    describe("nodes", () => {
        /** The words of each row of the table. */
        const rowsOf = (body: string): readonly string[] =>
            [...body.matchAll(/<tr>\s*<th scope="row"><code>([^<]+)[^]*?<\/tr>/g)].map(([row]) =>
                row
                    .replace(/<[^>]+>/g, " ")
                    .split(/\s+/)
                    .filter(Boolean)
                    .join(" "),
            );

        it("show which version each applied, when, and who is behind or silent", async () => {
            await manager.node("i-new", 2, { configurationVersion: 2 });
            await manager.node("i-new", 1, { configurationVersion: 3 });
            await manager.node("i-late", 1, { configurationVersion: 2 });
            await manager.node("i-gone", 20, { configurationVersion: 3 });
            const { body } = await browser.open("/configuration");

            expect(rowsOf(body)).to.deep.equal([
                "i-late 2 14:29 – 14:29 not yet",
                "i-new 3 14:29 256 14:29 up to date",
                "i-gone 3 14:10 256 14:10 silent",
            ]);
        });

        it("are not said to have applied what their memory cannot hold, and the field says what it can", async () => {
            const tell = async (minutesAgo: number, configurationVersion: number): Promise<void> => {
                await manager.node("i-large", minutesAgo, { configurationVersion, mostBytes: 3_900_000_000 });
                await manager.node("i-small", minutesAgo, { configurationVersion, mostBytes: 283_640_000 });
            };
            await manager.node("i-gone", 20, { configurationVersion: 3, mostBytes: 1_000_000 });
            await tell(2, 3);
            const saved = await submit({ capacity: "64000" });
            expect(saved.headers.location).to.equal("/configuration?done=limited");
            await tell(1, 4);
            const { body } = await browser.open("/configuration?done=limited");

            expect(rowsOf(body)).to.deep.equal([
                "i-large 4 14:29 3,900 of 64,000 14:29 limited by its memory",
                "i-small 4 14:29 283.6 of 64,000 14:29 limited by its memory",
                "i-gone 3 14:10 – 14:10 silent",
            ]);
            expect(body).to.contain("The nodes that run now can keep 283.6 to 3,900 MB.");
            expect(body).to.contain("Saved, but there are nodes that cannot hold as much");
        });

        it("do not keep the configuration from being changed where CloudWatch is not there", async () => {
            manager.cloudWatch.failure = new Error("down");
            expect((await browser.open("/configuration")).body).to.contain("CloudWatch does not say now");
            expect((await submit({ maxItems: "5" })).statusCode).to.equal(303);
            expect(manager.stored.cache.maxItems).to.equal(5);
        });
    });

    describe("statistics", () => {
        it("shows six charts, and the same as a table", async () => {
            await manager.node("i-1", 1);
            await manager.node("i-1", 3, { requests: 0, hits: 0, misses: 0 });
            const { body } = await browser.open("/statistics");

            expect(body.match(/<svg/g)).to.have.lengthOf(6);
            for (const title of ["Hit rate", "Miss rate", "Requests", "Items", "Size", "Nodes"]) {
                expect(body).to.contain(`">${title}</title>`);
            }
            expect(body.match(/<tr>\s*<th scope="row">/g)).to.have.lengthOf(30);
            const row = /14:29<\/time>[^]*?<\/tr>/.exec(body)?.[0] ?? "";
            expect([...row.matchAll(/<td>([^<]*)<\/td>/g)].map(([, text]) => text)).to.deep.equal([
                "80",
                "20",
                "10",
                "5",
                "2",
                "1",
            ]);
            expect(/14:28<\/time>[^]*?<\/tr>/.exec(body)?.[0].match(/no data/g)).to.have.lengthOf(6);
            expect(/14:27<\/time>[^]*?<\/tr>/.exec(body)?.[0].match(/no data/g)).to.have.lengthOf(2);
        });

        it("refreshes itself, by script or without, until it is told not to", async () => {
            const { body, headers } = await browser.open("/statistics");

            expect(body).to.contain('<noscript><meta http-equiv="refresh" content="60" /></noscript>');
            expect(body).to.contain('data-refresh="/statistics/charts" data-seconds="60"');
            expect(headers["content-security-policy"]).to.contain("connect-src 'self'");
            const still = (await browser.open("/statistics?refresh=off")).body;
            expect(still).not.to.contain("http-equiv").and.not.to.contain("data-refresh");
        });

        it("answers the part that changes alone", async () => {
            const { body, headers } = await browser.open("/statistics/charts");

            expect(headers["content-type"]).to.contain("text/html");
            expect(body).to.contain("<svg").and.not.to.contain("<html");
        });

        it("goes on refreshing where CloudWatch is not there", async () => {
            manager.cloudWatch.failure = new Error("detail");
            const { statusCode, body } = await browser.open("/statistics");

            expect(statusCode).to.equal(503);
            expect(body).to.contain("The statistics cannot be read from CloudWatch").and.contain("http-equiv");
            expect(body).not.to.contain("detail");
            expect((await browser.open("/statistics/charts")).statusCode).to.equal(503);
        });

        it("has nothing inline that its policy would refuse", async () => {
            for (const url of ["/statistics", "/configuration", "/log-in"]) {
                const { body } = await browser.open(url);
                expect(body, url).not.to.match(/\sstyle=|\son\w+=|<style|<script(?! src=")/);
            }
        });
    });

    describe("log-in", () => {
        const changes = ["", "/grow", "/shrink", "/clear", "/delete-all"].map((action) => `/configuration${action}`);

        it("stands before every page", async () => {
            for (const url of ["/", "/statistics", "/statistics/charts", "/configuration"]) {
                const answer = await manager.inject({ url });
                expect([answer.statusCode, answer.headers.location?.split("?")[0]], url).to.deep.equal([
                    303,
                    "/log-in",
                ]);
            }
            for (const url of changes) {
                const answer = await manager.inject({ url, method: "POST", headers: formType, payload: "a=b" });
                expect([answer.statusCode, answer.headers.location], url).to.deep.equal([303, "/log-in"]);
            }
            expect(manager.stored).to.deep.equal(third);
        });

        it("takes no change without the form's token, or from another site", async () => {
            const form_token = await browser.formToken("/configuration", "/configuration/clear");
            const fields = {
                seen: "3",
                confirmation: "delete all data of test",
                ...formValuesOf(third),
                maxItems: "1",
            };
            for (const url of changes) {
                expect((await browser.submit(url, { ...fields, form_token: "x" })).statusCode, url).to.equal(403);
                const payload = new URLSearchParams({ ...fields, form_token }).toString();
                const headers = { ...formType, "sec-fetch-site": "cross-site" };
                expect((await browser.send({ method: "POST", url, headers, payload })).statusCode, url).to.equal(403);
            }
            expect(manager.stored).to.deep.equal(third);
        });

        it("refuses a wrong password, and after some of them the right one too", async () => {
            const stranger = new Browser(manager);
            for (let tries = 0; tries < 2; tries += 1) {
                expect((await stranger.logIn(administratorName, "wrong")).statusCode).to.equal(401);
            }
            expect((await stranger.logIn("someone", administratorPassword)).statusCode).to.equal(401);
            expect((await stranger.logIn(administratorName, "wrong")).statusCode).to.equal(401);
            expect((await stranger.logIn(administratorName, administratorPassword)).statusCode).to.equal(429);
        });

        it("ends all sessions when the secret has another password, within a minute", async () => {
            manager.secret = JSON.stringify({ username: administratorName, password: "another password" });
            expect((await browser.open("/statistics")).statusCode).to.equal(200);
            manager.elapsed = 60_000;
            expect((await browser.open("/statistics")).statusCode).to.equal(303);
            expect((await browser.logIn(administratorName, "another password")).statusCode).to.equal(303);
            expect((await browser.open("/statistics")).statusCode).to.equal(200);
        });

        it("stays good while the signing key changes, for as long as the old one is there", async () => {
            const [old, next] = ["k".repeat(40), "n".repeat(40)];
            const statusWith = async (sessionKeys: readonly string[]): Promise<number> => {
                const renewed = await TestManager.start({ sessionKeys });
                const page = await renewed.inject({ url: "/statistics", headers: { cookie: browser.cookie } });
                await renewed.stop();
                return page.statusCode;
            };

            expect(await statusWith([old, next])).to.equal(200);
            expect(await statusWith([next, old])).to.equal(200);
            expect(await statusWith([next])).to.equal(303);
        });

        it("ends with a log-out, for a copied cookie too, and after two hours", async () => {
            manager.now = new Date(manager.now.getTime() + 2 * 3_600_000);
            expect((await browser.open("/statistics")).statusCode).to.equal(303);
            await browser.logIn(administratorName, administratorPassword);
            const copied = { url: "/statistics", headers: { cookie: browser.cookie } };
            expect((await manager.inject(copied)).statusCode).to.equal(200);
            const form_token = await browser.formToken("/statistics", "/log-out");
            await browser.submit("/log-out", { form_token });
            expect((await browser.open("/statistics")).statusCode).to.equal(303);
            expect((await manager.inject(copied)).statusCode).to.equal(303);
        });
    });

    it("says without a log-in whether it is alive and ready, and nothing else", async () => {
        const health = await manager.inject({ url: "/health" });
        expect([health.statusCode, health.json().status]).to.deep.equal([200, "ok"]);
        expect((await manager.inject({ url: "/ready" })).json().dependencies[0]).to.include({
            name: "parameter",
            state: "up",
        });
        manager.stopping = true;
        expect((await manager.inject({ url: "/health" })).statusCode).to.equal(503);
    });

    it("says 404 for what is not there, and 405 for what is not taken", async () => {
        expect((await browser.open("/nothing")).statusCode).to.equal(404);
        expect((await browser.submit("/statistics", {})).statusCode).to.equal(405);
    });
});
