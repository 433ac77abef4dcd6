import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { groupOf, planTier, tierArgs } from "./fixtures.test.js";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** What an alarm on a share judges, in words: `100 * Sum Part / Sum Whole`. */
function shareOf(queries: unknown): string {
    if (!Array.isArray(queries)) return "";
    const [share, ...metrics]: { id: string; expression?: string; metric?: Record<string, unknown> }[] = queries;
    return metrics.reduce(
        (words, { id, metric }) => words.replace(id, `${String(metric?.["stat"])} ${String(metric?.["metricName"])}`),
        share?.expression ?? "",
    );
}

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
            const { comparisonOperator, threshold, period, evaluationPeriods, treatMissingData } = inputs;
            const { metricName = shareOf(inputs.metricQueries), statistic, extendedStatistic = statistic } = inputs;
            const judged = [extendedStatistic ?? "", metricName, comparisonOperator, threshold].map(String).join(" ");
            return `${name}: ${judged.trim()}, ${String(evaluationPeriods)} x ${String(period ?? 60)}, ${String(treatMissingData)}`;
        });
        expect(rows.sort()).to.deep.equal([
            "web-application-errors: 100 * Sum HTTPCode_Target_5XX_Count / Sum RequestCount GreaterThanThreshold 5, 5 x 60, notBreaching",
            "web-balancer-errors: Sum HTTPCode_ELB_5XX_Count GreaterThanThreshold 10, 5 x 60, notBreaching",
            "web-cpu-notice: Average CPUUtilization GreaterThanThreshold 50, 3 x 60, missing",
            "web-cpu: Average CPUUtilization GreaterThanThreshold 80, 3 x 300, missing",
            "web-disk: Maximum disk_used_percent GreaterThanThreshold 85, 15 x 60, missing",
            "web-in-service: Average GroupInServiceCapacity LessThanThreshold 3, 10 x 60, breaching",
            "web-memory: Average mem_used_percent GreaterThanThreshold 90, 15 x 60, breaching",
            "web-rejected-connections: Sum RejectedConnectionCount GreaterThanThreshold 0, 5 x 60, notBreaching",
            "web-slow-answers: p99 TargetResponseTime GreaterThanThreshold 1, 5 x 60, notBreaching",
            "web-status-checks: Maximum StatusCheckFailed GreaterThanOrEqualToThreshold 1, 2 x 300, missing",
            "web-target-connection-errors: Sum TargetConnectionErrorCount GreaterThanThreshold 0, 5 x 60, notBreaching",
            "web-unhealthy-instances: Maximum UnHealthyHostCount GreaterThanOrEqualToThreshold 1, 10 x 60, notBreaching",
        ]);
    });

    it("wake nobody where a schedule wants fewer instances than the tier has otherwise", async () => {
        const schedules = {
            night: { recurrence: "0 22 * * *", minSize: 1 },
            morning: { recurrence: "0 6 * * *", minSize: 4 },
        };
        const asked = await planTier({ minSize: 3, scaling: { schedules } });
        const { inputs } = asked.find(alarmType, "web-in-service");
        expect(inputs.threshold).to.equal(1);
        expect(inputs.alarmDescription).to.contain("Fewer than 1 instances");
    });

    it("take silence for nothing where a schedule sends all instances home", async () => {
        const schedules = { night: { recurrence: "0 22 * * *", minSize: 0, desiredCapacity: 0 } };
        const asked = await planTier({ scaling: { schedules } });
        expect(asked.find(alarmType, "web-memory").inputs.treatMissingData).to.equal("missing");
        const { inputs } = asked.find(alarmType, "web-in-service");
        expect(inputs).to.include({ threshold: 0, treatMissingData: "breaching" });
        expect(inputs.alarmDescription).to.contain("It is not known how many instances");
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
