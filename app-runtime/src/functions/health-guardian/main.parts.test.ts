import { DescribeInstancesCommand, DescribeSnapshotsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { expect } from "chai";
import { mkdtemp, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { bundleFunction } from "../../artefact/bundle-function.js";
import { clientOptions, metricWriter } from "../../common/aws/control-clients.js";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { createStateTable, emulatedPlace } from "../testing/emulated-state.js";
import type { HealthGuardianEnvironment } from "./environment.js";
import { createEmulatedGroup, instancesOf } from "./testing/emulated-group.js";
import { Front } from "./testing/front.js";
import { invoke, type Invoked } from "./testing/invocation.js";
import { incidentTag } from "./words.js";

const minute = 60_000;

/**
 * What the emulator lacks, and where it is shown instead: its targets are never unhealthy (`Front` makes them so), and it knows neither anomalies among targets nor groups that are
 * busy (`aws-calls.test.ts`).
 */
describe("the health guardian as it is deployed, with an AWS emulator", function () {
    this.timeout(300_000);
    const environment = { ...process.env };
    let emulator: AwsEmulator;
    let front: Front;
    let folder: string;
    let file: string;
    let group: string;
    let groups = 0;
    let variables: HealthGuardianEnvironment & Readonly<Record<string, string>>;
    /** Minutes that have passed for the function. */
    let minutes: number;

    before(async () => {
        emulator = await startAwsEmulator();
        Object.assign(process.env, emulator.environment);
        folder = await mkdtemp(path.join(os.tmpdir(), "guardian-"));
        ({ path: file } = await bundleFunction("health-guardian", folder));
        await createStateTable(emulator, "state");
    });
    after(async () => {
        process.env = environment;
        await Promise.all([emulator.stop(), rm(folder, { recursive: true })]);
    });

    beforeEach(async () => {
        front = await Front.start(emulator.endpoint);
        minutes = 0;
        groups += 1;
        group = `web-${groups}`;
        const made = await createEmulatedGroup(emulatedPlace(emulator), {
            ...{ group, size: 4 },
            inbox: `${front.url}/inbox`,
        });
        variables = {
            ...emulator.environment,
            AWS_ENDPOINT_URL: front.url,
            ENVIRONMENT_NAME: "test",
            STATE_TABLE: "state",
            ALERT_TOPIC_ARN: made.topic,
            AUTO_SCALING_GROUP: group,
            TARGET_GROUP_ARN: made.targetGroup,
            LOAD_BALANCER_ARN: made.loadBalancer,
            PROBE_URL: `${front.url}/ready`,
        };
    });
    afterEach(() => front.stop());

    /** What EventBridge Scheduler sends; the same each time it sends it again. */
    const event = () => ({ time: new Date(Date.now() + minutes * minute).toISOString(), source: "aws.scheduler" });
    const call = (more: Readonly<Record<string, string>> = {}): Promise<Invoked> =>
        invoke({ file, variables: { ...variables, ...more }, event: event(), ahead: minutes * minute });
    const minutesPass = async (count: number, more: Readonly<Record<string, string>> = {}): Promise<Invoked[]> => {
        const calls: Invoked[] = [];
        for (let each = 0; each < count; each += 1) {
            minutes += 1;
            calls.push(await call(more));
        }
        return calls;
    };
    const instances = (): Promise<readonly string[]> => instancesOf(emulatedPlace(emulator), group);
    const fallSick = async (): Promise<string> => {
        const [sick = ""] = await instances();
        front.sick.set(sick, "Health checks failed with these codes: [502]");
        return sick;
    };
    const ec2 = (): EC2Client => new EC2Client(clientOptions(emulatedPlace(emulator)));
    const snapshotsOf = async (instance: string): Promise<readonly (string | undefined)[]> => {
        const Filters = [{ Name: `tag:${incidentTag}`, Values: [`${instance}-*`] }];
        const { Snapshots = [] } = await ec2().send(new DescribeSnapshotsCommand({ Filters }));
        return Snapshots.map(({ SnapshotId }) => SnapshotId);
    };
    const stateOf = async (instance: string): Promise<string | undefined> => {
        const { Reservations = [] } = await ec2().send(new DescribeInstancesCommand({ InstanceIds: [instance] }));
        return Reservations[0]?.Instances?.[0]?.State?.Name;
    };
    const said = (): readonly string[] => front.received.map(({ status, subject }) => `${status}: ${subject}`);

    it("keeps the disks of an instance that fails for three minutes, replaces it, and tells of it when it begins and when it is over", async () => {
        await minutesPass(1);
        const sick = await fallSick();
        const early = await minutesPass(3);
        expect(early.flatMap(({ error }) => error ?? [])).to.deep.equal([]);
        expect([await stateOf(sick), said()]).to.deep.equal(["running", []]);

        await minutesPass(1);
        const kept = await snapshotsOf(sick);
        expect(kept).to.have.lengthOf(1);
        expect(await stateOf(sick)).to.equal("terminated");
        expect(front.received.map(({ status, details }) => [status, details.snapshots])).to.deep.equal([
            ["opened", kept],
        ]);

        await minutesPass(2);
        expect(await instances())
            .to.have.lengthOf(4)
            .and.not.to.include(sick);
        const [opened, resolved, ...more] = said();
        expect(opened).to.match(new RegExp(`^opened: test: ${sick} is replaced: Target.ResponseCodeMismatch`));
        expect(resolved).to.equal(`resolved: Resolved: test: ${sick} has been replaced`);
        expect(more).to.deep.equal([]);
        expect(new Set(front.received.map(({ key }) => key)).size).to.equal(1);
    });

    it("tells what the balancer counted while the instance was sick", async () => {
        await minutesPass(1);
        await fallSick();
        const Dimensions = [
            { Name: "LoadBalancer", Value: variables.LOAD_BALANCER_ARN.split(":loadbalancer/")[1] ?? "" },
            { Name: "TargetGroup", Value: variables.TARGET_GROUP_ARN.split(":").at(-1) ?? "" },
        ];
        const Timestamp = new Date(Date.now() + 3 * minute);
        const datum = { MetricName: "HTTPCode_Target_5XX_Count", Dimensions, Timestamp, Value: 7 };
        await metricWriter(emulatedPlace(emulator), "AWS/ApplicationELB")([datum]);
        await minutesPass(4);

        expect(front.received[0]?.text).to.contain("All targets in the last five minutes: 7 answers of 5xx");
    });

    it("takes the same event three times for one, also at the same time", async () => {
        await minutesPass(1);
        const sick = await fallSick();
        minutes += 1;
        for (let each = 0; each < 3; each += 1) await call();
        await minutesPass(2);
        expect(await stateOf(sick)).to.equal("running");

        minutes += 1;
        const together = await Promise.all([call(), call(), call()]);
        expect(together.flatMap(({ error }) => error ?? [])).to.deep.equal([]);
        await call();
        expect(await snapshotsOf(sick)).to.have.lengthOf(1);
        expect(front.calls.filter((each) => each === "TerminateInstanceInAutoScalingGroup")).to.have.lengthOf(1);
        expect(said().filter((each) => each.startsWith("opened"))).to.have.lengthOf(1);
    });

    it("goes on where AWS throttled it or an answer was lost, and makes snapshots once", async () => {
        await minutesPass(1);
        const sick = await fallSick();
        await minutesPass(3);
        front.cut.set("CreateSnapshots", 1);
        const [lost] = await minutesPass(1);
        expect(lost?.lines).to.include("the step failed: keepEvidence");
        expect(await stateOf(sick)).to.equal("running");

        front.throttled.set("TerminateInstanceInAutoScalingGroup", 3);
        front.throttled.set("GetMetricData", 3);
        const [throttled] = await minutesPass(1);
        expect(throttled?.lines).to.include("the step failed: terminate");
        expect(await stateOf(sick)).to.equal("running");

        await minutesPass(2);
        expect(await stateOf(sick)).to.equal("terminated");
        expect(front.calls.filter((each) => each === "CreateSnapshots")).to.have.lengthOf(1);
        expect(front.received.map(({ status }) => status)).to.deep.equal(["opened", "resolved"]);
    });

    it("lets an instance run outside of the group where its disks cannot be kept", async () => {
        await minutesPass(1);
        const sick = await fallSick();
        front.throttled.set("CreateSnapshots", 100);
        await minutesPass(8);

        expect(await stateOf(sick)).to.equal("running");
        expect(await instances())
            .to.have.lengthOf(4)
            .and.not.to.include(sick);
        const { Reservations = [] } = await ec2().send(new DescribeInstancesCommand({ InstanceIds: [sick] }));
        expect(Reservations[0]?.Instances?.[0]?.Tags?.map(({ Key }) => Key)).to.include(incidentTag);
        expect(front.received.map(({ status }) => status)).to.deep.equal(["opened", "resolved"]);
    });

    it("says in a dry run what it would do, and does nothing", async () => {
        await minutesPass(1, { DRY_RUN: "yes" });
        const sick = await fallSick();
        const lines = (await minutesPass(20, { DRY_RUN: "yes" })).flatMap((each) => each.lines);

        expect(lines.filter((line) => line.startsWith("dry run"))).to.deep.equal([
            "dry run: would make snapshots of all its disks",
            "dry run: would terminate it, so that the group replaces it",
            "dry run: would tell administrators",
            "dry run: would tell administrators",
        ]);
        expect([await stateOf(sick), await snapshotsOf(sick), said()]).to.deep.equal(["running", [], []]);
    });

    it("pages once, and replaces nobody, where all miss the same dependency", async () => {
        await minutesPass(1);
        for (const each of await instances()) front.sick.set(each, "Health checks failed with these codes: [503]");
        const body = '{"status":"not ready","dependencies":[{"name":"database","state":"down","milliseconds":9}]}';
        front.site = { status: 503, body };
        await minutesPass(6);
        front.sick.clear();
        front.site = { status: 200, body: "{}" };
        await minutesPass(3);

        expect(front.received.map(({ status }) => status)).to.deep.equal(["opened", "resolved"]);
        expect(front.received[0]?.text).to.contain("because database cannot be used");
        expect(front.calls).not.to.include("TerminateInstanceInAutoScalingGroup");
    });

    it("fails where it cannot see, so that its alarm rings, and says what AWS said", async () => {
        front.throttled.set("DescribeTargetHealth", 100);
        const [blind] = await minutesPass(1);

        expect(blind?.error).to.contain("Rate exceeded");
    });

    it("is at most one megabyte", async () => {
        expect((await stat(file)).size).to.be.at.most(1_048_576);
    });
});
