import { expect } from "chai";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { isRunning, untilRead } from "../../local/functions/processes.fixtures.test.js";
import { functionClients, type FunctionClients } from "./clients.js";
import { deployFunction, type DeployedFunction, type FunctionToDeploy } from "./deployed-function.js";

/** With the same client of S3 as the functions of this package, in one file as they are deployed. */
async function bundleOf(source: string): Promise<Uint8Array> {
    const { outputFiles } = await build({
        stdin: { contents: source, resolveDir: __dirname },
        bundle: true,
        write: false,
        platform: "node",
        format: "cjs",
        minifyWhitespace: true,
        logLevel: "silent",
        tsconfigRaw: {},
    });
    return outputFiles[0]?.contents ?? Buffer.alloc(0);
}

/** Writes what it was called with to the bucket that its environment names; of an object also what is in it. */
const copier = `
    import { S3 } from "@aws-sdk/client-s3";
    const s3 = new S3({});
    export async function handler(event, context) {
        const [record] = event.Records ?? [];
        const object = record?.s3;
        const asked = object && { Bucket: object.bucket.name, Key: decodeURIComponent(object.object.key.replaceAll("+", " ")) };
        const content = asked && (await (await s3.getObject(asked)).Body.transformToString());
        const name = asked?.Key ?? record?.Sns.Subject ?? event["detail-type"] ?? "other";
        console.log("copying", name);
        await s3.putObject({ Bucket: process.env.TARGET, Key: "seen/" + name, Body: JSON.stringify({ event, content }) });
    }`;

describe("a function deployed to the AWS emulator", function () {
    this.timeout(60_000);
    let emulator: AwsEmulator;
    let clients: FunctionClients;
    let copierBundle: Uint8Array;
    let number = 0;

    before(async () => {
        emulator = await startAwsEmulator({ functions: true });
        clients = functionClients(emulator);
        copierBundle = await bundleOf(copier);
    });

    after(() => emulator.stop());

    const deploy = (more: Partial<FunctionToDeploy> & { source?: string }): Promise<DeployedFunction> =>
        deployFunction(emulator, {
            name: `function-${++number}`,
            bundle: Buffer.from(more.source ?? ""),
            timeoutSeconds: 20,
            ...more,
        });

    async function newBucket(): Promise<string> {
        const Bucket = `bucket-${++number}`;
        await clients.objects.createBucket({
            Bucket,
            CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
        });
        return Bucket;
    }

    async function keysOf(Bucket: string): Promise<readonly (string | undefined)[]> {
        return ((await clients.objects.listObjectsV2({ Bucket })).Contents ?? []).map(({ Key }) => Key);
    }

    async function jsonOf(
        Bucket: string,
        Key: string,
    ): Promise<{ readonly event: unknown; readonly content?: string }> {
        const { Body } = await clients.objects.getObject({ Bucket, Key });
        return JSON.parse((await Body?.transformToString()) ?? "");
    }

    it("is called by a new object that its filter takes, and reads it", async () => {
        const [source, target] = [await newBucket(), await newBucket()];
        const copy = await deploy({ bundle: copierBundle, environment: { TARGET: target } });
        await copy.onObjectCreated(source, { prefix: "in/", suffix: ".txt" });

        await clients.objects.putObject({ Bucket: source, Key: "in/a b+\u00e4.txt", Body: "words" });
        await clients.objects.putObject({ Bucket: source, Key: "in/a.log", Body: "other" });
        await clients.objects.putObject({ Bucket: source, Key: "out/a.txt", Body: "other" });

        expect(await keysOf(target)).to.deep.equal(["seen/in/a b+\u00e4.txt"]);
        expect((await jsonOf(target, "seen/in/a b+\u00e4.txt")).content).to.equal("words");
        expect(await copy.logs()).to.deep.equal(["copying in/a b+\u00e4.txt"]);
    });

    it("leaves a bucket's other functions their calls", async () => {
        const [source, target] = [await newBucket(), await newBucket()];
        const [one, other] = [
            await deploy({ bundle: copierBundle, environment: { TARGET: target } }),
            await deploy({ bundle: copierBundle, environment: { TARGET: target } }),
        ];
        await one.onObjectCreated(source, { prefix: "one/" });
        await other.onObjectCreated(source, { prefix: "other/" });
        await clients.objects.putObject({ Bucket: source, Key: "one/a", Body: "words" });
        await clients.objects.putObject({ Bucket: source, Key: "other/a", Body: "words" });

        expect([await one.logs(), await other.logs()]).to.deep.equal([["copying one/a"], ["copying other/a"]]);
    });

    it("is called by a message to its topic", async () => {
        const target = await newBucket();
        const copy = await deploy({ bundle: copierBundle, environment: { TARGET: target } });
        const { TopicArn = "" } = await clients.topics.createTopic({ Name: "alerts" });
        await copy.onTopic(TopicArn);
        await clients.topics.publish({ TopicArn, Subject: "high-traffic", Message: "many" });

        const { event } = await jsonOf(target, "seen/high-traffic");
        expect(event).to.have.nested.property("Records[0].Sns.Message", "many");
    });

    it("is called with the event of a schedule, or with the rule's input, when the time comes", async () => {
        const target = await newBucket();
        const copy = await deploy({ bundle: copierBundle, environment: { TARGET: target } });
        const schedule = await copy.onSchedule("rate(1 minute)");
        await schedule.tick(new Date("2026-01-02T03:04:05.678Z"));
        const { event } = await jsonOf(target, "seen/Scheduled Event");
        expect(event).to.deep.include({
            source: "aws.events",
            time: "2026-01-02T03:04:05Z",
            resources: [`arn:aws:events:eu-west-1:123456789012:rule/${schedule.ruleName}`],
        });

        await (await copy.onSchedule("rate(1 minute)", { asked: true })).tick();
        expect((await jsonOf(target, "seen/other")).event).to.deep.equal({ asked: true });
    });

    it("is not called by a schedule that is disabled or has no target", async () => {
        const schedule = await (await deploy({ source: "exports.handler = () => 1;" })).onSchedule("rate(1 minute)");
        await clients.events.disableRule({ Name: schedule.ruleName });
        expect(await schedule.tick().catch(String)).to.contain("is DISABLED: EventBridge would call nothing");

        await clients.events.enableRule({ Name: schedule.ruleName });
        const { Targets = [] } = await clients.events.listTargetsByRule({ Rule: schedule.ruleName });
        await clients.events.removeTargets({ Rule: schedule.ruleName, Ids: Targets.map(({ Id = "" }) => Id) });
        expect(await schedule.tick().catch(String)).to.contain("has 0 targets");
    });

    it("has what it was deployed with in its environment, and nothing of this process's", async () => {
        process.env["EVENKEEL_TEST_SECRET"] = "hunter2";
        try {
            const source = "exports.handler = () => process.env;";
            const { answer } = await (await deploy({ source, environment: { TARGET: "a" } })).invoke({});
            expect(answer).to.include({ TARGET: "a", AWS_ENDPOINT_URL: emulator.endpoint, AWS_REGION: "eu-west-1" });
            expect(answer).not.to.have.any.keys("EVENKEEL_TEST_SECRET", "DOCKER_HOST", "MOTO_HOST");
        } finally {
            delete process.env["EVENKEEL_TEST_SECRET"];
        }
    });

    it("takes an event as large as AWS takes", async () => {
        const counting = await deploy({ source: "exports.handler = ({ text }) => text.length;" });
        const length = 6 * 1_024 * 1_024 - 20;

        expect(await counting.invoke({ text: "a".repeat(length) })).to.deep.equal({ answer: length });
    });

    it("tells whoever waits what its handler threw, and is over after its time", async () => {
        const throwing = await deploy({ source: "exports.handler = () => { throw new RangeError('too many'); };" });
        expect(await throwing.invoke({})).to.deep.equal({
            error: { errorType: "RangeError", errorMessage: "too many" },
        });

        const endless = await deploy({ source: "exports.handler = () => { for (;;); };", timeoutSeconds: 1 });
        const { error } = await endless.invoke({});
        expect(error?.errorMessage).to.match(/Task timed out after 1\.00 seconds$/);
        expect((await endless.logs()).join()).to.contain("Task timed out after 1.00 seconds");
    });

    it("does not fail the put that called it, which is not tried again here", async () => {
        const source = await newBucket();
        const throwing = await deploy({ source: "exports.handler = () => { throw new Error('no'); };" });
        await throwing.onObjectCreated(source);
        await clients.objects.putObject({ Bucket: source, Key: "a", Body: "words" });

        expect((await throwing.logs()).filter((line) => line.includes("Invoke Error"))).to.have.length(1);
    });

    it("runs twice at once", async () => {
        const Bucket = await newBucket();
        const meeting = await deploy({
            environment: { BUCKET: Bucket },
            bundle: await bundleOf(`
                import { S3 } from "@aws-sdk/client-s3";
                const s3 = new S3({});
                const isThere = (Key) => s3.headObject({ Bucket: process.env.BUCKET, Key }).then(() => true, () => false);
                export async function handler({ own, other }) {
                    await s3.putObject({ Bucket: process.env.BUCKET, Key: own });
                    while (!(await isThere(other)));
                    return own;
                }`),
        });
        const both = [meeting.invoke({ own: "a", other: "b" }), meeting.invoke({ own: "b", other: "a" })];

        expect(await Promise.all(both)).to.deep.equal([{ answer: "a" }, { answer: "b" }]);
    });

    it("says where the emulator cannot run it", async () => {
        const python = await deploy({ source: "" });
        await clients.lambda.updateFunctionConfiguration({ FunctionName: python.name, Runtime: "python3.13" });

        expect(await python.invoke({}).catch(String)).to.contain("is no runtime of Node");
        expect(await python.logs().catch(String)).to.contain(`could not run ${python.name}`);
    });

    it("leaves no process and no folder behind when the emulator stops", async () => {
        const folder = await mkdtemp(path.join(tmpdir(), "evenkeel-deployed-"));
        const mark = path.join(folder, "mark");
        const other = await startAwsEmulator({ functions: true });
        const waiting = await deployFunction(other, {
            name: "waiting",
            environment: { MARK: mark },
            timeoutSeconds: 60,
            bundle: Buffer.from(`exports.handler = () => {
                require("fs").symlinkSync(process.pid + " " + process.env.LAMBDA_TASK_ROOT, process.env.MARK);
                return new Promise((resolve) => setTimeout(resolve, 60_000)); };`),
        });
        const invocation = waiting.invoke({}).catch(() => "broken off");
        const [pid = "", code = ""] = (await untilRead(mark)).split(" ");
        const emulatorFolder = code.slice(0, code.indexOf("/functions/"));
        expect([isRunning(Number(pid)), existsSync(emulatorFolder)]).to.deep.equal([true, true]);
        await other.stop();

        expect([isRunning(Number(pid)), existsSync(emulatorFolder)]).to.deep.equal([false, false]);
        expect(await invocation).to.equal("broken off");
        await rm(folder, { recursive: true });
    });
});
