import { type AlarmBounds, alarmBounds, looksAway, percentageBounds } from "../../aws/alarm-bounds.js";
import { type BoundsSettings, readBoundsSettings } from "../../aws/alarm-bounds-settings.js";
import { periodsOf, type Watched, watchedBy } from "../../aws/watched-metric.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { judgedAgain } from "../../core/levels.js";
import { elementsOf, numberOf, read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

type Properties = CheckedResource["props"];

/**
 * Messages repeat no value of the alarm, only bounds and the names that bounds are known for.
 *
 * The threshold, and the side of it that the alarm looks at, are judged for a metric with bounds, built in or configured, also where an expression only repeats it
 * (`m1`, `m1 * 1`), and for a percentage that an expression makes (`100 * part / whole`, or a label that ends in `%`).
 * Not judged, and passed without a word, are those of
 * - a metric without bounds, such as a program's own,
 * - any other expression: what it comes to cannot be told without evaluating it,
 * - a sample count, an anomaly band and a PromQL query.
 *
 * Their evaluation time is judged all the same, except for a PromQL query, which states none. A metric that is not built
 * in may come once a day or less, so that of such one data point is never too long.
 */
export const alarmThresholdBounds = resourceRule({
    name: "alarm-threshold-bounds",
    title: "Alarms can fire, and in time",
    description:
        "A metric alarm's threshold, unit and evaluation time must be within the bounds of its metric, and it must look at the side where the trouble is.",
    severity: "high",
    why: "A threshold that is out of reach, on the wrong side, in another unit or judged over half a day is an alarm in name only.",
    fix: "Set threshold, comparisonOperator, unit, period and evaluationPeriods within the bounds of the metric.",
    controls: {},
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
    // A threshold may be computed from what is yet to be made.
    onUnknown: judgedAgain,
    types: ["aws:cloudwatch/metricAlarm:MetricAlarm"],
    readSettings: readBoundsSettings,
    check: ({ props }, settings) => {
        const watched = watchedBy(props);
        const bounds = boundsOf(watched, settings);
        return [
            ...judgeThreshold(props, watched, bounds),
            ...judgeUnit(watched, bounds),
            ...judgeTime(props, watched, bounds, settings),
        ];
    },
});

/**
 * The bounds of what an alarm watches, each from the configuration or else built in; undefined where neither knows the
 * metric.
 */
function boundsOf(watched: Watched, { bounds }: BoundsSettings): AlarmBounds | undefined {
    if (watched.kind !== "metric") {
        return watched.kind === "percentage" ? percentageBounds : undefined;
    }
    const given = bounds.get(watched.label);
    const builtIn = alarmBounds.get(watched.label);
    if (given === undefined) {
        return builtIn;
    }
    return {
        minimum: given.minimum ?? builtIn?.minimum ?? -Infinity,
        maximum: given.maximum ?? builtIn?.maximum ?? Infinity,
        direction: given.direction ?? builtIn?.direction ?? "either",
        isActedOn: builtIn?.isActedOn,
        unit: given.unit ?? builtIn?.unit,
        maximumSeconds: given.maximumSeconds ?? builtIn?.maximumSeconds,
    };
}

function judgeThreshold(props: Properties, watched: Watched, bounds: AlarmBounds | undefined): Finding[] {
    const threshold = read(props, "threshold");
    if (threshold.state === "absent") {
        // An anomaly band is its own threshold, and a PromQL query holds it.
        const elsewhere = "thresholdMetricId" in props || "evaluationCriteria" in props;
        return elsewhere ? [] : [violation("threshold", "is not set", "set it")];
    }
    if (threshold.state === "unknown") {
        return [undecidable("threshold", "is not known yet", "set it to a plain number")];
    }
    const value = numberOf(threshold);
    if (value === undefined) {
        return [violation("threshold", "is not a number", "set it to a number")];
    }
    if (watched.kind === "unknown") {
        return [undecidable(watched.property, "is not known yet", "name the metric by plain values")];
    }
    // A sample count has nothing of the metric's unit, and most expressions none that could be looked up.
    const isCount = watched.kind === "metric" && textOf(watched.statistic) === "SampleCount";
    if (bounds === undefined || isCount) {
        return [];
    }
    const label = watched.kind === "metric" ? watched.label : "a percentage";
    return judgeValue(props, value, label, bounds);
}

function judgeValue(props: Properties, value: number, label: string, bounds: AlarmBounds): Finding[] {
    const { minimum, maximum } = bounds;
    const comparison = read(props, "comparisonOperator");
    if (value < minimum || value > maximum) {
        return [violation("threshold", `is out of bounds for ${label}`, `set it ${rangeOf(bounds)}`)];
    }
    if (comparison.state === "unknown") {
        return [
            undecidable(
                "comparisonOperator",
                "is not known yet",
                "set it to a plain value, such as GreaterThanThreshold",
            ),
        ];
    }
    const operator = textOf(comparison);
    if (looksAway(operator, bounds)) {
        return judgeTurned(props, label, bounds);
    }
    if (value === 0 && operator === "GreaterThanOrEqualToThreshold") {
        return [
            violation(
                "threshold",
                `always fires: ${label} is never below 0`,
                "set it above 0, or compare by GreaterThanThreshold",
            ),
        ];
    }
    if (value === 0 && operator === "LessThanThreshold") {
        return [violation("threshold", `never fires: ${label} is never below 0`, "set it above 0")];
    }
    return [];
}

/** What an action is that does something by itself, such as to make a group smaller, instead of telling somebody. */
const acting = /^arn:[^:]*:(autoscaling|automate|swf):/;

/** An alarm that looks away from the trouble of its metric is there to act, or can never help. */
function judgeTurned(props: Properties, label: string, { direction, isActedOn = false }: AlarmBounds): Finding[] {
    const property = "comparisonOperator";
    const fix = `compare by ${direction === "above" ? "GreaterThanThreshold" : "LessThanThreshold"}`;
    const actions = read(props, "alarmActions");
    const all = elementsOf(actions);
    if (isActedOn && all.some((action) => acting.test(textOf(action) ?? ""))) {
        return [];
    }
    const mayAct = actions.state === "unknown" || all.some(({ state }) => state === "unknown");
    return isActedOn && mayAct
        ? [
              undecidable(
                  property,
                  `looks away from where the trouble of ${label} is, which is right only for an action that makes a group smaller, and alarmActions is not known yet`,
                  fix,
              ),
          ]
        : [violation(property, `never tells of the trouble of ${label}, which is ${direction} the threshold`, fix)];
}

function rangeOf({ minimum, maximum, unit }: AlarmBounds): string {
    const suffix = unit === undefined ? "" : ` ${unit}`;
    if (minimum === -Infinity) {
        return `to ${maximum}${suffix} at most`;
    }
    return maximum === Infinity ? `to ${minimum}${suffix} at least` : `from ${minimum} to ${maximum}${suffix}`;
}

function judgeUnit(watched: Watched, bounds: AlarmBounds | undefined): Finding[] {
    if (watched.kind !== "metric" || bounds?.unit === undefined || watched.unit.state === "absent") {
        return [];
    }
    const property = `${watched.path}unit`;
    const fix = `leave it out or set it to ${bounds.unit}`;
    if (watched.unit.state === "unknown") {
        return [undecidable(property, "is not known yet", fix)];
    }
    const matches = textOf(watched.unit) === bounds.unit;
    return matches
        ? []
        : [violation(property, `is not what ${watched.label} is published in, so the alarm gets no data`, fix)];
}

/** An alarm looks at `evaluationPeriods` times its longest period before it fires. */
function judgeTime(
    props: Properties,
    watched: Watched,
    bounds: AlarmBounds | undefined,
    { minimumSeconds, maximumSeconds: most }: BoundsSettings,
): Finding[] {
    const maximumSeconds = bounds?.maximumSeconds ?? most;
    const evaluations = { property: "evaluationPeriods", reading: read(props, "evaluationPeriods") };
    const periods = periodsOf(props);
    if (evaluations.reading.state === "absent" || periods.length === 0) {
        return []; // AWS refuses such an alarm unless it is a PromQL query, which has no periods.
    }
    const stated = [evaluations, ...periods];
    const unknown = stated.find(({ reading }) => reading.state === "unknown");
    if (unknown !== undefined) {
        return [undecidable(unknown.property, "is not known yet", "set it to a plain number")];
    }
    const malformed = stated.find(({ reading }) => numberOf(reading) === undefined);
    if (malformed !== undefined) {
        return [violation(malformed.property, "is not a number", "set it to a number")];
    }
    const longest = Math.max(...periods.map(({ reading }) => numberOf(reading) ?? 0));
    const count = numberOf(evaluations.reading) ?? 0;
    const seconds = longest * count;
    const isOwnPace =
        watched.kind === "metric" && bounds?.maximumSeconds === undefined && !alarmBounds.has(watched.label);
    if (seconds >= minimumSeconds && (seconds <= maximumSeconds || (isOwnPace && count <= 1))) {
        return [];
    }
    const fix = `let them multiply to ${minimumSeconds} to ${maximumSeconds} seconds`;
    return [
        violation(
            "period",
            "times evaluationPeriods is out of bounds",
            isOwnPace ? `${fix}, or set evaluationPeriods to 1` : fix,
        ),
    ];
}
