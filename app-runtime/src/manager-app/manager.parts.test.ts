import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import { metricWriter, parameterReader, type AwsPlace } from "../common/aws/control-clients.js";
import { defaultConfiguration, parseConfiguration } from "../common/control/configuration.js";
import { metrics, serviceDimensions } from "../common/control/metrics.js";
import { ImageCache } from "../image-app/cache/cache.js";
import { ConfigurationWatch } from "../image-app/control/configuration-watch.js";
import { metricDataOf, type Minute } from "../image-app/control/statistics.js";
import { Browser, type BrowserAnswer } from "../image-app/web/testing/browser.js";
import { startAwsEmulator, type AwsEmulator } from "../local/aws-emulator.js";
import { formValuesOf } from "./web/configuration-form.js";
import type { ManagerEnvironment } from "./environment.js";

const parameterName = "/evenkeel/parts/cache-configuration";
const namespace = "Evenkeel/parts";
const password = "a nanosecond is this long";
const quietLog = { info: () => undefined, warn: () => undefined };

/** The manager as a process of its own, as systemd starts it. */
class ManagerProcess {
    public readonly lines: string[] = [];
    private readonly child;
    public address = "";

    constructor(environment: Readonly<Record<string, string>>) {
        const program = ["--import=tsx", "--conditions=evenkeel-source", path.join(__dirname, "main.ts")];
        this.child = spawn(process.execPath, program, {
            env: { PATH: process.env["PATH"], ...environment },
            stdio: ["ignore", "pipe", "inherit"],
        });
    }

    public async listening(): Promise<void> {
        for await (const line of createInterface({ input: this.child.stdout })) {
            this.lines.push(line);
            const content = JSON.parse(line);
            if (content.message === "listening") {
                this.address = `http://127.0.0.1:${content.port}`;
                return;
            }
        }
        throw new Error(`The manager ended:\n${this.lines.join("\n")}`);
    }

    /** Ends it as systemd does, and answers its exit code. */
    public async stop(): Promise<number | null> {
        if (this.child.exitCode !== null) {
            return this.child.exitCode;
        }
        this.child.kill("SIGTERM");
        const [code] = await once(this.child, "exit");
        return code;
    }
}

interface NetworkAnswer extends BrowserAnswer {
    readonly statusCode: number;
}

describe("the manager beside an emulator of AWS", () => {
    const environmentBefore = { ...process.env };
    let aws: AwsEmulator;
    let place: AwsPlace;
    let manager: ManagerProcess;
    let browser: Browser<NetworkAnswer>;

    before(async function () {
        this.timeout(90_000);
        aws = await startAwsEmulator();
        Object.assign(process.env, aws.environment);
        place = { region: aws.region, endpoint: aws.endpoint };
        const secrets = new SecretsManager(place);
        const keep = async (Name: string, SecretString: string): Promise<string> =>
            (await secrets.createSecret({ Name, SecretString })).ARN ?? "";
        const environment = {
            ENVIRONMENT_NAME: "parts",
            AWS_REGION: aws.region,
            PORT: "0",
            HTTPS: "no",
            CACHE_CONFIGURATION_PARAMETER: parameterName,
            METRICS_NAMESPACE: namespace,
            ADMINISTRATOR_SECRET_ARN: await keep("administrator", JSON.stringify({ username: "grace", password })),
            SESSION_SECRET_ARN: await keep("sessions", "s".repeat(40)),
        } satisfies ManagerEnvironment;
        manager = new ManagerProcess({ ...aws.environment, ...environment });
        await manager.listening();
        await ready();
        browser = new Browser({ inject: send });
    });

    after(async () => {
        await manager?.stop();
        await aws?.stop();
        process.env = environmentBefore;
    });

    /** Puts a request through the network, for {@link Browser}. */
    const send: Browser<NetworkAnswer>["send"] = async (options) => {
        const url = `${manager.address}${String(options.url)}`;
        const { method = "GET", payload, headers } = options;
        const answer = await fetch(url, {
            method,
            headers: Object.entries(headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
            redirect: "manual",
            ...(payload === undefined ? {} : { body: String(payload) }),
        });
        const cookies = answer.headers.getSetCookie().map((line) => {
            const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
            return { name, value: decodeURIComponent(value), ...(/max-age=0/i.test(line) ? { maxAge: 0 } : {}) };
        });
        const body = await answer.text();
        return { statusCode: answer.status, body, cookies };
    };
    /** The emulator's first answers take long, as those of no other part do: asked again until the limit of the hook. */
    const ready = async (): Promise<void> => {
        while ((await fetch(`${manager.address}/ready`)).status !== 200) {
            await new Promise((resolve) => setTimeout(resolve, 250));
        }
    };
    const save = async (changes: Record<string, string>, seen: number): Promise<number> => {
        const form_token = await browser.formToken("/configuration", "/configuration");
        const fields = { ...formValuesOf(defaultConfiguration), ...changes, seen: String(seen), form_token };
        return (await browser.submit("/configuration", fields)).statusCode;
    };
    const minute = (minutesAgo: number, counts: Partial<Minute> = {}): Minute => ({
        at: new Date((Math.floor(Date.now() / 60_000) - minutesAgo) * 60_000),
        ...{ requests: 10, hits: 7, misses: 3, items: 4, bytes: 2_000_000, configurationVersion: 1 },
        ...counts,
    });

    it("is ready, and lets the administrator of the secret in and nobody else", async () => {
        expect((await browser.logIn("grace", "wrong password")).statusCode).to.equal(401);
        expect((await browser.logIn("grace", password)).statusCode).to.equal(303);
        expect((await browser.open("/configuration")).statusCode).to.equal(200);
    });

    it("writes a configuration that a node applies, and tells CloudWatch of it", async () => {
        expect(await save({ capacity: "12", policy: "sieve" }, 0)).to.equal(303);
        const cache = new ImageCache(defaultConfiguration.cache);
        const watch = new ConfigurationWatch({ read: parameterReader(place, parameterName), cache, log: quietLog });
        await watch.look();
        expect(watch.applied.version).to.equal(1);

        const { Datapoints = [] } = await new CloudWatch(place).getMetricStatistics({
            Namespace: namespace,
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
        const { Parameter } = await new SSM(place).getParameter({ Name: parameterName });
        const { version, cache } = parseConfiguration(Parameter?.Value ?? "");
        expect([version, cache.capacityBytes]).to.deep.equal([2, 13_000_000]);
    });

    it("shows what nodes publish: charts with gaps, and the acknowledgement of each node", async () => {
        const put = metricWriter(place, namespace);
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
