import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import { metricWriter, parameterReader, type AwsPlace } from "../common/aws/control-clients.js";
import { defaultConfiguration, parseConfiguration } from "../common/control/configuration.js";
import { metrics, serviceDimensions } from "../common/control/metrics.js";
import { ImageCache } from "../image-app/cache/cache.js";
import { ConfigurationWatch } from "../image-app/control/configuration-watch.js";
import { metricDataOf, type Minute } from "../image-app/control/statistics.js";
import type { Browser } from "../image-app/web/testing/browser.js";
import { ManagerProcess, type NetworkAnswer } from "./testing/manager-process.js";
import { administrator, startManagerSurroundings, type ManagerSurroundings } from "./testing/manager-surroundings.js";
import { formValuesOf } from "./web/configuration-form.js";

const { username, password } = administrator;
const quietLog = { info: () => undefined, warn: () => undefined };

describe("the manager beside an emulator of AWS", () => {
    let around: ManagerSurroundings;
    let place: AwsPlace;
    let manager: ManagerProcess;
    let browser: Browser<NetworkAnswer>;

    before(async function () {
        this.timeout(90_000);
        around = await startManagerSurroundings();
        ({ place } = around);
        manager = new ManagerProcess(around.variables);
        await manager.ready();
        browser = manager.browser();
    });

    after(async () => {
        await manager?.stop();
        await around?.stop();
    });

    const save = async (changes: Record<string, string>, seen: number): Promise<number> => {
        const form_token = await browser.formToken("/configuration", "/configuration");
        const fields = { ...formValuesOf(defaultConfiguration), ...changes, seen: String(seen), form_token };
        return (await browser.submit("/configuration", fields)).statusCode;
    };
    const minute = (minutesAgo: number, counts: Partial<Minute> = {}): Minute => ({
        at: new Date((Math.floor(Date.now() / 60_000) - minutesAgo) * 60_000),
        ...{
            requests: 10,
            hits: 7,
            misses: 3,
            items: 4,
            bytes: 2_000_000,
            configurationVersion: 1,
            mostBytes: 1_500_000_000,
        },
        ...counts,
    });

    it("is ready, and lets the administrator of the secret in and nobody else", async () => {
        expect((await browser.logIn(username, "wrong password")).statusCode).to.equal(401);
        expect((await browser.logIn(username, password)).statusCode).to.equal(303);
        expect((await browser.open("/configuration")).statusCode).to.equal(200);
    });

    it("writes a configuration that a node applies, and tells CloudWatch of it", async () => {
        expect(await save({ capacity: "12", policy: "sieve" }, 0)).to.equal(303);
        const cache = new ImageCache(defaultConfiguration.cache);
        const watch = new ConfigurationWatch({
            read: parameterReader(place, around.variables.CACHE_CONFIGURATION_PARAMETER),
            cache,
            log: quietLog,
        });
        await watch.look();
        expect(watch.applied.version).to.equal(1);

        const { Datapoints = [] } = await new CloudWatch(place).getMetricStatistics({
            Namespace: around.variables.METRICS_NAMESPACE,
            MetricName: metrics.capacity.name,
            Dimensions: serviceDimensions(),
            StartTime: new Date(Date.now() - 300_000),
            EndTime: new Date(Date.now() + 60_000),
            Period: 60,
            Statistics: ["Maximum"],
        });
        expect(Datapoints.map(({ Maximum }) => Maximum)).to.include(12);
    });

    it("refuses a change of what somebody else has changed", async () => {
        expect(await save({ capacity: "13" }, 1)).to.equal(303);
        expect(await save({ capacity: "14" }, 1)).to.equal(409);
        const { Parameter } = await new SSM(place).getParameter({
            Name: around.variables.CACHE_CONFIGURATION_PARAMETER,
        });
        const { version, cache } = parseConfiguration(Parameter?.Value ?? "");
        expect([version, cache.capacityBytes]).to.deep.equal([2, 13_000_000]);
    });

    it("shows what nodes publish: charts with gaps, and the acknowledgement of each node", async () => {
        const put = metricWriter(place, around.variables.METRICS_NAMESPACE);
        await put(metricDataOf(minute(5), "i-1"));
        await put(metricDataOf(minute(3, { configurationVersion: 2 }), "i-1"));
        await put(metricDataOf(minute(3, { requests: 30, hits: 0, misses: 30, configurationVersion: 2 }), "i-2"));
        const { body } = await browser.open("/statistics");
        const time = minute(3).at.toISOString().slice(11, 16);
        const row = new RegExp(`${time}</time>[^]*?</tr>`).exec(body)?.[0] ?? "";
        const cells = [...row.matchAll(/<td>([^<]*)<\/td>/g)].map(([, text]) => text);

        expect(cells).to.deep.equal(["17.5", "82.5", "40", "8", "4", "2"]);
        expect(body.match(/<circle/g), "single minutes between gaps").to.have.lengthOf(12);
        const page = (await browser.open("/configuration")).body;
        expect(page.match(/up to date/g)).to.have.lengthOf(2);
        expect(page).to.contain("<code>i-1</code>").and.contain("<code>i-2</code>");
    });

    it("ends in good order at SIGTERM", async () => {
        expect(await manager.stop()).to.equal(0);
    });
});
