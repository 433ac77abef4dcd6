import type { Dimension, MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { MetricClient } from "../metric-client.js";

interface Sample {
    readonly key: string;
    readonly minute: number;
    readonly value: number;
    readonly count: number;
}

/** One namespace of CloudWatch in memory: what is put with values and counts is answered by the minute, in pages of `pageSize` results. */
export class MemoryMetrics implements MetricClient {
    private readonly samples: Sample[] = [];
    private readonly listed = new Map<string, readonly Dimension[]>();
    /** Fails every call, as an outage does. */
    public failure: Error | undefined;
    public calls = 0;

    constructor(private readonly pageSize = 4) {}

    public readonly put = async (data: readonly MetricDatum[]): Promise<void> => {
        this.failIfDown();
        for (const { MetricName = "", Dimensions = [], Timestamp, Value, Values = [], Counts = [] } of data) {
            const key = keyOf(MetricName, Dimensions);
            const minute = Math.floor((Timestamp?.getTime() ?? 0) / 60_000) * 60_000;
            this.listed.set(key, Dimensions);
            const values = Value === undefined ? Values : [Value];
            values.forEach((value, index) => this.samples.push({ key, minute, value, count: Counts[index] ?? 1 }));
        }
    };

    public readonly getMetricData: MetricClient["getMetricData"] = async (input) => {
        this.failIfDown();
        const { MetricDataQueries = [], StartTime, EndTime, NextToken } = input;
        const first = Number(NextToken ?? 0);
        const [from, to] = [StartTime?.getTime() ?? 0, EndTime?.getTime() ?? 0];
        const results = MetricDataQueries.slice(first, first + this.pageSize).map(({ Id, MetricStat }) => {
            const key = keyOf(MetricStat?.Metric?.MetricName ?? "", MetricStat?.Metric?.Dimensions ?? []);
            const samples = this.samples.filter((each) => each.key === key && each.minute >= from && each.minute < to);
            const minutes = [...new Set(samples.map(({ minute }) => minute))].sort((one, other) => other - one);
            const values = minutes.map((each) =>
                reduce(
                    samples.filter(({ minute }) => minute === each),
                    MetricStat?.Stat,
                ),
            );
            return { Id, Timestamps: minutes.map((minute) => new Date(minute)), Values: values };
        });
        const next = first + this.pageSize;
        const more = next < MetricDataQueries.length ? { NextToken: String(next) } : {};
        return { MetricDataResults: results, ...more };
    };

    public readonly listMetrics: MetricClient["listMetrics"] = async (input) => {
        this.failIfDown();
        const names = (input.Dimensions ?? []).map(({ Name }) => Name);
        const Metrics = [...this.listed]
            .filter(([key]) => key.startsWith(`${input.MetricName}|`))
            .map(([, Dimensions]) => ({ Dimensions: [...Dimensions] }))
            .filter(({ Dimensions }) => names.every((name) => Dimensions.some((each) => each.Name === name)));
        return { Metrics };
    };

    private failIfDown(): void {
        this.calls += 1;
        if (this.failure !== undefined) {
            throw this.failure;
        }
    }
}

function keyOf(name: string, dimensions: readonly Dimension[]): string {
    return `${name}|${dimensions
        .map(({ Name, Value }) => `${Name}=${Value}`)
        .sort()
        .join("|")}`;
}

function reduce(samples: readonly Sample[], statistic: string | undefined): number {
    const count = samples.reduce((sum, each) => sum + each.count, 0);
    const sum = samples.reduce((total, each) => total + each.value * each.count, 0);
    const highest = Math.max(...samples.map(({ value }) => value));
    return { SampleCount: count, Sum: sum, Average: sum / count, Maximum: highest }[statistic ?? "Sum"] ?? Number.NaN;
}
