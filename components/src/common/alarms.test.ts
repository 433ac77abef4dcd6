import { plan } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { AlarmTuningArgs } from "./alarm-tuning.js";
import { type AlarmRow, createAlarms, type CreateAlarmsOptions } from "./alarms.js";

class Watched extends pulumi.ComponentResource {
    constructor(name: string, rows: Record<string, AlarmRow>, options?: Partial<CreateAlarmsOptions>) {
        super("test:index:Watched", name);
        createAlarms(name, {
            table: rows,
            dimensions: { LoadBalancer: "app/web/0123456789abcdef" },
            topicArn: "arn:aws:sns:eu-west-1:123456789012:traffic",
            parent: this,
            tags: { team: "web" },
            ...options,
        });
    }
}

const row: AlarmRow = {
    namespace: "AWS/ApplicationELB",
    metricName: "TargetResponseTime",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 1,
    period: 60,
    evaluationPeriods: 5,
    treatMissingData: "notBreaching",
    alarmDescription: "Slow.",
};

describe("createAlarms", () => {
    const alarmOf = async (given: Partial<AlarmRow>) => {
        const graph = await plan(() => void new Watched("web", { slow: { ...row, ...given } }));
        expect(graph.childrenOf("web").map(({ name }) => name)).to.deep.equal(["web-slow"]);
        return graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "web-slow").inputs;
    };

    it("makes one alarm per row that tells the topic of its beginning and its end", async () => {
        const { namespace, metricName, statistic, ...judgement } = row;

        expect(await alarmOf({})).to.deep.equal({
            ...judgement,
            namespace,
            metricName,
            statistic,
            dimensions: { LoadBalancer: "app/web/0123456789abcdef" },
            alarmActions: ["arn:aws:sns:eu-west-1:123456789012:traffic"],
            okActions: ["arn:aws:sns:eu-west-1:123456789012:traffic"],
            tags: { team: "web" },
        });
    });

    it("gives percentiles the property that CloudWatch has for them", async () => {
        const inputs = await alarmOf({ statistic: "p99" });

        expect(inputs).to.include({ extendedStatistic: "p99" });
        expect(inputs).to.not.have.property("statistic");
    });

    it("judges a share of another metric", async () => {
        const inputs = await alarmOf({
            metricName: "HTTPCode_Target_5XX_Count",
            statistic: "Sum",
            percentageOf: "RequestCount",
        });
        const metric = (metricName: string) => ({
            namespace: "AWS/ApplicationELB",
            metricName,
            dimensions: { LoadBalancer: "app/web/0123456789abcdef" },
            period: 60,
            stat: "Sum",
        });

        expect(inputs).to.not.have.any.keys("metricName", "namespace", "period", "statistic", "dimensions");
        expect(inputs["metricQueries"]).to.deep.equal([
            {
                id: "percentage",
                expression: "100 * part / whole",
                label: "HTTPCode_Target_5XX_Count %",
                returnData: true,
            },
            { id: "part", metric: metric("HTTPCode_Target_5XX_Count") },
            { id: "whole", metric: metric("RequestCount") },
        ]);
    });

    it("makes alarms where the metrics are", async () => {
        const topicArn = "arn:aws:sns:eu-west-1:123456789012:traffic";
        const graph = await plan(() => void new Watched("web", { slow: row }, { region: "eu-west-1" }));

        expect(graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "web-slow").inputs).to.deep.include({
            region: "eu-west-1",
            alarmActions: [topicArn],
        });
    });

    it("goes on scaling by an alarm that is silenced, which CloudWatch would not if its actions were turned off", async () => {
        const policyArn = "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:web-rush";
        const topicArn = "arn:aws:sns:eu-west-1:123456789012:elsewhere";
        const scaling = async (tuning: AlarmTuningArgs) => {
            const options = { policyArn, tunings: { slow: tuning } };
            const graph = await plan(() => void new Watched("web", { slow: row }, options));
            return graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "web-slow").inputs;
        };

        expect(await scaling({ topicArn })).to.deep.include({
            alarmActions: [policyArn, topicArn],
            okActions: [topicArn],
        });
        const silenced = await scaling({ silencedBecause: "Reports take minutes." });
        expect(silenced).to.deep.include({ alarmActions: [policyArn] });
        expect(silenced["alarmDescription"]).to.equal("Silenced: Reports take minutes. (Slow.)");
        expect(silenced).to.not.have.any.keys("actionsEnabled", "okActions");
    });

    it("leaves a new alarm time where silence is bad", async () => {
        expect((await alarmOf({ warmUpMinutes: 30 }))["warmUpConfiguration"]).to.deep.equal({
            warmUpPeriodDurationInMinutes: 30,
        });
    });
});
