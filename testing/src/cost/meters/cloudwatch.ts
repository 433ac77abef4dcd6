import type { Inputs } from "../../cloud/inputs.js";
import { fixed, meter, notKnown, numberOr, textOr, usage } from "../drafts.js";
import type { Draft, Meter, Subject } from "../model.js";

/** Each watched metric counts three times: the metric and the two edges of its band. https://aws.amazon.com/cloudwatch/pricing/ */
const perBand = 3;
const freeDashboards = 3;

/** @see https://aws.amazon.com/cloudwatch/pricing/ */
export const cloudwatchMeters: readonly Meter[] = [
    meter("aws:cloudwatch/metricAlarm:MetricAlarm", alarmDrafts),
    meter("aws:cloudwatch/compositeAlarm:CompositeAlarm", () => [
        fixed("composite alarm", "cloudwatch.composite-alarm", 1),
    ]),
    meter("aws:cloudwatch/dashboard:Dashboard", ({ position }) =>
        position < freeDashboards
            ? [usage("dashboard above three in the account, or with more than 50 metrics", "cloudwatch.dashboard")]
            : [fixed("dashboard above three", "cloudwatch.dashboard", 1)],
    ),
    meter("aws:cloudwatch/logGroup:LogGroup", ({ inputs }) => [
        textOr(inputs, "logGroupClass", "STANDARD") === "INFREQUENT_ACCESS"
            ? usage("logs ingested, Infrequent Access", "logs.ingested-ia")
            : usage("logs ingested", "logs.ingested"),
        usage("logs stored", "logs.stored"),
    ]),
    meter("aws:cloudwatch/logMetricFilter:LogMetricFilter", () => [usage("metric made of logs", "cloudwatch.metric")]),
    meter("aws:cloudwatch/logDelivery:LogDelivery", () => [usage("logs delivered", "logs.vended-s3")]),
    meter("aws:cloudwatch/eventRule:EventRule", () => [usage("events of the account's own programs", "events.custom")]),
    meter("aws:scheduler/schedule:Schedule", () => [usage("invocations", "events.scheduler")]),
];

/** Priced by the metrics that it watches: metric math watches several. */
function alarmDrafts({ inputs }: Subject): readonly Draft[] {
    const queries = inputs.list("metricQueries");
    const expressions = queries.map((query) => query.text("expression") ?? "");
    if (expressions.some((text) => /^\s*SELECT\b/i.test(text)) || inputs.has("evaluationCriteria")) {
        return [notKnown("alarm on a query", "it is paid by the metrics that the query finds")];
    }
    const count = inputs.isUnknown("metricQueries")
        ? undefined
        : Math.max(1, queries.filter((query) => query.has("metric")).length);
    const band = expressions.some((text) => text.includes("ANOMALY_DETECTION_BAND"));
    const period = shortestPeriod(inputs, queries);
    const what = queries.length > 0 ? "alarm with metric math" : "alarm";
    if (period === undefined) return [notKnown(what, "its period is not known yet")];
    const metrics = count === undefined ? undefined : count * (band ? perBand : 1);
    return [
        period < 60
            ? fixed(`${what}, high resolution`, "cloudwatch.alarm-high", metrics, "its metrics are not known yet")
            : fixed(what, "cloudwatch.alarm", metrics, "its metrics are not known yet"),
        ...customMetrics(inputs, queries),
    ];
}

function shortestPeriod(inputs: Inputs, queries: readonly Inputs[]): number | undefined {
    const periods = [
        numberOr(inputs, "period", 60),
        ...queries.filter((query) => query.has("metric")).map((query) => numberOr(query, "metric.period", 60)),
    ];
    return periods.every((period) => period !== undefined) ? Math.min(...periods) : undefined;
}

/** What an agent or a program sends is billed by the metric; AWS's own metrics are not. */
function customMetrics(inputs: Inputs, queries: readonly Inputs[]): readonly Draft[] {
    const namespaces = [inputs.text("namespace"), ...queries.map((query) => query.text("metric.namespace"))];
    return namespaces.some((namespace) => namespace !== undefined && !namespace.startsWith("AWS/"))
        ? [usage("metrics of its own that it watches, each instance sends one", "cloudwatch.metric")]
        : [];
}
