import { CloudWatchClient, GetMetricDataCommand, type MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { clientOptions, limit, type AwsPlace } from "../../common/aws/control-clients.js";
import type { MetricWindow } from "./metric-window.js";
import type { WatchedMetric } from "./watched-metric.js";

/** One minute of a metric. */
export interface Minute {
    /** When it begins, in milliseconds since 1970. */
    readonly at: number;
    readonly value: number;
}

/** What CloudWatch has of a metric. */
export interface Measured {
    readonly metric: WatchedMetric;
    readonly minutes: readonly Minute[];
}

/** Reads metrics, minute by minute. */
export interface MetricSource {
    /** The call rejects with what AWS says, or where it has less than it says. */
    read(metrics: readonly WatchedMetric[], window: MetricWindow): Promise<readonly Measured[]>;
}

/** Metrics of CloudWatch. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export class CloudWatchSource implements MetricSource {
    private readonly client: CloudWatchClient;

    constructor(place: AwsPlace) {
        this.client = new CloudWatchClient(clientOptions(place));
    }

    public async read(metrics: readonly WatchedMetric[], { from, to }: MetricWindow): Promise<readonly Measured[]> {
        const minutes = metrics.map((): Minute[] => []);
        let NextToken: string | undefined;
        do {
            const answer = await this.client.send(
                new GetMetricDataCommand({
                    StartTime: new Date(from),
                    EndTime: new Date(to),
                    ScanBy: "TimestampAscending",
                    MetricDataQueries: metrics.map((metric, index) => ({
                        Id: `m${index}`,
                        MetricStat: statOf(metric),
                    })),
                    NextToken,
                }),
                limit(),
            );
            for (const result of answer.MetricDataResults ?? []) {
                minutes[Number(result.Id?.slice(1))]?.push(...minutesOf(result));
            }
            NextToken = answer.NextToken;
        } while (NextToken !== undefined);
        return metrics.map((metric, index) => ({ metric, minutes: minutes[index] ?? [] }));
    }
}

function statOf({ namespace, name, statistic, dimensions = {} }: WatchedMetric) {
    return {
        Metric: {
            Namespace: namespace,
            MetricName: name,
            Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        },
        Period: 60,
        Stat: statistic,
    };
}

function minutesOf({ Id, StatusCode, Timestamps = [], Values = [], Messages = [] }: MetricDataResult): Minute[] {
    // PartialData goes on behind the next token; these do not.
    if (StatusCode === "InternalError" || StatusCode === "Forbidden") {
        const reasons = Messages.map(({ Value }) => Value).join(" ");
        throw new Error(`CloudWatch cannot answer ${Id ?? "a query"}: ${StatusCode} ${reasons}`.trim());
    }
    return Timestamps.flatMap((time, index) => {
        const value = Values[index];
        return value === undefined ? [] : [{ at: time.getTime(), value }];
    });
}
