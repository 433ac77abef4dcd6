import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { groupOf, planTier, tierArgs } from "./fixtures.test.js";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

describe("The alarms of a ScalableWebTier", () => {
    let graph: Graph;
    before(async () => (graph = await planTier({ minSize: 3 })));

    it("tell each topic what concerns it", () => {
        const told = (topic: string) =>
            graph
                .ofType(alarmType)
                .filter(({ inputs }) => JSON.stringify(inputs.alarmActions) === JSON.stringify([topic]))
                .map(({ name }) => name);
        const { health, scaling, traffic } = tierArgs.alertTopics;
        expect(told(scaling)).to.have.members(["web-cpu-notice"]);
        expect(told(traffic)).to.have.members(["web-rejected-connections", "web-target-connection-errors"]);
        expect(told(health)).to.have.members([
            ...["web-balancer-errors", "web-application-errors", "web-slow-answers", "web-unhealthy-instances"],
            ...["web-cpu", "web-status-checks", "web-in-service", "web-memory", "web-disk"],
        ]);
    });

    it("have the thresholds that the documents and AWS ask for", () => {
        const rows = graph.ofType(alarmType).map(({ name, inputs }) => {
            const { metricName, comparisonOperator, threshold, period, evaluationPeriods, treatMissingData } = inputs;
            const judged = [metricName ?? "percentage", comparisonOperator, threshold].map(String).join(" ");
            return `${name}: ${judged}, ${String(evaluationPeriods)} x ${String(period ?? 60)}, ${String(treatMissingData)}`;
        });
        expect(rows.sort()).to.deep.equal([
            "web-application-errors: percentage GreaterThanThreshold 5, 5 x 60, notBreaching",
            "web-balancer-errors: HTTPCode_ELB_5XX_Count GreaterThanThreshold 10, 5 x 60, notBreaching",
            "web-cpu-notice: CPUUtilization GreaterThanThreshold 50, 3 x 60, missing",
            "web-cpu: CPUUtilization GreaterThanThreshold 80, 3 x 300, missing",
            "web-disk: disk_used_percent GreaterThanThreshold 85, 15 x 60, missing",
            "web-in-service: GroupInServiceCapacity LessThanThreshold 3, 10 x 60, breaching",
            "web-memory: mem_used_percent GreaterThanThreshold 90, 15 x 60, breaching",
            "web-rejected-connections: RejectedConnectionCount GreaterThanThreshold 0, 5 x 60, notBreaching",
            "web-slow-answers: TargetResponseTime GreaterThanThreshold 1, 5 x 60, notBreaching",
            "web-status-checks: StatusCheckFailed GreaterThanOrEqualToThreshold 1, 2 x 300, missing",
            "web-target-connection-errors: TargetConnectionErrorCount GreaterThanThreshold 0, 5 x 60, notBreaching",
            "web-unhealthy-instances: UnHealthyHostCount GreaterThanOrEqualToThreshold 1, 10 x 60, notBreaching",
        ]);
    });

    it("watch the load balancer, its targets and the group by the names that CloudWatch knows them by", () => {
        const dimensionsOf = (name: string) => graph.find(alarmType, name).inputs.dimensions;
        const LoadBalancer = graph.find("aws:lb/loadBalancer:LoadBalancer", "web-balancer").output("arnSuffix");
        const TargetGroup = graph.find("aws:lb/targetGroup:TargetGroup", "web-targets").output("arnSuffix");
        expect(dimensionsOf("web-slow-answers")).to.deep.equal({ LoadBalancer });
        expect(dimensionsOf("web-unhealthy-instances")).to.deep.equal({ LoadBalancer, TargetGroup });
        expect(dimensionsOf("web-memory")).to.deep.equal({ AutoScalingGroupName: groupOf(graph).output("name") });
    });
});
