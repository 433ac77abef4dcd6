import { expect } from "chai";
import { judge } from "../../testing/judge.js";
import { secret, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

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
        const never = {
            namespace: "AWS/EFS",
            metricName: "BurstCreditBalance",
            comparisonOperator: "LessThanThreshold",
        };
        expect(await messages({ ...errors, ...never })).to.deep.equal([
            "mandatory: threshold never fires: AWS/EFS BurstCreditBalance is never below 0; set it above 0.",
        ]);
    });

    it("stops an alarm that looks at the side where there is no trouble", async () => {
        const errors = { ...cpu, namespace: "AWS/Lambda", metricName: "Errors", statistic: "Sum", threshold: 1 };

        expect(await messages({ ...errors, comparisonOperator: "LessThanThreshold" })).to.deep.equal([
            "mandatory: comparisonOperator never tells of the trouble of AWS/Lambda Errors, which is above the threshold; compare by GreaterThanThreshold.",
        ]);
    });

    it("does not take an operator that is not known yet for one that fires", async () => {
        const stopped = [
            "advisory: comparisonOperator is not known yet; set it to a plain value, such as GreaterThanThreshold.",
        ];

        expect(await messages({ ...cpu, comparisonOperator: unknown })).to.deep.equal(stopped);
        const errors = { ...cpu, namespace: "AWS/Lambda", metricName: "Errors", threshold: 0 };
        expect(await messages({ ...errors, comparisonOperator: unknown })).to.deep.equal(stopped);
        expect(await messages({ ...cpu, comparisonOperator: unknown, threshold: 96 })).to.deep.equal([outOfBounds]);
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

    it("takes the side of the trouble from the configuration", async () => {
        const orders = { ...cpu, namespace: "Shop", metricName: "Orders" };
        const settings = { bounds: { "Shop Orders": { direction: "below" } } };

        expect(await messages({ ...orders, comparisonOperator: "LessThanThreshold" }, settings)).to.deep.equal([]);
        expect(await messages(orders, settings)).to.deep.equal([
            "mandatory: comparisonOperator never tells of the trouble of Shop Orders, which is below the threshold; compare by LessThanThreshold.",
        ]);
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

        it("judges the time of the longest period", async () => {
            const metricQueries: WireValue = [
                { id: "rate", expression: "100 * part / whole", returnData: true },
                { id: "part", metric },
                { id: "whole", metric: { ...metric, period: 900 } },
            ];

            expect(await messages({ ...alarm, evaluationPeriods: 4, metricQueries })).to.deep.equal([]);
            expect(await messages({ ...alarm, metricQueries })).to.deep.equal([
                "mandatory: period times evaluationPeriods is out of bounds; let them multiply to 60 to 3600 seconds.",
            ]);
        });

        const outOfPercentage = [
            "mandatory: threshold is out of bounds for a percentage; set it from 0 to 100 Percent.",
        ];

        it("keeps the threshold of a percentage between 0 and 100", async () => {
            const expressions: WireProperties[] = [
                { expression: "100 * part / whole" },
                { expression: "100*(m1/m2)" },
                { expression: "m1 / m2 * 100" },
                { expression: "(m1 / m2) * 100" },
                { expression: secret("100 * part / whole") },
                { expression: "SUM(METRICS())", label: "Errors % " },
            ];
            for (const returned of expressions) {
                const metricQueries: WireValue = [{ id: "rate", returnData: true, ...returned }];

                for (const threshold of [0, 100]) {
                    expect(await messages({ ...alarm, threshold, metricQueries })).to.deep.equal([]);
                }
                for (const threshold of [-1, 100.5]) {
                    expect(await messages({ ...alarm, threshold, metricQueries })).to.deep.equal(outOfPercentage);
                }
            }
            const always = { threshold: 0, comparisonOperator: "GreaterThanOrEqualToThreshold" };
            const metricQueries: WireValue = [{ id: "rate", expression: "100 * part / whole" }];
            expect(await messages({ ...alarm, ...always, metricQueries })).to.deep.equal([
                "mandatory: threshold always fires: a percentage is never below 0; set it above 0, or compare by GreaterThanThreshold.",
            ]);
        });

        it("follows an expression that only repeats a metric or another expression", async () => {
            for (const expression of ["m1", " m1 ", "m1 * 1", "m1*1", "1 * m1"]) {
                const metricQueries: WireValue = [
                    { id: "m1", metric: { ...metric, unit: "Count" } },
                    { id: "repeated", expression, returnData: true },
                ];

                expect(await messages({ ...alarm, metricQueries })).to.deep.equal([
                    outOfBounds,
                    "mandatory: metricQueries[0].metric.unit is not what AWS/RDS CPUUtilization is published in, so the alarm gets no data; leave it out or set it to Percent.",
                ]);
            }
            const twice: WireValue = [
                { id: "m", expression: "rate * 1", returnData: true },
                { id: "rate", expression: "100 * part / whole" },
            ];
            expect(await messages({ ...alarm, threshold: 101, metricQueries: twice })).to.deep.equal(outOfPercentage);
        });

        it("does not judge any other expression, nor one that leads nowhere", async () => {
            for (const expression of ["part / whole", "m1 * 2", "MAX(METRICS())", "self", "missing", 5]) {
                const metricQueries: WireValue = [
                    { id: "self", expression, returnData: true },
                    { id: "m1", metric },
                ];

                expect(await messages({ ...alarm, threshold: 500, metricQueries }), String(expression)).to.deep.equal(
                    [],
                );
            }
        });

        it("reports an expression that is not known yet, or that leads to what is not", async () => {
            const doubt = (property: string) => [
                `advisory: ${property} is not known yet; name the metric by plain values.`,
            ];
            const returned = (properties: WireProperties): WireProperties => ({
                id: "rate",
                returnData: true,
                ...properties,
            });

            for (const [property, metricQueries] of [
                ["metricQueries[0].expression", [returned({ expression: unknown })]],
                ["metricQueries[0].label", [returned({ expression: "part / whole", label: unknown })]],
                ["metricQueries[1].id", [returned({ expression: "m1" }), { id: unknown, metric }]],
                [
                    "metricQueries[1].metric.metricName",
                    [returned({ expression: "m1" }), { id: "m1", metric: { ...metric, metricName: unknown } }],
                ],
            ] satisfies [string, WireValue][]) {
                expect(await messages({ ...alarm, metricQueries })).to.deep.equal(doubt(property));
            }
            const operator = { ...alarm, comparisonOperator: unknown };
            const percentage = [returned({ expression: "100 * part / whole" })];
            expect(await messages({ ...operator, metricQueries: percentage })).to.have.length(1);
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
