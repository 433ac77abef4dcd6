import { expect } from "chai";
import { Inputs, type InputValue } from "../inputs.js";
import { models } from "./autoscaling.js";
import {
    existing,
    itJudges,
    itJudgesInSituations,
    modelOf,
    outputsOf,
    place,
    subnets,
} from "./shared/fixtures.test.js";

const code = "ValidationError";
const groupType = "aws:autoscaling/group:Group";

describe("a simulated Auto Scaling group", () => {
    const group = modelOf(models, groupType);
    const preferences = { minHealthyPercentage: 100, maxHealthyPercentage: 200, checkpointPercentages: [50, 100] };
    const good = {
        name: "web",
        minSize: 2,
        maxSize: 4,
        desiredCapacity: 2,
        launchTemplate: { id: "lt-1", version: "3" },
        vpcZoneIdentifiers: ["subnet-a", "subnet-b"],
        healthCheckType: "ELB",
        healthCheckGracePeriod: 300,
        enabledMetrics: ["GroupInServiceCapacity"],
        instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 200 },
        instanceRefresh: { strategy: "Rolling", preferences },
        initialLifecycleHooks: [
            { name: "drain", lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING", heartbeatTimeout: 60 },
        ],
        tags: [{ key: "Name", value: "web", propagateAtLaunch: true }],
    };
    const refresh = (change: Record<string, InputValue>): { instanceRefresh: InputValue } => ({
        instanceRefresh: { strategy: "Rolling", preferences: { ...preferences, ...change } },
    });
    const maintenance = (least: number, most: number): { instanceMaintenancePolicy: InputValue } => ({
        instanceMaintenancePolicy: { minHealthyPercentage: least, maxHealthyPercentage: most },
    });
    const hook = (change: Record<string, InputValue>): { initialLifecycleHooks: InputValue } => ({
        initialLifecycleHooks: [
            { name: "drain", lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", ...change },
        ],
    });

    itJudges(group, good, [
        { what: "more instances at least than at most", change: { minSize: 5, desiredCapacity: null }, code },
        { what: "fewer instances wanted than the least", change: { desiredCapacity: 1 }, code },
        { what: "more instances wanted than the most", change: { desiredCapacity: 5 }, code },
        { what: "a negative size", change: { minSize: -1, desiredCapacity: null }, code },
        { what: "no source of instances", change: { launchTemplate: null }, code },
        { what: "two sources of instances", change: { launchConfiguration: "old" }, code },
        { what: "a template by id and by name", change: { launchTemplate: { id: "lt-1", name: "web" } }, code },
        { what: "no subnets", change: { vpcZoneIdentifiers: null }, code },
        { what: "a negative grace period", change: { healthCheckGracePeriod: -1 }, code },
        { what: "an unknown health check", change: { healthCheckType: "ALB" }, code },
        { what: "a life of one hour", change: { maxInstanceLifetime: 3600 }, code },
        { what: "an unknown metric", change: { enabledMetrics: ["GroupSize"] }, code },
        { what: "an unknown termination policy", change: { terminationPolicies: ["Oldest"] }, code },
        { what: "an unknown process", change: { suspendedProcesses: ["Scale"] }, code },
        { what: "an unknown granularity", change: { metricsGranularity: "5Minute" }, code },
        { what: "a maintenance policy below 100 at most", change: maintenance(50, 90), code },
        { what: "a maintenance policy more than 100 apart", change: maintenance(80, 190), code },
        {
            what: "a refresh of 90 percent at most",
            change: refresh({ minHealthyPercentage: 50, maxHealthyPercentage: 90 }),
            code,
        },
        { what: "a refresh more than 100 apart", change: refresh({ minHealthyPercentage: 50 }), code },
        { what: "checkpoints that descend", change: refresh({ checkpointPercentages: [100, 50] }), code },
        { what: "a checkpoint of more than 100 percent", change: refresh({ checkpointPercentages: [50, 120] }), code },
        { what: "a warm-up below zero", change: refresh({ instanceWarmup: "-1" }), code },
        { what: "an unknown treatment of standby instances", change: refresh({ standbyInstances: "Keep" }), code },
        { what: "an unknown refresh strategy", change: { instanceRefresh: { strategy: "BlueGreen" } }, code },
        {
            what: "rollback to a moving version",
            change: { ...refresh({ autoRollback: true }), launchTemplate: { id: "lt-1", version: "$Latest" } },
            code,
        },
        { what: "a hook that waits 29 seconds", change: hook({ heartbeatTimeout: 29 }), code },
        { what: "a hook that waits more than two hours", change: hook({ heartbeatTimeout: 7201 }), code },
        { what: "a hook at an unknown moment", change: hook({ lifecycleTransition: "launch" }), code },
        { what: "a hook with an unknown result", change: hook({ defaultResult: "RETRY" }), code },
        { what: "one tag twice", change: { tags: [...good.tags, ...good.tags] }, code },
        {
            what: "a tag of AWS's own",
            change: { tags: [{ key: "aws:name", value: "web", propagateAtLaunch: true }] },
            code,
        },
        { what: "an unknown warm pool", change: { warmPool: { poolState: "Cold" } }, code },
    ]);

    itJudgesInSituations(group, good, [
        { what: "in the subnets of one VPC", exists: subnets },
        {
            what: "in the subnets of two VPCs",
            change: { vpcZoneIdentifiers: ["subnet-a", "subnet-other"] },
            exists: subnets,
            code,
        },
        {
            what: "with a template name that nothing has",
            change: { launchTemplate: { name: "web" } },
            exists: subnets,
            code,
        },
        {
            what: "with a template name that something has",
            change: { launchTemplate: { name: "web" } },
            exists: [...subnets, existing("aws:ec2/launchTemplate:LaunchTemplate", "lt-1", { name: "web" })],
        },
    ]);

    it("keeps the capacity that scaling has set when the program says none", () => {
        const inputs = new Inputs({ ...good, desiredCapacity: null });
        const after = (desiredCapacity: number): unknown =>
            group.outputs?.(inputs, { ...place, id: "web", previous: { desiredCapacity } }).desiredCapacity;
        expect(outputsOf(group, { ...good, desiredCapacity: null }).desiredCapacity).to.equal(2);
        expect(after(3)).to.equal(3);
        expect(after(9)).to.equal(4);
    });

    it("has Auto Scaling's own ARN", () => {
        expect(outputsOf(group, good).arn).to.match(
            /^arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName\/web$/,
        );
    });
});

describe("a simulated scaling policy", () => {
    const policy = modelOf(models, "aws:autoscaling/policy:Policy");
    const label = "app/web/0123456789abcdef/targetgroup/web/fedcba9876543210";
    const cpu = {
        predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        targetValue: 50,
    };
    const memory = { namespace: "CWAgent", metricName: "mem_used_percent", statistic: "Average" };
    const good = {
        name: "cpu",
        autoscalingGroupName: "web",
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration: cpu,
    };
    const tracking = (change: Record<string, InputValue>): { targetTrackingConfiguration: InputValue } => ({
        targetTrackingConfiguration: { targetValue: 50, ...change },
    });
    const requests = (resourceLabel: string | null): { targetTrackingConfiguration: InputValue } =>
        tracking({
            predefinedMetricSpecification: { predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel },
        });

    itJudges(policy, good, [
        { what: "an unknown kind", change: { policyType: "Magic", targetTrackingConfiguration: null }, code },
        { what: "tracking without a target", change: { targetTrackingConfiguration: null }, code },
        { what: "no metric", change: tracking({}), code },
        { what: "two metrics", change: tracking({ ...cpu, customizedMetricSpecification: memory }), code },
        { what: "a target of zero", change: tracking({ ...cpu, targetValue: 0 }), code },
        {
            what: "an unknown metric",
            change: tracking({ predefinedMetricSpecification: { predefinedMetricType: "Memory" } }),
            code,
        },
        { what: "requests per target without a label", change: requests(null), code },
        { what: "a label of another form", change: requests("targetgroup/web/1"), code },
        {
            what: "a label where none belongs",
            change: tracking({
                predefinedMetricSpecification: {
                    predefinedMetricType: "ASGAverageCPUUtilization",
                    resourceLabel: label,
                },
            }),
            code,
        },
        {
            what: "a metric of one's own without a namespace",
            change: tracking({
                customizedMetricSpecification: { metricName: "mem_used_percent", statistic: "Average" },
            }),
            code,
        },
        {
            what: "an unknown statistic",
            change: tracking({ customizedMetricSpecification: { ...memory, statistic: "p99" } }),
            code,
        },
        {
            what: "a simple policy without its adjustment",
            change: { policyType: "SimpleScaling", adjustmentType: "ExactCapacity", targetTrackingConfiguration: null },
            code,
        },
        {
            what: "a step whose bounds are the wrong way round",
            change: {
                policyType: "StepScaling",
                adjustmentType: "ChangeInCapacity",
                targetTrackingConfiguration: null,
                stepAdjustments: [
                    { metricIntervalLowerBound: "10", metricIntervalUpperBound: "0", scalingAdjustment: 1 },
                ],
            },
            code,
        },
        { what: "a cooldown outside a simple policy", change: { cooldown: 60 }, code },
    ]);

    const group = existing(groupType, "web", {
        targetGroupArns: ["arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/fedcba9876543210"],
    });
    const listener = existing("aws:lb/listener:Listener", "l", {
        loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web/0123456789abcdef",
    });
    itJudgesInSituations(policy, { ...good, ...requests(label) }, [
        { what: "for a group that receives the requests", exists: [group, listener] },
        { what: "for a group without the target group", exists: [existing(groupType, "web"), listener], code },
        { what: "before the load balancer has a listener", exists: [group], code },
    ]);
});

describe("simulated events of a group", () => {
    describe("a lifecycle hook", () => {
        const good = {
            name: "drain",
            autoscalingGroupName: "web",
            lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
            heartbeatTimeout: 300,
        };
        itJudges(modelOf(models, "aws:autoscaling/lifecycleHook:LifecycleHook"), good, [
            { what: "a wait of 10 seconds", change: { heartbeatTimeout: 10 }, code },
            { what: "a name with a space", change: { name: "drain me" }, code },
            { what: "a target without a role", change: { notificationTargetArn: "arn:aws:sns:eu-west-1:1:t" }, code },
        ]);
    });

    describe("a notification", () => {
        const good = { groupNames: ["web"], topicArn: "arn", notifications: ["autoscaling:EC2_INSTANCE_LAUNCH"] };
        itJudges(modelOf(models, "aws:autoscaling/notification:Notification"), good, [
            { what: "an unknown event", change: { notifications: ["launch"] }, code },
        ]);
    });

    describe("a schedule", () => {
        const good = {
            scheduledActionName: "night",
            autoscalingGroupName: "web",
            minSize: 1,
            maxSize: 2,
            desiredCapacity: -1,
            recurrence: "0 20 * * *",
        };
        const schedule = modelOf(models, "aws:autoscaling/schedule:Schedule");
        itJudges(schedule, good, [
            { what: "sizes that are all left alone", change: { minSize: -1, maxSize: -1 }, code },
            { what: "no time", change: { recurrence: null }, code },
            { what: "more at least than at most", change: { minSize: 3 }, code },
            { what: "a maxSize that is left out, which the provider sends as 0", change: { maxSize: null }, code },
            { what: "more wanted than at most", change: { desiredCapacity: 3 }, code },
            { what: "six fields", change: { recurrence: "0 20 * * * *" }, code },
            { what: "a start without its zone", change: { startTime: "2027-01-31 08:00" }, code },
        ]);

        it("empties the group where no size is set, and leaves alone what is -1", () => {
            const silent = { ...good, minSize: null, maxSize: null, desiredCapacity: null };
            expect(schedule.refuse?.(new Inputs(silent)).filter(Boolean)).to.deep.equal([]);
            expect(outputsOf(schedule, silent)).to.include({ minSize: 0, maxSize: 0, desiredCapacity: 0 });
            expect(schedule.refuse?.(new Inputs({ ...good, minSize: -1 })).filter(Boolean)).to.deep.equal([]);
        });
    });
});
