import { expect } from "chai";
import { metricBatches, mostPoints } from "./metric-batches.js";
import type { WatchedMetric } from "./watched-metric.js";

const cpu: WatchedMetric = {
    namespace: "AWS/RDS",
    name: "CPUUtilization",
    statistic: "Average",
    dimensions: { DBInstanceIdentifier: "orders" },
};
const requests: WatchedMetric = { namespace: "AWS/ApplicationELB", name: "RequestCount", statistic: "Sum" };
const at = Date.parse("2026-11-23T20:00:00Z");
const minutes = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ at: at + index * 60_000, value: index }));

describe("metrics for New Relic", () => {
    it("are what they were in their minute, with their dimensions", () => {
        expect(metricBatches([{ metric: cpu, minutes: [{ at, value: 12.5 }] }])).to.deep.equal([
            [
                {
                    name: "aws.rds.CPUUtilization.Average",
                    gauge: {
                        dataPoints: [
                            {
                                attributes: [
                                    { key: "aws.Namespace", value: { stringValue: "AWS/RDS" } },
                                    { key: "aws.cloudwatch.statistic", value: { stringValue: "Average" } },
                                    { key: "aws.DBInstanceIdentifier", value: { stringValue: "orders" } },
                                ],
                                startTimeUnixNano: "1795464000000000000",
                                timeUnixNano: "1795464060000000000",
                                asDouble: 12.5,
                            },
                        ],
                    },
                },
            ],
        ]);
    });

    it("are sums of their own minute where they are counted", () => {
        for (const statistic of ["Sum", "SampleCount"]) {
            const [[metric] = []] = metricBatches([{ metric: { ...requests, statistic }, minutes: minutes(1) }]);
            expect(metric?.sum).to.deep.include({ aggregationTemporality: 1, isMonotonic: true });
            expect(metric?.name).to.equal(`aws.applicationelb.RequestCount.${statistic}`);
        }
    });

    it("have a name without slashes in a namespace of one's own", () => {
        const own = { ...requests, namespace: "Evenkeel/dev" };
        expect(metricBatches([{ metric: own, minutes: minutes(1) }])[0]?.[0]?.name).to.equal(
            "Evenkeel.dev.RequestCount.Sum",
        );
    });

    it("are parted so that no request has too many, and lose none", () => {
        const batches = metricBatches([
            { metric: cpu, minutes: minutes(mostPoints - 1) },
            { metric: requests, minutes: minutes(mostPoints + 2) },
        ]);
        const sizes = batches.map((batch) =>
            batch.map(({ gauge, sum }) => (gauge ?? sum)?.dataPoints.length ?? 0).reduce((one, other) => one + other),
        );
        expect(sizes).to.deep.equal([mostPoints, mostPoints, 1]);
    });

    it("are nothing where nothing was measured", () => {
        expect(metricBatches([{ metric: cpu, minutes: [] }])).to.deep.equal([]);
    });
});
