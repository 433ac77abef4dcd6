import { expect } from "chai";
import { Inputs, type InputValue } from "../inputs.js";
import { models } from "./monitoring.js";
import { existing, itJudges, itJudgesInSituations, modelOf, outputsOf, policyOf } from "./shared/fixtures.test.js";

const code = "ValidationError";
const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const topic = "arn:aws:sns:eu-west-1:123456789012:alerts";

describe("a simulated alarm", () => {
    const alarm = modelOf(models, alarmType);
    const good = {
        name: "cpu",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        statistic: "Average",
        period: 60,
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
        threshold: 80,
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData: "missing",
        dimensions: { AutoScalingGroupName: "web" },
        alarmActions: [topic],
        region: "eu-west-1",
    };
    const metric = { metricName: "Errors", namespace: "AWS/Lambda", period: 60, stat: "Sum" };
    const queried = { metricName: null, namespace: null, statistic: null, period: null, dimensions: null };
    const queries = (...list: InputValue[]): Record<string, InputValue> => ({ ...queried, metricQueries: list });

    itJudges(alarm, good, [
        { what: "a name of 256 characters", change: { name: "a".repeat(256) }, code },
        { what: "a period of 45 seconds", change: { period: 45 }, code },
        { what: "a period of 90 seconds", change: { period: 90 }, code },
        { what: "more than a day of minutes", change: { evaluationPeriods: 1441, datapointsToAlarm: null }, code },
        {
            what: "more than a week of hours",
            change: { period: 3600, evaluationPeriods: 169, datapointsToAlarm: null },
            code,
        },
        { what: "more data points than periods", change: { datapointsToAlarm: 4 }, code },
        { what: "no evaluation", change: { evaluationPeriods: 0, datapointsToAlarm: null }, code },
        { what: "an unknown comparison", change: { comparisonOperator: "GreaterThan" }, code },
        { what: "an unknown treatment of missing data", change: { treatMissingData: "ok" }, code },
        { what: "an unknown statistic", change: { statistic: "p99" }, code },
        { what: "two statistics", change: { extendedStatistic: "p99" }, code: "InvalidParameterCombination" },
        { what: "no statistic", change: { statistic: null }, code: "InvalidParameterCombination" },
        {
            what: "a percentile that is none",
            change: { statistic: null, extendedStatistic: "99" },
            code: "InvalidParameterValue",
        },
        { what: "a metric without its namespace", change: { namespace: null }, code },
        { what: "a metric without its period", change: { period: null }, code },
        { what: "nothing to watch", change: { ...queried, datapointsToAlarm: null }, code },
        { what: "no threshold", change: { threshold: null }, code },
        { what: "a band without its metric", change: { comparisonOperator: "GreaterThanUpperThreshold" }, code },
        {
            what: "a metric beside queries",
            change: { metricQueries: [{ id: "e", metric, returnData: true }] },
            code: "InvalidParameterCombination",
        },
        { what: "queries that return nothing", change: queries({ id: "e", metric }), code },
        {
            what: "queries that return two",
            change: queries({ id: "e", metric, returnData: true }, { id: "f", metric, returnData: true }),
            code,
        },
        {
            what: "two queries of one id",
            change: queries({ id: "e", metric, returnData: true }, { id: "e", metric }),
            code,
        },
        { what: "a query whose id is in capitals", change: queries({ id: "E", metric, returnData: true }), code },
        {
            what: "a query that is metric and expression",
            change: queries({ id: "e", metric, expression: "1", returnData: true }),
            code,
        },
        { what: "an empty dimension", change: { dimensions: { AutoScalingGroupName: "" } }, code },
        { what: "an action that is no ARN", change: { alarmActions: ["alerts"] }, code },
        { what: "an action of another region", change: { region: "us-east-1" }, code },
        { what: "six actions", change: { okActions: Array(6).fill(topic) }, code },
    ]);

    it("takes percentiles, trimmed means and ranges", () => {
        for (const extendedStatistic of ["p99", "p99.9", "p100", "tm90", "TM(10%:90%)", "PR(:300)", "IQM"]) {
            const found = alarm.refuse?.(new Inputs({ ...good, statistic: null, extendedStatistic })) ?? [];
            expect(found.filter(Boolean), extendedStatistic).to.deep.equal([]);
        }
    });

    it("is known by its name", () => {
        expect(outputsOf(alarm, good).id).to.equal("cpu");
        expect(outputsOf(alarm, good).arn).to.equal("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:cpu");
    });
});

describe("a simulated composite alarm", () => {
    const composite = modelOf(models, "aws:cloudwatch/compositeAlarm:CompositeAlarm");
    const good = { alarmName: "web", alarmRule: 'ALARM("cpu") AND NOT OK(errors)', alarmActions: [topic] };

    itJudges(composite, good, [
        { what: "a rule that names no state", change: { alarmRule: "cpu and errors" }, code },
        { what: "a name of 256 characters", change: { alarmName: "a".repeat(256) }, code },
    ]);
    itJudgesInSituations(composite, good, [
        { what: "of alarms that exist", exists: [existing(alarmType, "cpu"), existing(alarmType, "errors")] },
        { what: "of an alarm that does not exist", exists: [existing(alarmType, "cpu")], code },
    ]);
});

describe("a simulated dashboard", () => {
    const invalid = "InvalidParameterInput";
    const widget = {
        type: "metric",
        x: 0,
        y: 0,
        width: 12,
        height: 6,
        properties: { region: "eu-west-1", metrics: [] },
    };
    const body = (...widgets: unknown[]): { dashboardBody: string } => ({ dashboardBody: JSON.stringify({ widgets }) });
    const dashboard = modelOf(models, "aws:cloudwatch/dashboard:Dashboard");

    itJudges(dashboard, { dashboardName: "web", ...body(widget) }, [
        { what: "a name with a dot", change: { dashboardName: "web.prod" }, code: invalid },
        { what: "a body that is no JSON", change: { dashboardBody: "metrics" }, code: invalid },
        { what: "a body without widgets", change: { dashboardBody: "{}" }, code: invalid },
        { what: "an unknown widget", change: body({ ...widget, type: "chart" }), code: invalid },
        { what: "a widget without properties", change: body({ ...widget, properties: undefined }), code: invalid },
        { what: "a metric without a region", change: body({ ...widget, properties: {} }), code: invalid },
        { what: "a widget beyond the grid", change: body({ ...widget, x: 13 }), code: invalid },
    ]);
});

describe("simulated logs", () => {
    const invalid = "InvalidParameterException";

    describe("a group", () => {
        const group = modelOf(models, "aws:cloudwatch/logGroup:LogGroup");
        itJudges(group, { name: "/evenkeel/web", retentionInDays: 30, logGroupClass: "STANDARD" }, [
            { what: "a retention of 10 days", change: { retentionInDays: 10 }, code: invalid },
            { what: "a name with a space", change: { name: "/evenkeel/my web" }, code: invalid },
            { what: "a name that begins with aws/", change: { name: "aws/web" }, code: invalid },
            { what: "a name of 513 characters", change: { name: "g".repeat(513) }, code: invalid },
            { what: "an unknown class", change: { logGroupClass: "COLD" }, code: invalid },
        ]);
        itJudgesInSituations(group, { name: "web", kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/none" }, [
            {
                what: "with a key that does not exist",
                exists: [existing("aws:kms/key:Key", "other", { arn: "arn:aws:kms:eu-west-1:123456789012:key/other" })],
                code: invalid,
            },
        ]);
    });

    describe("a metric filter", () => {
        const transformation = { name: "Errors", namespace: "Evenkeel", value: "1" };
        const good = { name: "errors", logGroupName: "web", pattern: "ERROR", metricTransformation: transformation };
        const with_ = (change: Record<string, InputValue>): { metricTransformation: InputValue } => ({
            metricTransformation: { ...transformation, ...change },
        });
        itJudges(modelOf(models, "aws:cloudwatch/logMetricFilter:LogMetricFilter"), good, [
            {
                what: "a default beside dimensions",
                change: with_({ defaultValue: "0", dimensions: { a: "$.a" } }),
                code: invalid,
            },
            { what: "a namespace with a colon", change: with_({ namespace: "Evenkeel:Web" }), code: invalid },
            { what: "a pattern of 1,025 characters", change: { pattern: "p".repeat(1025) }, code: invalid },
        ]);
    });

    describe("a stream", () => {
        itJudges(modelOf(models, "aws:cloudwatch/logStream:LogStream"), { name: "a", logGroupName: "web" }, [
            { what: "a name with a colon", change: { name: "a:b" }, code: invalid },
        ]);
    });

    describe("a subscription filter", () => {
        const good = { name: "a", logGroup: "web", filterPattern: "", destinationArn: "arn", distribution: "Random" };
        itJudges(modelOf(models, "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter"), good, [
            { what: "an unknown distribution", change: { distribution: "Even" }, code: invalid },
        ]);
    });

    describe("a resource policy", () => {
        const policyDocument = policyOf({
            Principal: { Service: "es.amazonaws.com" },
            Action: "logs:PutLogEvents",
            Resource: "*",
        });
        itJudges(
            modelOf(models, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy"),
            { policyName: "a", policyDocument },
            [{ what: "a policy that is no JSON", change: { policyDocument: "allow" }, code: invalid }],
        );
    });
});
