import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { locationOf } from "../common/location.js";
import { createPermission } from "../common/permission.js";
import { policyDocument, serviceTrust } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";
import type { DatabaseSettings } from "./settings.js";

/**
 * What the database reports of its operating system, in the words of `aws.rds.InstanceArgs`, and what must exist
 * before.
 */
export type Monitoring = Pick<aws.rds.InstanceArgs, "monitoringInterval" | "monitoringRoleArn"> & {
    ready: pulumi.Resource[];
};

/** RDS writes the metrics of all databases of a region to this log group and to no other. */
const metricsLogGroup = "RDSOSMetrics";

/**
 * Enhanced monitoring, with a role that may write to its one log group. AWS's own policy for it names every group that
 * begins with RDS.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
 */
export function createMonitoring(
    scope: ChildScope,
    settings: DatabaseSettings,
    permissionsBoundary: pulumi.Input<string> | undefined,
): Monitoring {
    if (settings.monitoringIntervalSeconds === 0) return { monitoringInterval: 0, ready: [] };

    const { name, parent, tags } = scope;
    const { partition, account, region } = locationOf(parent);
    const role = new aws.iam.Role(
        `${name}-monitoring`,
        {
            description: `Reports the operating system of the database ${name}`,
            assumeRolePolicy: serviceTrust("monitoring.rds.amazonaws.com", {
                StringEquals: { "aws:SourceAccount": account },
            }),
            permissionsBoundary,
            tags,
        },
        { parent },
    );
    const group = pulumi.interpolate`arn:${partition}:logs:${region}:${account}:log-group:${metricsLogGroup}`;
    const policy = createPermission(
        `${name}-monitoring`,
        {
            role: role.name,
            policy: policyDocument([
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
                    Resource: [group, pulumi.interpolate`${group}:*`],
                },
                {
                    Effect: "Allow",
                    Action: [
                        "logs:CreateLogStream",
                        "logs:DescribeLogStreams",
                        "logs:GetLogEvents",
                        "logs:PutLogEvents",
                    ],
                    Resource: pulumi.interpolate`${group}:log-stream:*`,
                },
            ]),
        },
        parent,
    );
    return {
        monitoringInterval: settings.monitoringIntervalSeconds,
        monitoringRoleArn: role.arn,
        ready: [policy],
    };
}
