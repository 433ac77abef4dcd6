import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { metricDataOf } from "../../image-app/control/statistics.js";
import type { AwsEmulator } from "../aws-emulator.js";

const minutes = 30;

/** Publishes what two nodes might have said in the last half hour, with a pause in it: a picture of empty charts would show nothing. */
export async function publishDemoStatistics({ endpoint, region }: AwsEmulator, namespace: string): Promise<void> {
    const client = new CloudWatchClient({
        endpoint,
        region,
        credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    const now = Math.floor(Date.now() / 60_000) * 60_000;
    for (let ago = minutes; ago > 0; ago--) {
        const isPause = ago === 12 || ago === 13;
        const nodes = isPause ? [] : ago > 20 ? [1] : [1, 2];
        for (const node of nodes) {
            const age = minutes - ago + node;
            // The emulator keeps each request by itself: thousands of them would make it slow.
            const requests = Math.round((60 + 25 * Math.sin(age / 4)) / nodes.length);
            const hits = Math.round(requests * (0.93 - 0.6 * Math.exp(-age / 6)));
            const counts = { requests, hits, misses: requests - hits, items: 60 + age * 22, bytes: age * 1_900_000 };
            const applied = { configurationVersion: 1, mostBytes: 1_500_000_000 };
            const minute = { at: new Date(now - ago * 60_000), ...counts, ...applied };
            await client.send(
                new PutMetricDataCommand({
                    Namespace: namespace,
                    MetricData: [...metricDataOf(minute, `i-local-${node}`)],
                }),
            );
        }
    }
}
