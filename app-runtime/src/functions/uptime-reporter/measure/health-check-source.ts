import { CloudWatchClient, GetMetricDataCommand, type MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { clientOptions, limit, type AwsPlace } from "../../../common/aws/control-clients.js";
import type { ProbeResults, ProbeSource } from "./probe-source.js";

/** Route 53 is a global service, and writes its metrics to one region. */
const region = "us-east-1";
/** CloudWatch keeps values of one minute for 15 days; the rest is for the call. */
export const keptMs = 14.9 * 86_400_000;

/**
 * Results of Route 53 health checks, which probe from several places of the world: a minute is good where the check was healthy in all of it.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html
 */
export class HealthCheckSource implements ProbeSource {
    private readonly client: CloudWatchClient;

    constructor({ endpoint }: AwsPlace) {
        this.client = new CloudWatchClient(clientOptions({ region, endpoint }));
    }

    public async results(probe: string, from: Date, to: Date): Promise<ProbeResults> {
        const results = new Map<number, boolean>();
        let token: string | undefined;
        do {
            const { MetricDataResults = [], NextToken } = await this.client.send(
                new GetMetricDataCommand({
                    StartTime: from,
                    EndTime: to,
                    ScanBy: "TimestampAscending",
                    MetricDataQueries: [
                        {
                            Id: "status",
                            MetricStat: {
                                Metric: {
                                    Namespace: "AWS/Route53",
                                    MetricName: "HealthCheckStatus",
                                    Dimensions: [{ Name: "HealthCheckId", Value: probe }],
                                },
                                Period: 60,
                                // 0 where it was unhealthy at any time of the minute, else 1.
                                Stat: "Minimum",
                            },
                        },
                    ],
                    ...(token !== undefined && { NextToken: token }),
                }),
                limit(),
            );
            MetricDataResults.forEach((page) => addResults(page, results));
            token = NextToken;
        } while (token !== undefined);
        return results;
    }
}

/**
 * Adds what CloudWatch gave of the minutes.
 *
 * @throws Error where it could not give them
 */
export function addResults(
    { Timestamps = [], Values = [], StatusCode }: MetricDataResult,
    results: Map<number, boolean>,
): void {
    if (StatusCode === "InternalError" || StatusCode === "Forbidden") {
        // Minutes that CloudWatch did not give would be called unknown for good.
        throw new Error(`CloudWatch did not give the results of a health check: ${StatusCode}.`);
    }
    Timestamps.forEach((time, index) => {
        const value = Values[index];
        if (value !== undefined) {
            results.set(Math.floor(time.getTime() / 60_000) * 60_000, value >= 1);
        }
    });
}
