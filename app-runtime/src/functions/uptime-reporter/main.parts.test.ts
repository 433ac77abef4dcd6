import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { CreateBucketCommand, GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { expect } from "chai";
import { bundleFunction } from "../../artefact/bundle-function.js";
import { clientOptions } from "../../common/aws/control-clients.js";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { callBundle, type BundleCall } from "../testing/called-bundle.js";
import { createStateTable, emulatedPlace } from "../testing/emulated-state.js";
import { createTopicWithQueue, type EmulatedTopic } from "../testing/emulated-topic.js";
import type { UptimeReporterEnvironment } from "./environment.js";
import { daysOf, nameOf, weekBefore, weekOf } from "./measure/iso-week.js";

const minuteMs = 60_000;

describe("uptime-reporter, bundled, against the emulator", function () {
    this.timeout(180_000);
    const environment = { ...process.env };
    const week = weekBefore(weekOf(new Date(), "UTC"));
    const monday = daysOf(week, "UTC")[0]?.start.getTime() ?? 0;
    const key = `reports/uptime/${nameOf(week)}`;
    let emulator: AwsEmulator;
    let reports: EmulatedTopic;
    let pages: EmulatedTopic;
    let folder: string;
    let bundle: string;
    let s3: S3Client;

    before(async () => {
        emulator = await startAwsEmulator();
        Object.assign(process.env, emulator.environment);
        folder = await mkdtemp(path.join(tmpdir(), "uptime-"));
        bundle = (await bundleFunction("uptime-reporter", folder)).path;
        await createStateTable(emulator, "state");
        reports = await createTopicWithQueue(emulator, "reports");
        pages = await createTopicWithQueue(emulator, "pages");
        s3 = new S3Client({ ...clientOptions(emulatedPlace(emulator)), forcePathStyle: true });
        const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
        await s3.send(new CreateBucketCommand({ Bucket: "reports", CreateBucketConfiguration }));
    });
    after(async () => {
        process.env = environment;
        await emulator.stop();
        await rm(folder, { recursive: true, force: true });
    });

    const call = (event: unknown): Promise<BundleCall> => {
        const variables = {
            ENVIRONMENT_NAME: "prod",
            AWS_REGION: emulator.region,
            STATE_TABLE: "state",
            REPORTS_BUCKET: "reports",
            REPORTS_TOPIC_ARN: reports.arn,
            PAGES_TOPIC_ARN: pages.arn,
            HEALTH_CHECKS: "site=check-1",
            AWS_ENDPOINT_URL: emulator.endpoint,
        } satisfies UptimeReporterEnvironment;
        return callBundle(bundle, event, { ...emulator.environment, ...variables });
    };
    const read = async (name: string): Promise<string> => {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: "reports", Key: name }));
        return (await Body?.transformToString()) ?? "";
    };
    /** Writes results as Route 53 does: to its region, one a minute. */
    const putResults = async (start: number, values: readonly number[]): Promise<void> => {
        const options = clientOptions({ ...emulatedPlace(emulator), region: "us-east-1" });
        // The emulator does not unpack what the SDK packs.
        const client = new CloudWatchClient({ ...options, disableRequestCompression: true });
        const MetricData = values.map((Value, index) => ({
            MetricName: "HealthCheckStatus",
            Dimensions: [{ Name: "HealthCheckId", Value: "check-1" }],
            Timestamp: new Date(start + index * minuteMs),
            Value,
        }));
        await client.send(new PutMetricDataCommand({ Namespace: "AWS/Route53", MetricData }));
    };
    const good = (count: number): readonly number[] => Array.from({ length: count }, () => 1);

    it("is one file of at most 1 MB", async () => {
        expect((await stat(bundle)).size).to.be.at.most(1_048_576);
    });

    it("tells nobody of a health check that is new", async () => {
        const calls = [await call({ task: "burn-rates" }), await call({ task: "report" })];

        expect(calls.map(({ error }) => error)).to.deep.equal([undefined, undefined]);
        expect([...(await reports.received()), ...(await pages.received())]).to.deep.equal([]);
    });

    it("writes the report of the last week from the metrics of its health check, and tells where it is", async () => {
        await putResults(monday + 60 * minuteMs, [...good(100), 0, 0, 0, ...good(97)]);
        const { error, log } = await call({ task: "report" });

        expect(error, log).to.equal(undefined);
        expect(await read(`${key}.md`)).to.contain("This week is not whole: 60 minutes are before the first result.");
        expect(await read(`${key}.md`)).to.contain("Good: 197 minutes. Bad: 3 minutes. Unknown: 9,820 minutes");
        expect(await read(`${key}.html`)).to.match(/^<!doctype html>[^]*<svg[^]*goal 99.95[^]*<table>/);
        const told = await reports.received();
        expect(told, "the week before was not measured").to.have.lengthOf(1);
        expect(JSON.stringify(told)).to.contain(
            `s3/object/reports?region=eu-west-1&prefix=reports%2Fuptime%2F${nameOf(week)}.html`,
        );
    });

    it("writes the same bytes again and tells nobody, and writes anew with results that came late", async () => {
        const before = [await read(`${key}.md`), await read(`${key}.html`)];
        await call({ task: "report" });
        await call({ task: "report", week: nameOf(week) });
        expect([await read(`${key}.md`), await read(`${key}.html`)]).to.deep.equal(before);
        expect(await reports.received()).to.deep.equal([]);

        await putResults(monday + 300 * minuteMs, good(20));
        await call({ task: "report" });
        expect(await read(`${key}.md`)).to.contain("Good: 217 minutes.");
        expect(JSON.stringify(await reports.received())).to.contain("written anew, because results came late");
    });

    it("wakes somebody of a fast burn, once, and the others of a slow one", async () => {
        const now = Math.floor(Date.now() / minuteMs) * minuteMs;
        await putResults(now - 60 * minuteMs, [...good(50), 0, 0, 0, ...good(7)]);
        const calls = [await call({ task: "burn-rates" }), await call({ task: "burn-rates" })];

        expect(calls.map(({ error }) => error)).to.deep.equal([undefined, undefined]);
        expect(await pages.received()).to.have.lengthOf(1);
        const told = JSON.stringify(await reports.received());
        expect(told).to.contain("error budget 2 times too fast").and.not.to.contain("6 times");
    });

    it("fails with a sentence for a task that there is not, and for variables that are missing", async () => {
        expect((await call({ task: "everything" })).error).to.match(/^TaskError: .*"burn-rates"/);
        expect((await callBundle(bundle, {}, {})).log).to.contain("HEALTH_CHECKS is not set");
    });
});
