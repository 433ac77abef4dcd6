import * as pulumi from "@pulumi/pulumi";
import { type CacheShape, nodeKeys } from "../cache-cluster/node-keys.js";
import { edgeRegion } from "../common/region.js";
import type { DatabaseChartsArgs, FileStoreChartsArgs, SiteChartsArgs } from "./args.js";
import { type Chart, type Line, linesOf, perMinute } from "./charts.js";

export function databaseCharts({ instanceIdentifier }: DatabaseChartsArgs): Chart[] {
    const database = linesOf("AWS/RDS", { DBInstanceIdentifier: instanceIdentifier });
    const chart = (title: string, ...lines: Line[]): Chart => ({ title, lines, least: 0 });
    return [
        { ...chart("CPU, %", database("CPU", "CPUUtilization", "Average")), most: 100 },
        chart("Connections", database("connections", "DatabaseConnections", "Maximum")),
        chart("Free storage, bytes", database("free", "FreeStorageSpace", "Minimum")),
        chart("Memory that can be freed, bytes", database("can be freed", "FreeableMemory", "Minimum")),
        chart(
            "Time that storage takes, seconds",
            database("reads, 90 of 100", "ReadLatency", "p90"),
            database("writes, 90 of 100", "WriteLatency", "p90"),
        ),
        chart(
            "Transfer, bytes a second",
            database("in", "NetworkReceiveThroughput", "Average"),
            database("out", "NetworkTransmitThroughput", "Average"),
        ),
    ];
}

export function fileStoreCharts({ fileSystemId }: FileStoreChartsArgs): Chart[] {
    const files = linesOf("AWS/EFS", { FileSystemId: fileSystemId });
    return [
        {
            title: "Operations, % of the limit",
            lines: [files("operations", "PercentIOLimit", "Maximum")],
            least: 0,
            most: 100,
        },
        {
            title: "Clients",
            // Each client is counted once a minute, so that the sum over a longer time counts it again and again.
            lines: perMinute("clients", files("clients", "ClientConnections", "Sum")),
            least: 0,
        },
        {
            title: "Transfer, bytes a minute",
            lines: [
                ...perMinute("reads", files("read", "DataReadIOBytes", "Sum")),
                ...perMinute("writes", files("written", "DataWriteIOBytes", "Sum")),
            ],
            least: 0,
        },
    ];
}

/** ElastiCache reports by node, and any of them may be the one that clients write to. */
export function cacheCharts(replicationGroupId: pulumi.Input<string>, shape: CacheShape): Chart[] {
    const each = (metric: string, statistic: string): Line[] =>
        nodeKeys(shape).map((key) => {
            const CacheClusterId = pulumi.interpolate`${replicationGroupId}-${key}`;
            return linesOf("AWS/ElastiCache", { CacheClusterId })(`node ${key}`, metric, statistic);
        });
    return [
        { title: "CPU of Valkey, %", lines: each("EngineCPUUtilization", "Average"), least: 0, most: 100 },
        { title: "Memory, %", lines: each("DatabaseMemoryUsagePercentage", "Average"), least: 0, most: 100 },
        { title: "Connections", lines: each("CurrConnections", "Maximum"), least: 0 },
    ];
}

export function siteCharts({ distributionId }: SiteChartsArgs): Chart[] {
    const site = linesOf("AWS/CloudFront", { DistributionId: distributionId, Region: "Global" });
    const chart = (title: string, ...lines: Line[]): Chart => ({ title, lines, least: 0, region: edgeRegion });
    return [
        chart("Requests a minute", ...perMinute("requests", site("requests", "Requests", "Sum"))),
        chart(
            "Answered with an error, %",
            site("of the server", "5xxErrorRate", "Average"),
            site("of the visitor", "4xxErrorRate", "Average"),
        ),
        chart("Downloaded, bytes a minute", ...perMinute("bytes", site("downloaded", "BytesDownloaded", "Sum"))),
    ];
}

/** One chart for what reached subscribers and one for what did not, each with a line for each topic. */
export function topicCharts(topics: Record<string, pulumi.Input<string>>): Chart[] {
    const each = (metric: string): Line[] =>
        Object.entries(topics).map(([title, arn]) => {
            // arn:aws:sns:<region>:<account>:<name>
            const part = (position: number) => pulumi.output(arn).apply((text) => text.split(":")[position] ?? "");
            return { ...linesOf("AWS/SNS", { TopicName: part(5) })(title, metric, "Sum"), region: part(3) };
        });
    return [
        { title: "Messages delivered", lines: each("NumberOfNotificationsDelivered"), least: 0 },
        { title: "Messages that could not be delivered", lines: each("NumberOfNotificationsFailed"), least: 0 },
    ];
}
