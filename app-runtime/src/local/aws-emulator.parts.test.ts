import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import { createSecretsClient, metricWriter, parameterReader } from "../common/aws/control-clients.js";
import { metrics, serviceDimensions } from "../common/control/metrics.js";
import { secretReader } from "../common/secrets.js";
import { metricDataOf } from "../image-app/control/statistics.js";
import { findMoto, startAwsEmulator, type AwsEmulator } from "./aws-emulator.js";
import { LocalServerError } from "./errors.js";

describe("the AWS emulator on this machine, and the clients of manager and nodes", function () {
    this.timeout(60_000);
    const environment = { ...process.env };
    let emulator: AwsEmulator;

    before(async () => {
        emulator = await startAwsEmulator();
        Object.assign(process.env, emulator.environment);
    });

    after(async () => {
        process.env = environment;
        await emulator.stop();
    });

    it("takes a minute's statistics in one call, and answers exact shares and sums", async () => {
        const at = new Date(Math.floor(Date.now() / 60_000) * 60_000);
        const minute = {
            at,
            requests: 10,
            hits: 7,
            misses: 3,
            items: 2,
            bytes: 5_000_000,
            configurationVersion: 4,
            mostBytes: 1e9,
        };
        await metricWriter(emulator, "Test")(metricDataOf(minute, "i-1"));

        const client = new CloudWatchClient({ region: emulator.region });
        const asked = [
            [metrics.hitRate, "Average"],
            [metrics.missRate, "Sum"],
            [metrics.missRate, "SampleCount"],
            [metrics.requests, "Sum"],
            [metrics.size, "Maximum"],
        ] as const;
        const { MetricDataResults = [] } = await client.send(
            new GetMetricDataCommand({
                StartTime: at,
                EndTime: new Date(at.getTime() + 60_000),
                MetricDataQueries: asked.map(([{ name }, Stat], index) => ({
                    Id: `q${index}`,
                    MetricStat: {
                        Metric: { Namespace: "Test", MetricName: name, Dimensions: serviceDimensions() },
                        Period: 60,
                        Stat,
                    },
                })),
            }),
        );
        expect(MetricDataResults.map(({ Values }) => Values)).to.deep.equal([[70], [300], [10], [10], [5]]);
    });

    it("answers a parameter, and nothing where there is none", async () => {
        const read = parameterReader(emulator, "/evenkeel/test/cache-configuration");
        expect(await read()).to.equal(undefined);

        const ssm = new SSM({ region: emulator.region });
        await ssm.putParameter({ Name: "/evenkeel/test/cache-configuration", Value: "{}", Type: "String" });
        expect(await read()).to.equal("{}");
    });

    it("answers a secret, and says which is missing", async () => {
        const client = createSecretsClient(emulator);
        await new SecretsManager({ region: emulator.region }).createSecret({ Name: "one", SecretString: "words" });

        expect(await secretReader({ client, secretId: "one" })()).to.equal("words");
        const missing = await secretReader({ client, secretId: "two" })().catch(String);
        expect(missing).to.contain("The secret two cannot be read: there is none of that name");
    });

    it("is said to be missing in one sentence, with how to install it", () => {
        expect(() => findMoto(["/nowhere"])).to.throw(
            LocalServerError,
            'The AWS emulator is not installed: moto_server is in none of /nowhere; install it (pip install "moto[server]").',
        );
    });
});
