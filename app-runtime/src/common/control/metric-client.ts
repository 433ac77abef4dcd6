import {
    CloudWatchClient,
    GetMetricDataCommand,
    ListMetricsCommand,
    type GetMetricDataCommandInput,
    type GetMetricDataCommandOutput,
    type ListMetricsCommandInput,
    type ListMetricsCommandOutput,
    type CloudWatchClientConfig,
} from "@aws-sdk/client-cloudwatch";
import { clientOptions, type AwsPlace, type CallLimit } from "../aws/control-clients.js";

/** The calls to CloudWatch that reading metrics takes. */
export interface MetricClient {
    getMetricData(
        input: GetMetricDataCommandInput,
        limit: CallLimit,
    ): Promise<Pick<GetMetricDataCommandOutput, "MetricDataResults" | "NextToken">>;
    listMetrics(
        input: ListMetricsCommandInput,
        limit: CallLimit,
    ): Promise<Pick<ListMetricsCommandOutput, "Metrics" | "NextToken">>;
}

/** Calls CloudWatch. */
export function metricClient(place: AwsPlace, more: CloudWatchClientConfig = {}): MetricClient {
    const client = new CloudWatchClient({ ...clientOptions(place), ...more });
    return {
        getMetricData: (input, limit) => client.send(new GetMetricDataCommand(input), limit),
        listMetrics: (input, limit) => client.send(new ListMetricsCommand(input), limit),
    };
}
