import { expect } from "chai";
import { unknownValue, type InputValue } from "../../cloud/inputs.js";
import { drafts, fixedOf, usageOf, type Values } from "./fixtures.test.js";

const metric = (period: InputValue = 60, namespace = "AWS/EC2"): Values => ({ metric: { namespace, period } });

describe("cost of an alarm", () => {
    const one = (inputs: Values) => fixedOf(drafts("aws:cloudwatch/metricAlarm:MetricAlarm", inputs));

    it("is that of the metrics that it watches", () => {
        expect(one({ namespace: "AWS/RDS", period: 60 })).to.deep.equal({ "cloudwatch.alarm": 1 });
        const ratio = [{ expression: "100 * part / whole" }, metric(), metric()];
        expect(one({ metricQueries: ratio })).to.deep.equal({ "cloudwatch.alarm": 2 });
    });

    it("is higher below a minute, and threefold for a band", () => {
        expect(one({ period: 10 })).to.deep.equal({ "cloudwatch.alarm-high": 1 });
        const band = [{ expression: "ANOMALY_DETECTION_BAND(m1, 2)" }, metric()];
        expect(one({ metricQueries: band })).to.deep.equal({ "cloudwatch.alarm": 3 });
    });

    it("is not known for a query, nor where metrics or period are not", () => {
        const query = [{ expression: 'SELECT MAX(CPUUtilization) FROM "AWS/EC2"' }];
        expect(one({ metricQueries: query })).to.have.property("alarm on a query");
        expect(one({ metricQueries: unknownValue })).to.deep.equal({
            "cloudwatch.alarm": "its metrics are not known yet",
        });
        expect(one({ period: unknownValue })).to.deep.equal({ alarm: "its period is not known yet" });
        expect(one({ metricQueries: [metric(unknownValue)] })).to.have.property("alarm with metric math");
    });

    it("names the metrics that are not AWS's own, which are billed besides", () => {
        const found = drafts("aws:cloudwatch/metricAlarm:MetricAlarm", { namespace: "CWAgent", period: 60 });
        expect(usageOf(found)).to.deep.equal(["cloudwatch.metric"]);
    });
});

describe("cost of dashboards, logs and events", () => {
    it("is none for three dashboards of an account and fixed for every further one", () => {
        const dashboard = (position: number) => drafts("aws:cloudwatch/dashboard:Dashboard", {}, [], position);
        expect([fixedOf(dashboard(2)), usageOf(dashboard(2))]).to.deep.equal([{}, ["cloudwatch.dashboard"]]);
        expect(fixedOf(dashboard(3))).to.deep.equal({ "cloudwatch.dashboard": 1 });
    });

    it("depends on use for everything else", () => {
        const prices = (type: string, inputs: Values = {}) => usageOf(drafts(`aws:${type}`, inputs));
        expect(prices("cloudwatch/logGroup:LogGroup")).to.deep.equal(["logs.ingested", "logs.stored"]);
        const rare = prices("cloudwatch/logGroup:LogGroup", { logGroupClass: "INFREQUENT_ACCESS" });
        expect(rare).to.deep.equal(["logs.ingested-ia", "logs.stored"]);
        expect(prices("cloudwatch/logMetricFilter:LogMetricFilter")).to.deep.equal(["cloudwatch.metric"]);
        expect(prices("cloudwatch/logDelivery:LogDelivery")).to.deep.equal(["logs.vended-s3"]);
        expect(prices("cloudwatch/eventRule:EventRule")).to.deep.equal(["events.custom"]);
        expect(prices("scheduler/schedule:Schedule")).to.deep.equal(["events.scheduler"]);
        expect(fixedOf(drafts("aws:cloudwatch/compositeAlarm:CompositeAlarm", {}))).to.deep.equal({
            "cloudwatch.composite-alarm": 1,
        });
    });
});
