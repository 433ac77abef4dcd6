import { expect } from "chai";
import { judge } from "../testing/judge.js";
import { secret, unknown, type WireProperties, type WireValue } from "../testing/wire.js";

const type = "aws:cloudwatch/metricAlarm:MetricAlarm";
const cpu = {
    namespace: "AWS/RDS",
    metricName: "CPUUtilization",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 90,
    period: 60,
    evaluationPeriods: 5,
};

async function messages(props: WireProperties, settings: WireProperties = {}): Promise<string[]> {
    const reports = await judge("alarm-threshold-bounds", { type, name: "cpu", props }, settings);
    return reports.map(({ level, message }) => `${level}: ${message.replace(`${type} "cpu": `, "")}`);
}

const outOfBounds = "mandatory: threshold is out of bounds for AWS/RDS CPUUtilization; set it from 1 to 95 Percent.";

describe("alarm-threshold-bounds", () => {
    it("passes alarms within the bounds, at both ends, and numbers written as text", async () => {
        for (const threshold of [1, 95, "90", secret(90)]) {
            expect(await messages({ ...cpu, threshold })).to.deep.equal([]);
        }
        expect(await messages({ ...cpu, period: "60", evaluationPeriods: "1", unit: "Percent" })).to.deep.equal([]);
    });

    it("stops a threshold out of the bounds of its metric", async () => {
        for (const threshold of [0.5, 95.1, "100", 9_000]) {
            expect(await messages({ ...cpu, threshold })).to.deep.equal([outOfBounds]);
        }
    });

    it("stops a threshold at which the alarm always or never fires", async () => {
        const errors = { ...cpu, namespace: "AWS/Lambda", metricName: "Errors", statistic: "Sum", threshold: 0 };

        expect(await messages(errors)).to.deep.equal([]);
        expect(await messages({ ...errors, comparisonOperator: "GreaterThanOrEqualToThreshold" })).to.deep.equal([
            "mandatory: threshold always fires: AWS/Lambda Errors is never below 0; set it above 0, or compare by GreaterThanThreshold.",
        ]);
        expect(await messages({ ...errors, comparisonOperator: "LessThanThreshold" })).to.deep.equal([
            "mandatory: threshold never fires: AWS/Lambda Errors is never below 0; set it above 0.",
        ]);
    });

    it("stops a unit that the metric is not published in", async () => {
        expect(await messages({ ...cpu, unit: "Count" })).to.deep.equal([
            "mandatory: unit is not what AWS/RDS CPUUtilization is published in, so the alarm gets no data; leave it out or set it to Percent.",
        ]);
    });

    it("stops an alarm that looks at too much or too little time", async () => {
        const stopped = [
            "mandatory: period times evaluationPeriods is out of bounds; let them multiply to 60 to 3600 seconds.",
        ];

        expect(await messages({ ...cpu, period: 300, evaluationPeriods: 12 })).to.deep.equal([]);
        expect(await messages({ ...cpu, period: 300, evaluationPeriods: 13 })).to.deep.equal(stopped);
        expect(await messages({ ...cpu, period: 10, evaluationPeriods: 5 })).to.deep.equal(stopped);
        const charges = { ...cpu, namespace: "AWS/Billing", metricName: "EstimatedCharges", period: 21_600 };
        expect(await messages({ ...charges, evaluationPeriods: 1 })).to.deep.equal([]);
    });

    it("reports every value that is not known yet", async () => {
        expect(await messages({ ...cpu, threshold: unknown, unit: unknown, period: unknown })).to.deep.equal([
            "advisory: threshold is not known yet; set it to a plain number.",
            "advisory: unit is not known yet; leave it out or set it to Percent.",
            "advisory: period is not known yet; set it to a plain number.",
        ]);
        expect(await messages({ ...cpu, metricName: unknown })).to.deep.equal([
            "advisory: metricName is not known yet; name the metric by plain values.",
        ]);
        expect(await messages({ ...cpu, threshold: unknown }, { onUnknown: "mandatory" })).to.deep.equal([
            "mandatory: threshold is not known yet; set it to a plain number.",
        ]);
    });

    it("repeats nothing of a secret", async () => {
        const stopped = await messages({ ...cpu, threshold: secret("hunter2"), period: secret("hunter2") });

        expect(stopped).to.deep.equal([
            "mandatory: threshold is not a number; set it to a number.",
            "mandatory: period is not a number; set it to a number.",
        ]);
    });

    it("stops an alarm without a threshold, unless that comes from elsewhere", async () => {
        const { threshold, ...others } = cpu;

        expect(threshold).to.equal(90);
        expect(await messages(others)).to.deep.equal(["mandatory: threshold is not set; set it."]);
        expect(await messages({ ...others, thresholdMetricId: "band" })).to.deep.equal([]);
        expect(await messages({ evaluationCriteria: { promqlCriteria: { query: "up < 1" } } })).to.deep.equal([]);
    });

    it("knows no bounds of a sample count, nor of a metric that is not in its table", async () => {
        expect(await messages({ ...cpu, statistic: "SampleCount", threshold: 500 })).to.deep.equal([]);
        expect(await messages({ ...cpu, namespace: "Shop", metricName: "Orders", threshold: 500 })).to.deep.equal([]);
    });

    it("takes bounds from the configuration, each before its own", async () => {
        const settings = { bounds: { "AWS/RDS CPUUtilization": { maximum: 50 }, "Shop Orders": { minimum: 10 } } };

        expect(await messages(cpu, settings)).to.deep.equal([
            "mandatory: threshold is out of bounds for AWS/RDS CPUUtilization; set it from 1 to 50 Percent.",
        ]);
        expect(
            await messages({ ...cpu, namespace: "Shop", metricName: "Orders", threshold: 5 }, settings),
        ).to.deep.equal(["mandatory: threshold is out of bounds for Shop Orders; set it to 10 at least."]);
        expect(await messages({ ...cpu, period: 900 }, { maximumSeconds: 7_200 })).to.deep.equal([]);
    });

    describe("with metric queries", () => {
        const metric = { namespace: "AWS/RDS", metricName: "CPUUtilization", stat: "Average", period: 60 };
        const alarm = { threshold: 99, comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 5 };

        it("judges the metric that is returned", async () => {
            const helper = { id: "helper", metric: { ...metric, metricName: "ReadLatency" } };

            for (const metricQueries of [[{ id: "cpu", metric }], [helper, { id: "cpu", metric, returnData: true }]]) {
                expect(await messages({ ...alarm, metricQueries })).to.deep.equal([outOfBounds]);
                expect(await messages({ ...alarm, threshold: 80, metricQueries })).to.deep.equal([]);
            }
        });

        it("does not judge the threshold of an expression, but the time of its longest period", async () => {
            const metricQueries: WireValue = [
                { id: "rate", expression: "100 * part / whole", returnData: true },
                { id: "part", metric },
                { id: "whole", metric: { ...metric, period: 900 } },
            ];

            expect(await messages({ ...alarm, threshold: 500, evaluationPeriods: 4, metricQueries })).to.deep.equal([]);
            expect(await messages({ ...alarm, metricQueries })).to.deep.equal([
                "mandatory: period times evaluationPeriods is out of bounds; let them multiply to 60 to 3600 seconds.",
            ]);
        });

        it("reports queries that are not known yet", async () => {
            expect(await messages({ ...alarm, metricQueries: unknown })).to.deep.equal([
                "advisory: metricQueries is not known yet; name the metric by plain values.",
                "advisory: metricQueries is not known yet; set it to a plain number.",
            ]);
            expect(
                await messages({
                    ...alarm,
                    metricQueries: [{ id: "cpu", metric: { ...metric, metricName: unknown } }],
                }),
            ).to.deep.equal([
                "advisory: metricQueries[0].metric.metricName is not known yet; name the metric by plain values.",
            ]);
            expect(await messages({ ...alarm, metricQueries: [unknown] })).to.include(
                "advisory: metricQueries[0].metric is not known yet; name the metric by plain values.",
            );
        });
    });
});
