import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";
import { type ScalingArgs, scalingFindings } from "./scaling-args.js";
import { groupOf, planTier, tierArgs } from "./fixtures.test.js";

describe("The scaling of a ScalableWebTier", () => {
    let graph: Graph;
    before(async () => (graph = await planTier()));

    it("goes by processor and by memory at 75 %", () => {
        const tracking = (name: string) =>
            graph.find("aws:autoscaling/policy:Policy", name).inputs.targetTrackingConfiguration;
        expect(tracking("web-by-cpu")).to.deep.equal({
            predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
            targetValue: 75,
        });
        expect(tracking("web-by-memory")).to.deep.equal({
            customizedMetricSpecification: {
                namespace: "CWAgent",
                metricName: "mem_used_percent",
                statistic: "Average",
                metricDimensions: [{ name: "AutoScalingGroupName", value: groupOf(graph).output("name") }],
            },
            targetValue: 75,
        });
    });

    it("is told to the scaling topic, failures included", () => {
        const events = graph.find("aws:autoscaling/notification:Notification", "web-scaling-events");
        expect(events.inputs.topicArn).to.equal(tierArgs.alertTopics.scaling);
        expect(events.inputs.notifications).to.deep.equal([
            "autoscaling:EC2_INSTANCE_LAUNCH",
            "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
            "autoscaling:EC2_INSTANCE_TERMINATE",
            "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
        ]);
    });

    it("goes by requests, bytes, forecast, rush and clock where that is asked for", async () => {
        const asked = await planTier({
            scaling: {
                cpuPercent: 60,
                requestsPerInstance: 600,
                bytesInPerInstance: 1_000_000,
                bytesOutPerInstance: 5_000_000,
                predictive: true,
                rushPercent: 50,
                schedules: { morning: { recurrence: "0 8 * * MON-FRI", timeZone: "Europe/Berlin", minSize: 4 } },
            },
        });
        const policy = (role: string) => asked.find("aws:autoscaling/policy:Policy", `web-by-${role}`);
        const target = (role: string) => policy(role).input("targetTrackingConfiguration.targetValue");
        const suffix = (type: string, name: string) => String(asked.find(type, name).output("arnSuffix"));

        expect(["cpu", "memory", "requests", "bytes-in", "bytes-out"].map(target)).to.deep.equal([
            60, 75, 600, 1_000_000, 5_000_000,
        ]);
        expect(policy("requests").input("targetTrackingConfiguration.predefinedMetricSpecification")).to.deep.equal({
            predefinedMetricType: "ALBRequestCountPerTarget",
            resourceLabel: [
                suffix("aws:lb/loadBalancer:LoadBalancer", "web-balancer"),
                suffix("aws:lb/targetGroup:TargetGroup", "web-targets"),
            ].join("/"),
        });
        expect(policy("forecast").inputs).to.include({ policyType: "PredictiveScaling" });
        expect(policy("rush").inputs).to.deep.include({
            policyType: "StepScaling",
            adjustmentType: "PercentChangeInCapacity",
            stepAdjustments: [{ scalingAdjustment: 50, metricIntervalLowerBound: "0" }],
        });
        expect(asked.find("aws:cloudwatch/metricAlarm:MetricAlarm", "web-rush").inputs).to.deep.include({
            alarmActions: [policy("rush").output("arn"), tierArgs.alertTopics.scaling],
            okActions: [tierArgs.alertTopics.scaling],
        });
        expect(asked.find("aws:autoscaling/schedule:Schedule", "web-at-morning").inputs).to.deep.equal({
            autoscalingGroupName: groupOf(asked).output("name"),
            scheduledActionName: "morning",
            recurrence: "0 8 * * MON-FRI",
            timeZone: "Europe/Berlin",
            minSize: 4,
            maxSize: -1,
            desiredCapacity: -1,
        });
    });

    it("leaves alone what a schedule does not set", async () => {
        const recurrence = "0 22 * * *";
        const schedules = {
            larger: { recurrence, maxSize: 20 },
            night: { recurrence, minSize: 0, desiredCapacity: 0 },
        };
        const asked = await planTier({ scaling: { schedules } });
        const sizes = (name: string) => {
            const { inputs } = asked.find("aws:autoscaling/schedule:Schedule", name);
            return [inputs.minSize, inputs.maxSize, inputs.desiredCapacity];
        };
        expect(sizes("web-at-larger")).to.deep.equal([-1, 20, -1]);
        expect(sizes("web-at-night")).to.deep.equal([0, -1, 0]);
    });

    describe("in a rush", () => {
        const rush = async (tuning?: AlarmTuningArgs) => {
            const alarms = tuning === undefined ? {} : { alarms: { rush: tuning } };
            const asked = await planTier({ scaling: { rushPercent: 50 }, ...alarms });
            const policyArn = asked.find("aws:autoscaling/policy:Policy", "web-by-rush").output("arn");
            return { policyArn, inputs: asked.find("aws:cloudwatch/metricAlarm:MetricAlarm", "web-rush").inputs };
        };

        it("begins after a minute over 90 %, and says what to look at", async () => {
            const { inputs } = await rush();
            expect(inputs).to.include({ comparisonOperator: "GreaterThanThreshold", threshold: 90 });
            expect(inputs).to.include({ period: 60, evaluationPeriods: 1, treatMissingData: "missing" });
            expect(inputs.alarmDescription)
                .to.contain("grows by 50 %")
                .and.contain("maxSize")
                .and.contain("access log");
        });

        it("begins earlier and is told elsewhere where that is asked for", async () => {
            const topicArn = "arn:aws:sns:eu-west-1:123456789012:elsewhere";
            const { inputs, policyArn } = await rush({ threshold: 80, evaluationPeriods: 2, topicArn });
            expect(inputs).to.deep.include({ threshold: 80, evaluationPeriods: 2 });
            expect(inputs).to.deep.include({ alarmActions: [policyArn, topicArn], okActions: [topicArn] });
        });

        it("grows although it is silenced", async () => {
            const { inputs, policyArn } = await rush({ silencedBecause: "Rushes are our business." });
            expect(inputs.alarmActions).to.deep.equal([policyArn]);
            expect(inputs).to.not.have.any.keys("actionsEnabled", "okActions");
            expect(inputs.alarmDescription).to.match(/^Silenced: Rushes are our business\. /);
        });
    });

    const wrong: [string, ScalingArgs, string[]][] = [
        ["a target that nothing reaches", { cpuPercent: 120 }, ["scaling.cpuPercent is 120; use 1 to 100."]],
        ["no memory at all", { memoryPercent: 0 }, ["scaling.memoryPercent is 0; use 1 to 100."]],
        [
            "half a request",
            { requestsPerInstance: 0.5 },
            ["scaling.requestsPerInstance is 0.5; use a whole number of requests per minute, 1 or more."],
        ],
        [
            "no bytes",
            { bytesInPerInstance: 0, bytesOutPerInstance: -1 },
            [
                "scaling.bytesInPerInstance is 0; use a whole number of bytes per minute, 1 or more.",
                "scaling.bytesOutPerInstance is -1; use a whole number of bytes per minute, 1 or more.",
            ],
        ],
        ["a rush of everything", { rushPercent: 1000 }, ["scaling.rushPercent is 1000; use 1 to 500."]],
        [
            "a clock that nobody can read",
            { schedules: { Morning: { recurrence: "8 o'clock", timeZone: "Berlin", minSize: 4, maxSize: 2 } } },
            [
                "scaling.schedules.Morning is no name for a schedule; use lower-case letters, digits and dashes, starting with a letter.",
                'scaling.schedules.Morning.recurrence is "8 o\'clock"; use a cron expression of five fields, such as "0 8 * * MON-FRI".',
                'scaling.schedules.Morning.timeZone is "Berlin"; use a name such as "Europe/Berlin".',
                "scaling.schedules.Morning.minSize is 4 and maxSize 2; set minSize to 2 or less.",
            ],
        ],
        [
            "a clock without a size",
            { schedules: { night: { recurrence: "0 22 * * *" } } },
            ["scaling.schedules.night sets no size; set minSize, maxSize or desiredCapacity."],
        ],
        [
            "a time that no clock shows",
            { schedules: { night: { recurrence: "61 99 * * *", minSize: 2 } } },
            [
                'scaling.schedules.night.recurrence has "61" as its minute; use 0 to 59, or *.',
                'scaling.schedules.night.recurrence has "99" as its hour; use 0 to 23, or *.',
            ],
        ],
        [
            "more at least than the tier has at most",
            { schedules: { morning: { recurrence: "0 8 * * *", minSize: 50 } } },
            [
                "scaling.schedules.morning.minSize is 50, and maxSize of the tier is 4; set maxSize in the schedule too, to 50 or more.",
            ],
        ],
        [
            "less at most than the tier has at least",
            { schedules: { night: { recurrence: "0 22 * * *", maxSize: 1 } } },
            [
                "scaling.schedules.night.maxSize is 1, and minSize of the tier is 2; set minSize in the schedule too, to 1 or less.",
            ],
        ],
        [
            "more than there may be then",
            { schedules: { noon: { recurrence: "0 12 * * *", maxSize: 2, desiredCapacity: 5 } } },
            ["scaling.schedules.noon.desiredCapacity is 5; use 2 to 2, or set the size that is in its way too."],
        ],
        [
            "fewer than there are at least",
            { schedules: { night: { recurrence: "0 22 * * *", desiredCapacity: 1 } } },
            ["scaling.schedules.night.desiredCapacity is 1; use 2 to 4, or set the size that is in its way too."],
        ],
        [
            "more instances than AWS has",
            { schedules: { night: { recurrence: "0 22 * * *", maxSize: 2000 } } },
            ["scaling.schedules.night.maxSize is 2000; use 0 to 1000."],
        ],
    ];
    for (const [what, scaling, findings] of wrong) {
        it(`refuses ${what}`, () => {
            const findingsOfTier = scalingFindings(scaling, { minSize: 2, maxSize: 4 });
            expect(findingsOfTier.filter(Boolean)).to.deep.equal(findings);
        });
    }
});
