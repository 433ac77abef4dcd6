import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import { bundleFunction } from "../../artefact/bundle-function.js";
import { clientOptions, metricWriter, type AwsPlace } from "../../common/aws/control-clients.js";
import { ConfigurationMetrics } from "../../common/control/configuration-metrics.js";
import { ConfigurationStore } from "../../common/control/configuration-store.js";
import {
    defaultConfiguration,
    parseConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "../../common/control/configuration.js";
import { metricClient } from "../../common/control/metric-client.js";
import { MetricReader } from "../../common/control/metric-reader.js";
import { metrics, serviceDimensions } from "../../common/control/metrics.js";
import { fullMinute } from "../../common/control/minutes.js";
import { parameterClient } from "../../common/control/parameter-client.js";
import { metricDataOf } from "../../image-app/control/statistics.js";
import { quietLog } from "../../image-app/testing/quiet-log.js";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { AutoScaler } from "../../manager-app/control/auto-scaler.js";
import { Front } from "../health-guardian/testing/front.js";
import { deployFunction, type DeployedFunction } from "../testing/deployed-function.js";
import { createStateTable, emulatedPlace } from "../testing/emulated-state.js";
import { createTopicWithQueue, type EmulatedTopic } from "../testing/emulated-topic.js";
import type { Invocation } from "../testing/invocation.js";
import type { Schedule } from "../testing/schedule.js";
import type { CacheAutoscalerEnvironment } from "./environment.js";
import { TimeMachine } from "./testing/time-machine.js";

const minute = 60_000;
const missed = 0.9;

/**
 * What the emulator lacks, and where it is shown instead: it throttles nothing (`Front` does, and `aws-contract.test.ts` for Parameter Store), its metrics are there at once, its parameter
 * takes every write, metrics of all namespaces are one, and a group has neither policies nor activities under way. What `DeployedFunction` says of schedules, retries and permissions holds here too.
 */
describe("the cache autoscaler as it is deployed, on its schedule, with an emulator of AWS", function () {
    this.timeout(300_000);
    const environmentBefore = { ...process.env };
    let emulator: AwsEmulator;
    let place: AwsPlace;
    let bundle: Uint8Array;
    let topic: EmulatedTopic;
    let folder: string;
    let front: Front;
    let time: TimeMachine;
    let autoscaler: DeployedFunction;
    let schedule: Schedule;
    let variables: CacheAutoscalerEnvironment;
    let deployed = 0;

    before(async () => {
        emulator = await startAwsEmulator({ functions: true });
        Object.assign(process.env, emulator.environment);
        place = emulatedPlace(emulator);
        await createStateTable(emulator, "state");
        topic = await createTopicWithQueue(emulator, "scaling");
        const launches = { LaunchConfigurationName: "web", ImageId: "ami-12c6146b", InstanceType: "t3.micro" };
        await new AutoScaling(clientOptions(place)).createLaunchConfiguration(launches);
        folder = await mkdtemp(path.join(tmpdir(), "cache-autoscaler-"));
        bundle = await readFile((await bundleFunction("cache-autoscaler", folder)).path);
    });
    after(async () => {
        await emulator?.stop();
        process.env = environmentBefore;
        await rm(folder, { recursive: true, force: true });
    });

    beforeEach(async () => {
        deployed += 1;
        front = await Front.start(emulator.endpoint);
        time = new TimeMachine(await mkdtemp(path.join(folder, "time-")), front.url);
        // The emulator looks up metrics by dimensions and not by namespace: each test has a day of its own.
        time.pass(deployed * 24 * 60 * minute);
        variables = {
            ENVIRONMENT_NAME: "parts",
            STATE_TABLE: "state",
            CACHE_CONFIGURATION_PARAMETER: `/evenkeel/parts/cache-${deployed}`,
            METRICS_NAMESPACE: `Evenkeel/parts-${deployed}`,
            AUTO_SCALING_GROUP: `web-${deployed}`,
            ALERT_TOPIC_ARN: topic.arn,
        };
        await groups().createAutoScalingGroup({
            ...{ AutoScalingGroupName: variables.AUTO_SCALING_GROUP, LaunchConfigurationName: "web" },
            ...{ MinSize: 1, MaxSize: 8, AvailabilityZones: [`${emulator.region}a`] },
        });
        autoscaler = await deployFunction(emulator, {
            ...{ name: `cache-autoscaler-${deployed}`, bundle, timeoutSeconds: 60, memoryMegabytes: 256 },
            environment: { ...variables, ...time.variables },
        });
        schedule = await autoscaler.onSchedule("rate(1 minute)");
        await topic.received();
    });
    afterEach(() => front.stop());

    const groups = (): AutoScaling => new AutoScaling(clientOptions(place));
    const parameters = (): SSM => new SSM(clientOptions(place));
    const configure = async (scaling: Partial<ControlConfiguration["scaling"]>): Promise<void> => {
        const automatic = { ...defaultConfiguration.scaling, mode: "automatic", ...scaling } as const;
        const Value = writeConfiguration({ ...defaultConfiguration, version: 1, scaling: automatic });
        const Name = variables.CACHE_CONFIGURATION_PARAMETER;
        await parameters().putParameter({ Name, Value, Type: "String", Overwrite: true });
    };
    const stored = async (): Promise<ControlConfiguration> => {
        const { Parameter } = await parameters().getParameter({ Name: variables.CACHE_CONFIGURATION_PARAMETER });
        return parseConfiguration(Parameter?.Value ?? "");
    };
    /** Nodes that are wanted, fewest instances of the group, and those that it has. */
    const nodes = async (): Promise<readonly (number | undefined)[]> => {
        const { AutoScalingGroups: [group] = [] } = await groups().describeAutoScalingGroups({
            AutoScalingGroupNames: [variables.AUTO_SCALING_GROUP],
        });
        return [(await stored()).scaling.nodes, group?.MinSize, group?.Instances?.length];
    };
    /** A minute goes by in which a node misses that share of what it is asked for. */
    const pass = async (missRate: number): Promise<void> => {
        const at = fullMinute(time.now);
        const misses = Math.round(missRate * 100);
        const counted = {
            requests: 100,
            hits: 100 - misses,
            misses,
            items: 1,
            bytes: 1,
            configurationVersion: 1,
            mostBytes: 2,
        };
        await metricWriter(place, variables.METRICS_NAMESPACE)(metricDataOf({ at, ...counted }, "i-1"));
        time.pass(minute);
    };
    const tick = (): Promise<Invocation> => schedule.tick(time.now);
    const minutes = async (count: number, missRate: number): Promise<void> => {
        for (let each = 0; each < count; each += 1) {
            await pass(missRate);
            expect((await tick()).error).to.equal(undefined);
        }
    };

    it("grows, lets the group start instances in the same call, and shrinks again", async () => {
        await configure({ nodes: 1 });
        await tick();
        await minutes(1, missed);
        expect(await nodes()).to.deep.equal([1, 1, 1]);
        await minutes(1, missed);
        expect(await nodes()).to.deep.equal([2, 2, 2]);
        await minutes(2, missed - 0.1);
        expect(await nodes()).to.deep.equal([2, 2, 2]);
        await minutes(1, 0.1);
        // That instances leave is for the group's policies.
        expect(await nodes()).to.deep.equal([1, 1, 2]);
    });

    it("tells CloudWatch of the configuration that it wrote, as the manager does", async () => {
        await configure({ nodes: 1 });
        await tick();
        await minutes(2, missed);
        const reader = new MetricReader(metricClient(place), variables.METRICS_NAMESPACE);
        const query = { metric: metrics.configurationVersion.name, statistic: "Maximum" } as const;
        const [values] = await reader.read([{ ...query, dimensions: serviceDimensions() }], {
            from: new Date(fullMinute(time.now).getTime() - 5 * minute),
            to: new Date(fullMinute(time.now).getTime() + minute),
        });

        expect([...(values?.values() ?? [])]).to.deep.equal([2]);
    });

    it("makes one step where the event comes three times, one after the other or at once", async () => {
        await configure({ nodes: 1 });
        await tick();
        await minutes(1, missed);
        await pass(missed);
        await tick();
        await tick();
        await tick();
        expect(await stored()).to.have.nested.property("scaling.nodes", 2);

        await minutes(1, missed);
        await pass(missed);
        const calls = await Promise.all([tick(), tick(), tick()]);
        expect(calls.map(({ error }) => error)).to.deep.equal([undefined, undefined, undefined]);
        expect(await stored()).to.deep.include({ version: 3 });
        expect(await nodes()).to.deep.equal([4, 4, 4]);
    });

    it("makes one step between it and a manager that scales too", async () => {
        await configure({ nodes: 1 });
        const { log } = quietLog();
        const store = new ConfigurationStore(parameterClient(place), variables.CACHE_CONFIGURATION_PARAMETER);
        const now = (): Date => time.now;
        const manager = new AutoScaler({
            ...{ store, log, now, alerter: undefined, environmentName: "parts" },
            reader: new MetricReader(metricClient(place), variables.METRICS_NAMESPACE),
            told: new ConfigurationMetrics({ store, put: metricWriter(place, variables.METRICS_NAMESPACE), log, now }),
        });
        const seen: number[] = [];
        for (let each = 0; each < 5; each += 1) {
            await Promise.all([manager.look(), tick()]);
            seen.push((await stored()).scaling.nodes);
            await pass(missed);
        }

        expect(seen.slice(0, 3)).to.deep.equal([1, 1, 2]);
        // Who found the other's step settles from then on.
        expect(seen.slice(3)).to.satisfy(([fourth, fifth]: number[]) => fourth === 2 && [2, 4].includes(fifth ?? 0));
    });

    it("tells once that it gives up growing, and once that it may grow again", async () => {
        await configure({ nodes: 1, expandRatio: 1.1 });
        await tick();
        await minutes(10, missed);
        const [opened, ...others] = await topic.received();
        const log = (await autoscaler.logs()).join("\n");
        expect(opened, log).to.have.property("text").that.contains("has stopped adding nodes, at 3.");
        expect(opened).to.have.nested.property("incident.status", "opened");
        expect(others).to.deep.equal([]);

        await minutes(2, 0.5);
        const [resolved, ...more] = await topic.received();
        expect(resolved).to.have.nested.property("incident.status", "resolved");
        expect(keyOf(resolved)).to.be.a("string").that.equals(keyOf(opened));
        expect(more).to.deep.equal([]);
    });

    it("fails while it is throttled, so that its alarm rings, does nothing, and goes on in the next minute", async () => {
        await configure({ nodes: 1 });
        await tick();
        await minutes(1, missed);
        await pass(missed);
        front.throttled.set("GetMetricData", 100);
        const blind = await tick();
        front.throttled.clear();
        expect(blind.error?.errorMessage).to.contain("The statistics cannot be read from CloudWatch");
        expect(await nodes()).to.deep.equal([1, 1, 1]);

        await pass(missed);
        front.throttled.set("UpdateAutoScalingGroup", 100);
        expect((await tick()).error?.errorMessage).to.contain("Rate exceeded");
        front.throttled.clear();
        expect(await nodes()).to.deep.equal([2, 1, 1]);
        await tick();
        expect(await nodes()).to.deep.equal([2, 2, 2]);
        expect((await autoscaler.logs()).join("\n")).to.contain("auto-scaling did nothing this minute");
    });

    it("finds its step again where the answer to the write was lost", async () => {
        await configure({ nodes: 1, expandRatio: 1.1 });
        await tick();
        await minutes(1, missed);
        await pass(missed);
        // No attempt of the SDK is answered; all write the same.
        front.cut.set("PutParameter", 3);
        expect((await tick()).error?.errorMessage).to.contain("The configuration cannot be written");
        await minutes(10, missed);

        expect(await nodes()).to.deep.equal([3, 3, 3]);
        expect((await topic.received()).map(keyOf)).to.have.lengthOf(1);
    });

    it("is no larger than a megabyte", () => {
        expect(bundle.byteLength).to.be.at.most(1_048_576);
    });
});

function keyOf(message: unknown): unknown {
    const { incident }: { incident?: { key?: unknown } } = Object(message);
    return incident?.key;
}
