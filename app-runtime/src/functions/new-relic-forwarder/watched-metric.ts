import { Type, type Static } from "typebox";
import { Check } from "typebox/value";
import { faultsAgainst } from "../../common/control/faults.js";

/** CloudWatch answers so many in one call, and so many fit into the environment of a function. */
const mostMetrics = 100;

const text = (description: string, pattern = "^.{1,255}$") => Type.String({ pattern, description });

const MetricSchema = Type.Object(
    {
        /** Such as `AWS/RDS`. */
        namespace: text("a namespace such as AWS/RDS"),
        /** Such as `CPUUtilization`. */
        name: text("the name of a metric such as CPUUtilization"),
        statistic: text(
            "Average, Sum, Minimum, Maximum, SampleCount or a percentile such as p99",
            "^(Average|Sum|Minimum|Maximum|SampleCount|p[0-9]{1,2}(\\.[0-9]+)?)$",
        ),
        dimensions: Type.Optional(
            Type.Unsafe<Readonly<Record<string, string>>>({
                type: "object",
                additionalProperties: text("the value of a dimension"),
                maxProperties: 30,
                description: "an object of dimensions with their values",
            }),
        ),
    },
    { additionalProperties: false, description: "an object with namespace, name, statistic, dimensions" },
);
const MetricsSchema = Type.Array(MetricSchema, {
    maxItems: mostMetrics,
    description: `a JSON list of at most ${mostMetrics} metrics`,
});

/** A metric of CloudWatch that is handed on, minute by minute. */
export type WatchedMetric = Static<typeof MetricSchema>;

/** Reads the list of metrics; what is wrong with it comes back as sentences without their end. */
export function readMetrics(json: string): {
    readonly metrics: readonly WatchedMetric[];
    readonly faults: readonly string[];
} {
    const value = parsed(json);
    if (Check(MetricsSchema, value)) {
        return { metrics: value, faults: [] };
    }
    return { metrics: [], faults: faultsAgainst(MetricsSchema, value, "the list").map((fault) => fault.slice(0, -1)) };
}

function parsed(json: string): unknown {
    try {
        return JSON.parse(json);
    } catch {
        // What is no JSON is no list either.
        return json;
    }
}
