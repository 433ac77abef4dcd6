import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { locationOf } from "../common/location.js";
import { createPermission } from "../common/permission.js";
import { policyDocument, serviceTrust } from "../common/policy.js";
import type { FlowLogSettings } from "./settings.js";
import type { NetworkScope } from "./routes.js";

/** Seconds after which records are written; AWS's own default of ten minutes is too late to look into an attack. */
const aggregationSeconds = 60;

/** Where records go, and what must exist before the first one is written. */
type Destination = Pick<
    aws.ec2.FlowLogArgs,
    "logDestination" | "logDestinationType" | "destinationOptions" | "iamRoleArn"
> & { ready: pulumi.Resource[] };

/** Records every accepted and refused connection of the network. */
export function createFlowLog(scope: NetworkScope, permissionsBoundary: pulumi.Input<string> | undefined): void {
    const { ready, ...destination } = createDestination(scope, scope.settings.flowLogs, permissionsBoundary);
    new aws.ec2.FlowLog(
        `${scope.name}-flow-log`,
        {
            vpcId: scope.vpcId,
            trafficType: "ALL",
            maxAggregationInterval: aggregationSeconds,
            ...destination,
            tags: scope.tags,
        },
        { parent: scope.parent, dependsOn: ready },
    );
}

function createDestination(
    scope: NetworkScope,
    settings: FlowLogSettings,
    permissionsBoundary: pulumi.Input<string> | undefined,
): Destination {
    if (settings.to === "bucket") {
        return {
            logDestinationType: "s3",
            logDestination: settings.bucketArn,
            // Columns and partitions by hour: a query over an hour then reads an hour, and not the bucket.
            destinationOptions: { fileFormat: "parquet", hiveCompatiblePartitions: true, perHourPartition: true },
            ready: [],
        };
    }
    const group = new aws.cloudwatch.LogGroup(
        `${scope.name}-flow-logs`,
        { retentionInDays: settings.retentionDays, kmsKeyId: settings.kmsKeyArn, tags: scope.tags },
        { parent: scope.parent },
    );
    const role = createWriterRole(scope, permissionsBoundary);
    const policy = createPermission(
        `${scope.name}-flow-log-writer`,
        {
            role: role.name,
            policy: policyDocument([
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    Resource: [group.arn, pulumi.interpolate`${group.arn}:*`],
                },
            ]),
        },
        scope.parent,
    );
    return {
        logDestinationType: "cloud-watch-logs",
        logDestination: group.arn,
        iamRoleArn: role.arn,
        ready: [policy],
    };
}

function createWriterRole(
    { name, parent, tags }: NetworkScope,
    permissionsBoundary: pulumi.Input<string> | undefined,
): aws.iam.Role {
    const { partition, account, region } = locationOf(parent);
    return new aws.iam.Role(
        `${name}-flow-log-role`,
        {
            description: "Writes the network's flow logs to their log group",
            // Without the conditions, the service could be told by another account to write here.
            assumeRolePolicy: serviceTrust("vpc-flow-logs.amazonaws.com", {
                StringEquals: { "aws:SourceAccount": account },
                ArnLike: {
                    "aws:SourceArn": pulumi.interpolate`arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*`,
                },
            }),
            permissionsBoundary,
            tags,
        },
        { parent },
    );
}
