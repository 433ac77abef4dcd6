import type { Dimension, MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { limit } from "../aws/control-clients.js";
import { metrics, serviceDimensions, type MetricName } from "./metrics.js";
import { unavailable } from "./control-unavailable.js";
import type { MetricClient } from "./metric-client.js";
import { minuteMilliseconds } from "./minutes.js";

/** One value a minute of one metric. */
export interface MetricQuery {
    readonly metric: MetricName;
    readonly statistic: "Average" | "Sum" | "Maximum" | "SampleCount";
    readonly dimensions: readonly Dimension[];
}

/** What CloudWatch has of a metric: values by the minute, in milliseconds since 1970. A minute without data is not in it. */
export type MinuteValues = ReadonlyMap<number, number>;

/** Queries that CloudWatch takes in one call. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const mostQueries = 500;

const whatIsRead = { what: "The statistics cannot be read from CloudWatch", action: "cloudwatch:GetMetricData" };
const whatIsListed = { what: "The nodes cannot be listed from CloudWatch", action: "cloudwatch:ListMetrics" };

/** Reads metrics of one namespace, minute by minute. Every call rejects with a `ControlUnavailable` where CloudWatch does not answer. */
export class MetricReader {
    constructor(
        private readonly client: MetricClient,
        private readonly namespace: string,
    ) {}

    /** Values from `from` until `to`, in the order of the queries. */
    public async read(
        queries: readonly MetricQuery[],
        { from, to }: { readonly from: Date; readonly to: Date },
    ): Promise<readonly MinuteValues[]> {
        const found = queries.map(() => new Map<number, number>());
        for (let first = 0; first < queries.length; first += mostQueries) {
            const some = queries.slice(first, first + mostQueries);
            for await (const { Id = "", Timestamps = [], Values = [] } of this.results(some, { from, to })) {
                const values = found[first + Number(Id.slice(1))];
                Timestamps.forEach((time, index) => {
                    const value = Values[index];
                    if (value !== undefined) values?.set(time.getTime(), value);
                });
            }
        }
        return found;
    }

    private async *results(
        queries: readonly MetricQuery[],
        { from, to }: { readonly from: Date; readonly to: Date },
    ): AsyncGenerator<MetricDataResult> {
        const MetricDataQueries = queries.map(({ metric, statistic, dimensions }, index) => ({
            Id: `m${index}`,
            MetricStat: {
                Metric: { Namespace: this.namespace, MetricName: metric, Dimensions: [...dimensions] },
                Period: minuteMilliseconds / 1_000,
                Stat: statistic,
            },
        }));
        let NextToken: string | undefined;
        do {
            const answer = await this.client
                .getMetricData({ StartTime: from, EndTime: to, MetricDataQueries, NextToken }, limit())
                .catch((error: unknown) => {
                    throw unavailable(error, whatIsRead);
                });
            yield* answer.MetricDataResults ?? [];
            ({ NextToken } = answer);
        } while (NextToken !== undefined);
    }

    /** Nodes that were heard of in the last three hours. CloudWatch takes up to 15 minutes to list a new one. */
    public async instanceIds(): Promise<readonly string[]> {
        const ids = new Set<string>();
        let NextToken: string | undefined;
        do {
            const answer = await this.client
                .listMetrics(
                    {
                        Namespace: this.namespace,
                        MetricName: metrics.configurationVersionApplied.name,
                        Dimensions: [...serviceDimensions(), { Name: "InstanceId" }],
                        RecentlyActive: "PT3H",
                        NextToken,
                    },
                    limit(),
                )
                .catch((error: unknown) => {
                    throw unavailable(error, whatIsListed);
                });
            for (const { Dimensions = [] } of answer.Metrics ?? []) {
                const id = Dimensions.find(({ Name }) => Name === "InstanceId")?.Value;
                if (id !== undefined) ids.add(id);
            }
            ({ NextToken } = answer);
        } while (NextToken !== undefined);
        return [...ids].sort();
    }
}
