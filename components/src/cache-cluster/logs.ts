import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { CacheScope } from "./replication-group.js";

const logTypes = ["slow-log", "engine-log"];

/**
 * The log of slow commands and the engine's own, as JSON. The groups' names begin as those of logs that AWS delivers: those who may write to such groups
 * are written into one policy of the account for all of them, and that policy has room for few other names.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export function createLogs(
    { name, parent, tags, settings }: CacheScope,
    identifier: pulumi.Output<string>,
): aws.types.input.elasticache.ReplicationGroupLogDeliveryConfiguration[] {
    return logTypes.map((logType) => {
        const group = new aws.cloudwatch.LogGroup(
            `${name}-log-${logType}`,
            {
                name: pulumi.interpolate`/aws/vendedlogs/elasticache/${identifier}/${logType}`,
                retentionInDays: settings.logRetentionDays,
                tags,
            },
            { parent },
        );
        return { destination: group.name, destinationType: "cloudwatch-logs", logFormat: "json", logType };
    });
}
