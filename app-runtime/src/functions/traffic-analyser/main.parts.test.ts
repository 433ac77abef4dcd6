import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { WAFV2 } from "@aws-sdk/client-wafv2";
import { expect } from "chai";
import { bundleFunction } from "../../artefact/bundle-function.js";
import { clientOptions } from "../../common/aws/control-clients.js";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { functionClients, type FunctionClients } from "../testing/clients.js";
import { deployFunction, type DeployedFunction } from "../testing/deployed-function.js";
import { createStateTable, emulatedPlace } from "../testing/emulated-state.js";
import { createTopicWithQueue, type EmulatedTopic } from "../testing/emulated-topic.js";
import type { Schedule } from "../testing/schedule.js";
import type { TrafficAnalyserEnvironment } from "./environment.js";
import type { File } from "./testing/files.js";
import { balancer, logLine } from "./testing/log-line.js";
import { anywhere, client, traffic, visitors } from "./testing/traffic.js";

const minute = 60_000;
const byHand = "192.0.2.1/32";

/**
 * What the emulator lacks, and where it is shown instead: it calls once where AWS calls up to three times (`traffic-analyser.crash.test.ts`), asks nobody for permissions, throttles nothing, and
 * writes addresses of version 6 as they were given (`blocker.test.ts`). It does check the lock token of a set.
 */
describe("the traffic analyser as it is deployed, with an AWS emulator", function () {
    this.timeout(300_000);
    const environment = { ...process.env };
    let emulator: AwsEmulator;
    let clients: FunctionClients;
    let firewall: WAFV2;
    let bundle: Uint8Array;
    let topic: EmulatedTopic;
    let analyser: DeployedFunction;
    let schedule: Schedule;
    let sets: { readonly ipv4: string; readonly ipv6: string };
    let number = 0;
    /** Forty minutes before now: long enough ago for the schedule to end what began then. */
    let start: number;

    before(async () => {
        emulator = await startAwsEmulator({ functions: true });
        Object.assign(process.env, emulator.environment);
        clients = functionClients(emulator);
        firewall = new WAFV2(clientOptions(emulatedPlace(emulator)));
        bundle = await readFile((await bundleFunction("traffic-analyser")).path);
    });
    after(async () => {
        process.env = environment;
        await emulator.stop();
    });

    beforeEach(async () => {
        number += 1;
        start = Math.floor(Date.now() / minute - 40) * minute;
        const Bucket = bucket();
        await clients.objects.createBucket({
            Bucket,
            CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
        });
        await createStateTable(emulator, `state-${number}`);
        topic = await createTopicWithQueue(emulator, `attacks-${number}`);
        sets = { ipv4: await createSet("IPV4", [byHand]), ipv6: await createSet("IPV6", []) };
        const variables = {
            ENVIRONMENT_NAME: "test",
            STATE_TABLE: `state-${number}`,
            ALERT_TOPIC_ARN: topic.arn,
            LOAD_BALANCER_ARN: `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/${balancer}`,
            MODE: "block",
            BLOCK_MINUTES: "20",
            WEB_BLOCKED_IPV4_SET_ARN: sets.ipv4,
            WEB_BLOCKED_IPV6_SET_ARN: sets.ipv6,
        } satisfies TrafficAnalyserEnvironment;
        const name = `traffic-analyser-${number}`;
        const memory = { timeoutSeconds: 120, memoryMegabytes: 1_024 };
        analyser = await deployFunction(emulator, { name, bundle, environment: variables, ...memory });
        await analyser.onObjectCreated(Bucket, { prefix: "AWSLogs/" });
        schedule = await analyser.onSchedule("rate(5 minutes)");
    });

    const bucket = (): string => `logs-${number}`;
    const createSet = async (IPAddressVersion: "IPV4" | "IPV6", Addresses: string[]): Promise<string> => {
        const Name = `blocked-${IPAddressVersion}-${number}`;
        const { Summary } = await firewall.createIPSet({ Name, Scope: "REGIONAL", IPAddressVersion, Addresses });
        return Summary?.ARN ?? "";
    };
    const blocked = async (arn: string): Promise<readonly string[]> => {
        const [Id = "", Name = ""] = arn.split("/").reverse();
        return (await firewall.getIPSet({ Name, Id, Scope: "REGIONAL" })).IPSet?.Addresses ?? [];
    };
    const put = async (name: string, Body: Uint8Array): Promise<void> => {
        const Key = `AWSLogs/123456789012/elasticloadbalancing/${name}`;
        await clients.objects.putObject({ Bucket: bucket(), Key, Body });
    };
    const putLog = (name: string, file: File): Promise<void> =>
        put(name, gzipSync(file.map((line) => `${logLine(line)}\n`).join("")));
    const flood = (address: string, rate: number): File => {
        const line = () => ({ path: "/search", client: `${address}:1` });
        return [...traffic([client({ from: 0, rate, line })], 60, start)];
    };
    /** What was told, without the times. */
    const told = async (): Promise<readonly string[]> => {
        const messages = (await topic.received()) as readonly { incident: { status: string; key: string } }[];
        return messages.map(({ incident: { status, key } }) => `${status} ${key.split("/").slice(2, -1).join("/")}`);
    };
    /** Lines of its log, and metrics in it, that have such a field. */
    const logged = async (field: string): Promise<readonly unknown[]> =>
        (await analyser.logs())
            .map((line) => Object(JSON.parse(line)))
            .filter((line) => field in line)
            .map((line) => line[field]);

    it("finds an attack in the logs of two nodes together, blocks and tells it once, and ends both by the schedule", async () => {
        const ordinary = [...traffic([visitors({ count: 10, seed: 1, address: anywhere(20) })], 60, start)];
        await putLog("one+1 é.log.gz", [...ordinary, ...flood("203.0.113.7", 1.2)]);
        expect([await told(), await blocked(sets.ipv4)]).to.deep.equal([[], [byHand]]);
        await putLog("two.log.gz", [...flood("203.0.113.7", 1.2), ...flood("2001:db8::7", 5)]);

        expect([...(await told())].sort()).to.deep.equal([
            "opened request-flood/2001:db8::7",
            "opened request-flood/203.0.113.7",
        ]);
        expect(await blocked(sets.ipv4)).to.deep.equal([byHand, "203.0.113.7/32"]);
        expect(await blocked(sets.ipv6)).to.deep.equal(["2001:0db8:0000:0000:0000:0000:0000:0000/64"]);

        expect((await schedule.tick()).error).to.equal(undefined);
        expect([...(await told())].sort()).to.deep.equal([
            "resolved request-flood/2001:db8::7",
            "resolved request-flood/203.0.113.7",
        ]);
        expect([await blocked(sets.ipv4), await blocked(sets.ipv6)]).to.deep.equal([[byHand], []]);
    });

    it("counts an object that comes three times once", async () => {
        for (let time = 0; time < 3; time += 1) await putLog("one.log.gz", flood("203.0.113.7", 1));
        expect(await told()).to.deep.equal([]);
        expect(await logged("Rows")).to.deep.equal([60]);
    });

    it("loses nothing where ten objects come at the same time, in any order", async () => {
        const files = Array.from({ length: 10 }, () => flood("203.0.113.7", 0.2));
        await Promise.all(files.map((file, index) => putLog(`${index}.log.gz`, file)));
        await schedule.tick(new Date(start));

        expect(await logged("Rows")).to.deep.equal(Array<number>(10).fill(12));
        expect(await told()).to.deep.equal(["opened request-flood/203.0.113.7"]);
    });

    it("survives objects without rows, and fails with what is no event of its own", async () => {
        await put("empty.log.gz", Buffer.alloc(0));
        await put("garbage.log.gz", Buffer.from("/?token=secret\n".repeat(10_000)));
        await put("ELBAccessLogTestFile", Buffer.from("Enable AccessLog for ELB: web"));
        await putLog("good.log.gz", flood("203.0.113.7", 5));

        expect(await logged("BadRows")).to.deep.equal([0, 10_000, 0, 0]);
        expect((await analyser.logs()).join("\n")).not.to.contain("secret");
        expect(await told()).to.deep.equal(["opened request-flood/203.0.113.7"]);
        expect((await analyser.invoke({ source: "aws.ec2" })).error?.errorMessage).to.contain("The event is no task");
    });
});
