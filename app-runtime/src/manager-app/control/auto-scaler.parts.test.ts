import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { SNS } from "@aws-sdk/client-sns";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import { clientOptions, metricWriter, type AwsPlace } from "../../common/aws/control-clients.js";
import {
    defaultConfiguration,
    parseConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "../../common/control/configuration.js";
import { TopicAlerter } from "../../common/alert.js";
import { metricDataOf } from "../../image-app/control/statistics.js";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { freePort } from "../../local/free-port.js";
import { AutoScaler } from "./auto-scaler.js";
import { ConfigurationMetrics } from "../../common/control/configuration-metrics.js";
import { ConfigurationStore } from "../../common/control/configuration-store.js";
import { MetricReader } from "../../common/control/metric-reader.js";

const name = "/evenkeel/parts/auto-scaling";
const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a subscriber gets of a topic. */
interface Delivery {
    readonly Type: string;
    readonly Subject: string;
    readonly Message: string;
}

/** A web hook that subscribes to a topic, and keeps what it is sent. */
class Subscriber {
    public readonly deliveries: Delivery[] = [];
    private server: Server | undefined;
    private readonly waiting = new Set<() => void>();

    public async listen(): Promise<string> {
        const port = await freePort();
        this.server = createServer(async (request, response) => {
            let body = "";
            for await (const part of request) body += String(part);
            this.deliveries.push(JSON.parse(body));
            response.end();
            this.waiting.forEach((wake) => wake());
        });
        this.server.listen(port, "127.0.0.1");
        await once(this.server, "listening");
        return `http://127.0.0.1:${port}`;
    }

    public get notifications(): readonly Delivery[] {
        return this.deliveries.filter(({ Type }) => Type === "Notification");
    }

    /** Waits for so many. */
    public async received(count: number): Promise<void> {
        while (this.notifications.length < count) {
            await new Promise<void>((resolve) => this.waiting.add(resolve));
        }
    }

    public stop(): void {
        this.server?.closeAllConnections();
        this.server?.close();
    }
}

describe("auto-scaling beside an emulator of AWS", function () {
    this.timeout(90_000);
    const environmentBefore = { ...process.env };
    let aws: AwsEmulator;
    let place: AwsPlace;
    let namespace: string;
    let time: number;
    let testsBefore = 0;

    before(async () => {
        aws = await startAwsEmulator();
        Object.assign(process.env, aws.environment);
        place = { region: aws.region, endpoint: aws.endpoint };
    });
    after(async () => {
        await aws?.stop();
        process.env = environmentBefore;
    });
    beforeEach(() => {
        // Each test has metrics of its own.
        testsBefore += 1;
        namespace = `Evenkeel/parts-${testsBefore}`;
        time = Math.floor(Date.now() / 60_000) * 60_000 + 20_000;
    });

    const start = async (scaling: Partial<ControlConfiguration["scaling"]>): Promise<void> => {
        const automatic = { ...defaultConfiguration.scaling, mode: "automatic", ...scaling } as const;
        const Value = writeConfiguration({ ...defaultConfiguration, version: 1, scaling: automatic });
        await new SSM(clientOptions(place)).putParameter({ Name: name, Value, Type: "String", Overwrite: true });
    };
    /** The auto-scaler of one manager, which shares nothing in memory with that of another. */
    const scalerOf = (topicArn?: string): AutoScaler => {
        const store = new ConfigurationStore(new SSM(clientOptions(place)), name);
        const now = (): Date => new Date(time);
        return new AutoScaler({
            store,
            reader: new MetricReader(new CloudWatch(clientOptions(place)), namespace),
            told: new ConfigurationMetrics({ store, put: metricWriter(place, namespace), log: quietLog, now }),
            alerter: topicArn === undefined ? undefined : new TopicAlerter(place, topicArn),
            environmentName: "parts",
            log: quietLog,
            now,
        });
    };
    /** A minute goes by in which a node missed every image. */
    const minute = async (): Promise<void> => {
        const at = new Date(Math.floor(time / 60_000) * 60_000);
        const counted = {
            requests: 50,
            hits: 0,
            misses: 50,
            items: 1,
            bytes: 1,
            configurationVersion: 1,
            mostBytes: 1,
        };
        await metricWriter(place, namespace)(metricDataOf({ at, ...counted }, "i-1"));
        time += 60_000;
    };
    const stored = async (): Promise<ControlConfiguration> => {
        const { Parameter } = await new SSM(clientOptions(place)).getParameter({ Name: name });
        return parseConfiguration(Parameter?.Value ?? "");
    };

    it("makes one step and not two where two managers look in the same moment", async () => {
        await start({ nodes: 1 });
        const managers = [scalerOf(), scalerOf()];
        const nodes: number[] = [];
        for (let minutes = 0; minutes < 5; minutes += 1) {
            await Promise.all(managers.map((manager) => manager.look()));
            nodes.push((await stored()).scaling.nodes);
            await minute();
        }

        expect(nodes).to.deep.equal([1, 1, 2, 2, 4]);
    });

    it("makes one step and not two where a second manager looks just after the first, or begins in between", async () => {
        await start({ nodes: 1 });
        const managers = [scalerOf()];
        const nodes: number[] = [];
        for (let minutes = 0; minutes < 5; minutes += 1) {
            for (const manager of managers) {
                await manager.look();
                nodes.push((await stored()).scaling.nodes);
            }
            if (minutes === 1) managers.push(scalerOf());
            await minute();
        }

        expect(nodes).to.deep.equal([1, 1, 2, 2, 2, 2, 4, 4]);
    });

    it("tells the subscribers of its topic once that more nodes do not help", async () => {
        const subscriber = new Subscriber();
        const endpoint = await subscriber.listen();
        const sns = new SNS(clientOptions(place));
        const { TopicArn = "" } = await sns.createTopic({ Name: "scaling" });
        await sns.subscribe({ TopicArn, Protocol: "http", Endpoint: endpoint });
        await start({ nodes: 1, expandRatio: 1.1 });
        const scaler = scalerOf(TopicArn);
        await scaler.look();
        for (let minutes = 0; minutes < 12; minutes += 1) {
            await minute();
            await scaler.look();
        }
        await subscriber.received(1);
        await sns.publish({ TopicArn, Subject: "the end", Message: "of this test" });
        await subscriber.received(2);
        subscriber.stop();

        expect((await stored()).scaling.nodes).to.equal(3);
        const [alert, end] = subscriber.notifications;
        expect([alert?.Subject, end?.Subject]).to.deep.equal([
            "parts: more nodes do not help the image caches",
            "the end",
        ]);
        const { incident, text } = JSON.parse(alert?.Message ?? "{}");
        expect(incident).to.include({ status: "opened", summary: alert?.Subject });
        expect(text).to.contain("at 3.").and.contain("100 % of the requests");
    });
});
