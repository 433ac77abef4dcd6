import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
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
});
