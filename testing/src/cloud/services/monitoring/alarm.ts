import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { parseArn, regionalArn } from "../shared/arn.js";
import { absent, longerThan, mismatched, outside, refuseIf, unlisted } from "../shared/checks.js";
import { fact } from "../shared/placement.js";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const compositeType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";

const invalid = "ValidationError";
const badValue = "InvalidParameterValue";
const badCombination = "InvalidParameterCombination";

const day = 86_400;
const hour = 3_600;
const shortPeriods = [10, 20, 30];
const bands = ["LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold"];
const comparisons = [
    ...["GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold"],
    ...bands,
];
const missingData = ["breaching", "notBreaching", "ignore", "missing"];
const statistics = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"];
const actionLists = ["alarmActions", "okActions", "insufficientDataActions"];

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
const extended =
    /^(p(\d{1,2}(\.\d{0,10})?|100)|(tm|wm|tc|ts)(\d{1,2}(\.\d{0,10})?|100)|IQM|(TM|WM|PR|TC|TS)\(.*:.*\))$/;

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
function refuseAlarm(inputs: Inputs): Refusals {
    const evaluated = inputs.number("evaluationPeriods");
    const breaching = inputs.number("datapointsToAlarm");
    return [
        longerThan(inputs, "name", 255, invalid),
        longerThan(inputs, "alarmDescription", 1024, invalid),
        unlisted(inputs, "comparisonOperator", comparisons, invalid),
        unlisted(inputs, "treatMissingData", missingData, invalid),
        outside(inputs, "evaluationPeriods", 1, Infinity, invalid),
        outside(inputs, "datapointsToAlarm", 1, Infinity, invalid),
        refuseIf(
            evaluated !== undefined && breaching !== undefined && breaching > evaluated,
            invalid,
            `datapointsToAlarm is ${breaching} and evaluationPeriods ${evaluated}; use at most as many data points as periods.`,
        ),
        unlisted(inputs, "evaluateLowSampleCountPercentiles", ["evaluate", "ignore"], invalid),
        ...periodFaults(inputs),
        ...metricFaults(inputs),
        ...dimensionFaults(inputs),
        ...actionFaults(inputs),
        ...foreignActions(inputs),
    ];
}

/** A period is 10, 20 or 30 seconds or whole minutes; what is evaluated reaches back a day, or a week from an hour on. */
function periodFaults(inputs: Inputs): Refusals {
    const period = inputs.number("period");
    const evaluated = inputs.number("evaluationPeriods") ?? 1;
    if (period === undefined) return [];
    const longest = period >= hour ? 7 * day : day;
    const reach = period * evaluated;
    return [
        refuseIf(
            !shortPeriods.includes(period) && (period < 60 || period % 60 !== 0),
            invalid,
            `period is ${period}; use 10, 20, 30 or a multiple of 60 seconds.`,
        ),
        refuseIf(
            reach > longest,
            invalid,
            `Metrics cannot be checked across more than ${longest === day ? "a day" : "a week"} (EvaluationPeriods * Period must be <= ${longest}); it is ${reach}.`,
        ),
    ];
}

function metricFaults(inputs: Inputs): Refusals {
    const single = inputs.has("metricName");
    const queries = inputs.has("metricQueries");
    const criteria = inputs.has("evaluationCriteria");
    const both = inputs.has("statistic") && inputs.has("extendedStatistic");
    const neither = single && !inputs.has("statistic") && !inputs.has("extendedStatistic");
    const band = bands.includes(inputs.text("comparisonOperator") ?? "");
    return [
        refuseIf(
            !single && !queries && !criteria,
            invalid,
            "neither metricName nor metricQueries is set; say what to watch.",
        ),
        refuseIf(single && queries, badCombination, "metricName and metricQueries are both set; keep one of them."),
        refuseIf(
            both || neither,
            badCombination,
            `${both ? "both" : "neither"} of statistic and extendedStatistic set; set exactly one.`,
        ),
        single && absent(inputs, "namespace", invalid, "metricName needs it"),
        single && absent(inputs, "period", invalid, "metricName needs it"),
        unlisted(inputs, "statistic", statistics, invalid),
        mismatched(inputs, "extendedStatistic", extended, 'one such as "p99", "tm90" or "TM(10%:90%)"', badValue),
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Anomaly_Detection_Alarm.html
        refuseIf(
            band && !inputs.has("thresholdMetricId"),
            invalid,
            `comparisonOperator is "${inputs.text("comparisonOperator")}", which compares with a band; set thresholdMetricId.`,
        ),
        refuseIf(
            (single || queries) && !inputs.has("threshold") && !inputs.has("thresholdMetricId"),
            invalid,
            "neither threshold nor thresholdMetricId is set; say when to alarm.",
        ),
        ...queryFaults(inputs),
    ];
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
function queryFaults(inputs: Inputs): Refusals {
    const queries = inputs.list("metricQueries");
    const returned = queries.filter((query) => query.flag("returnData") === true).length;
    const ids = queries.map((query) => query.text("id"));
    const repeated = ids.find((id, index) => id !== undefined && ids.indexOf(id) !== index);
    const known = queries.every((query) => !query.isUnknown("returnData"));
    return [
        refuseIf(
            queries.length > 0 && known && returned !== 1 && !inputs.has("thresholdMetricId"),
            invalid,
            `${returned} of the metricQueries have returnData; set it on exactly one.`,
        ),
        refuseIf(repeated !== undefined, invalid, `two metricQueries have the id "${repeated}"; give each its own.`),
        ...queries.flatMap((query) => [
            mismatched(
                query,
                "id",
                /^[a-z][A-Za-z0-9_]*$/,
                "letters, digits and underscores that begin with a lower-case letter",
                invalid,
            ),
            refuseIf(
                query.has("expression") === query.has("metric"),
                invalid,
                `the metric query "${query.text("id") ?? ""}" has ${query.has("metric") ? "an expression and a metric" : "neither an expression nor a metric"}; give it exactly one.`,
            ),
        ]),
    ];
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html
function dimensionFaults(inputs: Inputs): Refusals {
    const dimensions = inputs.json("dimensions");
    const entries = typeof dimensions === "object" && dimensions !== null ? Object.entries(dimensions) : [];
    const empty = entries.find(([, value]) => value === "");
    return [
        refuseIf(entries.length > 30, invalid, `dimensions has ${entries.length} entries; use at most 30.`),
        refuseIf(empty !== undefined, invalid, `the dimension ${empty?.[0]} is empty; give it a value.`),
    ];
}

function actionFaults(inputs: Inputs): Refusals {
    return actionLists.flatMap((list) => {
        const bad = inputs.texts(list).find((action) => parseArn(action) === undefined);
        const count = inputs.count(list) ?? 0;
        return [
            refuseIf(bad !== undefined, invalid, `Invalid arn syntax in ${list}: "${bad}"; name topics by their ARN.`),
            refuseIf(count > 5, invalid, `${list} has ${count} entries; use at most 5.`),
        ];
    });
}

/**
 * Judged where the alarm itself says where it is.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
function foreignActions(inputs: Inputs): Refusals {
    const region = inputs.text("region");
    if (region === undefined) return [];
    return actionLists.flatMap((list) =>
        inputs
            .texts(list)
            .map((action) => parseArn(action)?.region ?? region)
            .filter((elsewhere) => elsewhere !== region)
            .map((elsewhere) => ({
                code: invalid,
                message: `Invalid region ${elsewhere} specified in ${list}. Only ${region} is supported; name a topic of the alarm's own region.`,
            })),
    );
}

const alarm: ServiceModel = {
    type: alarmType,
    immutable: ["name"],
    defaults: { actionsEnabled: true, treatMissingData: "missing" },
    autoName: { property: "name", maxLength: 255 },
    taggable: true,
    facts: ["name"],
    refuse: refuseAlarm,
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "cloudwatch", `alarm:${place.id}`),
        evaluateLowSampleCountPercentiles: "",
    }),
};

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
function missingChildren(inputs: Inputs, cloud: Cloud): Refusals {
    const rule = inputs.text("alarmRule") ?? "";
    const known = [...cloud.all(alarmType), ...cloud.all(compositeType)].flatMap((each) => [
        each.id,
        fact(each, "arn"),
    ]);
    const named = [...rule.matchAll(/(?:ALARM|OK|INSUFFICIENT_DATA)\(\s*"?([^")]+?)"?\s*\)/g)].map((match) => match[1]);
    return named
        .filter((name) => !known.includes(name))
        .map((name) => ({
            code: invalid,
            message: `alarmRule names the alarm "${name}", which does not exist; name one that does, or depend on it.`,
        }));
}

const compositeAlarm: ServiceModel = {
    type: compositeType,
    immutable: ["alarmName"],
    defaults: { actionsEnabled: true },
    taggable: true,
    facts: ["alarmName"],
    refuse: (inputs) => [
        longerThan(inputs, "alarmName", 255, invalid),
        longerThan(inputs, "alarmRule", 10_240, invalid),
        mismatched(
            inputs,
            "alarmRule",
            /(ALARM|OK|INSUFFICIENT_DATA|TRUE|FALSE)/,
            'an expression such as ALARM("name") AND OK("other")',
            invalid,
        ),
        ...actionFaults(inputs),
    ],
    refuseWith: missingChildren,
    // A child of a composite alarm cannot be deleted first: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html
    id: (inputs) => inputs.text("alarmName") ?? "",
    outputs: (_inputs, place) => ({ arn: regionalArn(place, "cloudwatch", `alarm:${place.id}`) }),
};

export const models: readonly ServiceModel[] = [alarm, compositeAlarm];
