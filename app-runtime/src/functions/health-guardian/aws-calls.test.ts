import { expect } from "chai";
import type { AwsPlace } from "../../common/aws/control-clients.js";
import { EvidenceStore } from "./evidence.js";
import { WatchedGroup } from "./group.js";
import { targetReader } from "./targets.js";
import { SdkAnswers } from "./testing/sdk-answers.js";

const incident = { id: "i-1-20260501T100300Z", instance: "i-1" };

/** What AWS is sent, in the form in which it is sent, and what is made of answers that the emulator does not give. */
describe("the calls of the health guardian to AWS", () => {
    const environment = { ...process.env };
    let aws: SdkAnswers;
    let place: AwsPlace;

    beforeEach(async () => {
        Object.assign(process.env, { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" });
        aws = new SdkAnswers();
        place = await aws.start();
    });
    afterEach(async () => {
        process.env = environment;
        await aws.stop();
    });

    it("ask for targets with their anomalies, and understand both", async () => {
        const member = (id: string, health: string, anomaly: string): string =>
            `<member><Target><Id>${id}</Id></Target><TargetHealth>${health}</TargetHealth><AnomalyDetection><Result>${anomaly}</Result></AnomalyDetection></member>`;
        aws.answer = `<DescribeTargetHealthResponse><DescribeTargetHealthResult><TargetHealthDescriptions>${member("i-1", "<State>healthy</State>", "anomalous")}${member(
            "i-2",
            "<State>unhealthy</State><Reason>Target.Timeout</Reason><Description>Request timed out</Description>",
            "normal",
        )}</TargetHealthDescriptions></DescribeTargetHealthResult></DescribeTargetHealthResponse>`;
        const targets = await targetReader(place, "arn:target")();

        expect(aws.sent).to.deep.equal([
            {
                Action: "DescribeTargetHealth",
                Version: "2015-12-01",
                TargetGroupArn: "arn:target",
                "Include.member.1": "AnomalyDetection",
            },
        ]);
        expect([...targets]).to.deep.equal([
            ["i-1", { state: "healthy", reason: undefined, isAnomalous: true }],
            ["i-2", { state: "unhealthy", reason: "Target.Timeout: Request timed out", isAnomalous: false }],
        ]);
    });

    it("ask for snapshots of all disks, with the incident on them", async () => {
        const snapshots = ["snap-1", "snap-2"].map((id) => `<item><snapshotId>${id}</snapshotId></item>`).join("");
        aws.answers.set(
            "CreateSnapshots",
            `<CreateSnapshotsResponse><snapshotSet>${snapshots}</snapshotSet></CreateSnapshotsResponse>`,
        );
        aws.answers.set("DescribeSnapshots", "<DescribeSnapshotsResponse/>");
        expect(await new EvidenceStore(place).keep(incident)).to.deep.equal(["snap-1", "snap-2"]);

        expect(aws.sent[1]).to.deep.equal({
            Action: "CreateSnapshots",
            Version: "2016-11-15",
            "InstanceSpecification.InstanceId": "i-1",
            "InstanceSpecification.ExcludeBootVolume": "false",
            Description: "Evidence of i-1, which failed its health checks",
            "TagSpecification.1.ResourceType": "snapshot",
            "TagSpecification.1.Tag.1.Key": "evenkeel:incident",
            "TagSpecification.1.Tag.1.Value": incident.id,
            "TagSpecification.1.Tag.2.Key": "Name",
            "TagSpecification.1.Tag.2.Value": "evidence of i-1",
        });
        expect(aws.sent[0]).to.deep.equal({
            Action: "DescribeSnapshots",
            Version: "2016-11-15",
            "Owner.1": "self",
            "Filter.1.Name": "tag:evenkeel:incident",
            "Filter.1.Value.1": incident.id,
            "Filter.2.Name": "status",
            "Filter.2.Value.1": "pending",
            "Filter.2.Value.2": "completed",
        });
    });

    it("say so where an instance has no disk to keep", async () => {
        aws.answer = "<CreateSnapshotsResponse/>";
        const refused = await new EvidenceStore(place).keep(incident).catch((error: unknown) => error);

        expect(String(refused)).to.equal("Error: i-1 has no disk of which a snapshot can be made.");
    });

    it("terminate without making the group smaller, and take one that is gone for terminated", async () => {
        aws.answer = "<TerminateInstanceInAutoScalingGroupResponse/>";
        await new WatchedGroup(place, "web").terminate("i-1");
        expect(aws.sent).to.deep.equal([
            {
                Action: "TerminateInstanceInAutoScalingGroup",
                Version: "2011-01-01",
                InstanceId: "i-1",
                ShouldDecrementDesiredCapacity: "false",
            },
        ]);

        aws.refuse("ValidationError", "Instance Id not found - No managed instance found for instance ID: i-1");
        await new WatchedGroup(place, "web").terminate("i-1");
        aws.refuse("ScalingActivityInProgress", "The group is busy");
        const refused = await new WatchedGroup(place, "web").terminate("i-1").catch((error: unknown) => error);
        expect(String(refused)).to.contain("The group is busy");
    });

    it("detach without making the group smaller, and take one that is in no group for detached", async () => {
        aws.refuse("ValidationError", "The instance i-1 is not part of Auto Scaling group web.");
        await new WatchedGroup(place, "web").detach("i-1");

        expect(aws.sent).to.deep.equal([
            {
                Action: "DetachInstances",
                Version: "2011-01-01",
                AutoScalingGroupName: "web",
                "InstanceIds.member.1": "i-1",
                ShouldDecrementDesiredCapacity: "false",
            },
        ]);
    });

    it("see whether the group replaces instances, and whether it does so by itself", async () => {
        const group = (more: string): string =>
            `<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups><member><MinSize>2</MinSize><DesiredCapacity>3</DesiredCapacity><HealthCheckGracePeriod>300</HealthCheckGracePeriod>${more}<Instances><member><InstanceId>i-1</InstanceId><LifecycleState>Pending:Wait</LifecycleState></member></Instances></member></AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>`;
        const suspended = (name: string): string =>
            `<SuspendedProcesses><member><ProcessName>${name}</ProcessName></member></SuspendedProcesses>`;
        const elb = "<HealthCheckType>ELB</HealthCheckType>";
        const watched = new WatchedGroup(place, "web");

        aws.answer = group(elb);
        expect(await watched.look()).to.deep.equal({
            ...{ minimum: 2, desired: 3, graceSeconds: 300, replaces: true, forestalls: true },
            instances: [{ id: "i-1", lifecycle: "Pending:Wait" }],
        });
        aws.answer = group(elb + suspended("ReplaceUnhealthy"));
        expect(await watched.look()).to.include({ replaces: true, forestalls: false });
        aws.answer = group(suspended("Launch"));
        expect(await watched.look()).to.include({ replaces: false, forestalls: false });
        aws.answer = group("<Status>Delete in progress</Status>");
        expect(await watched.look()).to.include({ replaces: false });
    });

    it("name a group that is not there", async () => {
        aws.answer = "<DescribeAutoScalingGroupsResponse/>";
        const failed = await new WatchedGroup(place, "web").look().catch((error: unknown) => error);

        expect(String(failed)).to.contain("There is no Auto Scaling group web; set AUTO_SCALING_GROUP");
    });
});
