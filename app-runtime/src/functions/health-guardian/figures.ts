import { CloudWatchClient, GetMetricDataCommand, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { clientOptions, limit, type AwsPlace } from "../../common/aws/control-clients.js";

/** What the load balancer counted of all targets together within five minutes. It counts for zones, and not for single targets. */
export interface TargetFigures {
    /** Answers of 500 to 599 by targets. */
    readonly errors: number;
    /** Connections to targets that failed. */
    readonly connectionErrors: number;
    /** Seconds in which 99 of 100 answers had begun. undefined where nothing was asked. */
    readonly slowestSeconds: number | undefined;
}

/** Where the load balancer's figures are. */
export interface FigureSource {
    readonly place: AwsPlace;
    readonly loadBalancer: string;
    readonly targetGroup: string;
}

const period = 300;

const metrics = [
    { Id: "errors", name: "HTTPCode_Target_5XX_Count", Stat: "Sum" },
    { Id: "connectionErrors", name: "TargetConnectionErrorCount", Stat: "Sum" },
    { Id: "slowest", name: "TargetResponseTime", Stat: "p99" },
] as const;

/**
 * Reads the figures of the last five minutes.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function figureReader({
    place,
    loadBalancer,
    targetGroup,
}: FigureSource): (now: Date) => Promise<TargetFigures> {
    const client = new CloudWatchClient(clientOptions(place));
    const Dimensions = [
        { Name: "LoadBalancer", Value: afterFirst(loadBalancer, "loadbalancer/") },
        { Name: "TargetGroup", Value: `targetgroup/${afterFirst(targetGroup, "targetgroup/")}` },
    ];
    const queries: MetricDataQuery[] = metrics.map(({ Id, name, Stat }) => ({
        Id,
        MetricStat: {
            Metric: { Namespace: "AWS/ApplicationELB", MetricName: name, Dimensions },
            Period: period,
            Stat,
        },
    }));
    return async (now) => {
        const { MetricDataResults = [] } = await client.send(
            new GetMetricDataCommand({
                StartTime: new Date(now.getTime() - period * 1_000),
                EndTime: now,
                MetricDataQueries: queries,
            }),
            limit(),
        );
        // A period that is not aligned with the clock may come as two.
        const values = (id: string): readonly number[] => MetricDataResults.find(({ Id }) => Id === id)?.Values ?? [];
        const sum = (id: string): number => values(id).reduce((total, value) => total + value, 0);
        const slowest = values("slowest");
        return {
            errors: sum("errors"),
            connectionErrors: sum("connectionErrors"),
            slowestSeconds: slowest.length === 0 ? undefined : Math.max(...slowest),
        };
    };
}

function afterFirst(text: string, part: string): string {
    return text.slice(text.indexOf(part) + part.length);
}
