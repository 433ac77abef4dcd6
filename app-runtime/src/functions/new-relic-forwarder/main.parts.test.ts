import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { expect } from "chai";
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { bundleFunction } from "../../artefact/bundle-function.js";
import { clientOptions } from "../../common/aws/control-clients.js";
import { type AwsEmulator, startAwsEmulator } from "../../local/aws-emulator.js";
import { messagesOf } from "../../common/alert.js";
import { createStateTable, emulatedPlace } from "../testing/emulated-state.js";
import { OtlpCollector } from "../testing/otlp-collector.js";
import type { NewRelicForwarderEnvironment } from "./environment.js";

const key = "eu01xx0123456789abcdef0123456789abcdNRAL";
const minute = 60_000;
/** Calls the deployed file with one event after the other, each as a call of its own. */
const caller = `
const [file, events] = process.argv.slice(1);
const { handler } = require(file);
(async () => {
    for (const [index, event] of JSON.parse(events).entries()) {
        await handler(event, { awsRequestId: "call-" + index, functionName: "f", getRemainingTimeInMillis: () => 30000 });
    }
})().catch((error) => { console.error(error.message); process.exitCode = 1; });
`;

function alertEvent(id: string, status: "opened" | "resolved") {
    const { default: Message } = messagesOf({
        key: "health/i-0a1b",
        status,
        summary: "i-0a1b is replaced",
        text: "Three checks failed.",
        at: new Date("2026-11-23T20:00:00Z"),
        source: "i-0a1b",
    });
    const TopicArn = "arn:aws:sns:eu-west-1:123456789012:alerts-health";
    return { Records: [{ Sns: { MessageId: id, TopicArn, Message, Timestamp: "2026-11-23T20:00:01.000Z" } }] };
}

// The emulator's SNS and EventBridge do not call it here: the events are those that AWS documents.
describe("the function for New Relic, as it is deployed, with the emulator's AWS", function () {
    this.timeout(300_000);
    const environment = { ...process.env };
    let folder: string;
    let file: string;
    let emulator: AwsEmulator;
    let collector: OtlpCollector;
    let variables: NewRelicForwarderEnvironment;

    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), "new-relic-"));
        ({ path: file } = await bundleFunction("new-relic-forwarder", folder));
        emulator = await startAwsEmulator();
        Object.assign(process.env, emulator.environment);
        const options = clientOptions(emulatedPlace(emulator));
        const { ARN = "" } = await new SecretsManagerClient(options).send(
            new CreateSecretCommand({ Name: "new-relic", SecretString: JSON.stringify({ licenseKey: key }) }),
        );
        const now = Math.floor(Date.now() / minute) * minute;
        await new CloudWatchClient(options).send(
            new PutMetricDataCommand({
                Namespace: "Evenkeel/dev",
                MetricData: [4, 5, 6].map((ago) => ({
                    MetricName: "Requests",
                    Dimensions: [{ Name: "Node", Value: "a" }],
                    Timestamp: new Date(now - ago * minute),
                    Value: ago,
                })),
            }),
        );
        variables = {
            ENVIRONMENT_NAME: "dev",
            LICENSE_KEY_SECRET_ARN: ARN,
            STATE_TABLE: "state",
            METRICS: JSON.stringify([
                { namespace: "Evenkeel/dev", name: "Requests", statistic: "Sum", dimensions: { Node: "a" } },
                { namespace: "Evenkeel/dev", name: "Requests", statistic: "Average", dimensions: { Node: "a" } },
            ]),
        };
        await createStateTable(emulator, "state");
    });
    beforeEach(async () => {
        collector = new OtlpCollector(key);
        variables = { ...variables, OTLP_ENDPOINT: await collector.open() };
    });
    afterEach(() => collector.close());
    after(async () => {
        process.env = environment;
        await emulator.stop();
        await rm(folder, { recursive: true });
    });

    const call = async (events: readonly unknown[], change: Partial<NewRelicForwarderEnvironment> = {}) => {
        const env = { PATH: process.env.PATH, ...emulator.environment, ...variables, ...change };
        const done = promisify(execFile)(process.execPath, ["-e", caller, file, JSON.stringify(events)], { env });
        const { stdout, stderr, failed } = await done.then(
            (output) => ({ ...output, failed: false }),
            (error: { stdout: string; stderr: string }) => ({ ...error, failed: true }),
        );
        expect(stdout + stderr).not.to.contain(key);
        return { output: stdout + stderr, failed };
    };

    it("is one file of at most a megabyte", async () => {
        expect((await stat(file)).size).to.be.at.most(1_048_576);
    });

    it("sends each alert once, however often it is delivered", async () => {
        const { failed } = await call([
            alertEvent("one", "opened"),
            alertEvent("one", "opened"),
            alertEvent("two", "resolved"),
            alertEvent("one", "opened"),
        ]);

        expect(failed).to.equal(false);
        expect(collector.logRecords.map(({ severityText }) => severityText)).to.deep.equal(["ERROR", "INFO"]);
        expect(collector.requests[0]?.headers).to.include({ "api-key": key });
    });

    it("sends nothing where a topic was only tried", async () => {
        const [record] = alertEvent("tried", "opened").Records;
        const Message = JSON.stringify({ Service: "AWS Auto Scaling", Event: "autoscaling:TEST_NOTIFICATION" });
        const { output, failed } = await call([{ Records: [{ Sns: { ...record?.Sns, Message } }] }]);

        expect(failed, output).to.equal(false);
        expect(output).to.contain("a topic was tried");
        expect(collector.requests).to.deep.equal([]);
    });

    it("sends an alert in the next call that it could not send in the first", async () => {
        collector.answer = (_request, response) => {
            response.writeHead(403).end(`no such key: ${key}`);
            return true;
        };
        const first = await call([alertEvent("three", "opened")]);
        expect(first.failed).to.equal(true);
        expect(first.output).to.contain("New Relic refuses it: status 403, no such key: (key)");

        collector.answer = () => false;
        await call([alertEvent("three", "opened")]);
        expect(collector.logRecords).to.have.length(1);
    });

    it("sends each minute of its metrics once, and counts that", async () => {
        const schedule = { source: "aws.events", "detail-type": "Scheduled Event" };
        const { output, failed } = await call([schedule, schedule, schedule]);
        const [sum, average] = collector.metrics;

        expect(failed, output).to.equal(false);
        expect(collector.metrics).to.have.length(2);
        expect(sum?.name).to.equal("Evenkeel.dev.Requests.Sum");
        expect(sum?.sum?.dataPoints.map(({ asDouble }) => asDouble)).to.deep.equal([6, 5, 4]);
        expect(average?.gauge?.dataPoints.map(({ asDouble }) => asDouble)).to.deep.equal([6, 5, 4]);
        expect(output).to.contain('"ForwardedDataPoints":6');
    });

    it("says what is wrong with its environment", async () => {
        const { output, failed } = await call([alertEvent("four", "opened")], { LICENSE_KEY_SECRET_ARN: "" });

        expect(failed).to.equal(true);
        expect(output).to.contain("LICENSE_KEY_SECRET_ARN is not set");
    });
});
