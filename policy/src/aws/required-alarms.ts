import { clusterInstanceType, clusterType, instanceType } from "./databases.js";

/** What of a type of resource must be watched. */
export interface RequiredAlarms {
    /** Such as `AWS/RDS`. */
    namespace: string;
    /** Metrics, each of which an alarm must watch. `A or B` is watched by an alarm on either. */
    metrics: readonly string[];
    /** The dimension by which CloudWatch tells such resources apart. */
    dimension: string;
    /** The property of the resource that is the value of the dimension. */
    identifier: string;
    /** Whether an alarm on the metric without any dimension watches all such resources together. */
    hasTotal?: boolean;
    /** The words of a property with which nothing is required. */
    unless?: { property: string; words: readonly string[] };
}

const loadBalancer: RequiredAlarms = {
    namespace: "AWS/ApplicationELB",
    metrics: ["UnHealthyHostCount or HTTPCode_Target_5XX_Count"],
    dimension: "LoadBalancer",
    identifier: "arnSuffix",
    unless: { property: "loadBalancerType", words: ["network", "gateway"] },
};

/**
 * The alarms without which nobody learns that a system is in trouble, by type: of those that AWS recommends, the few
 * that hold for everybody.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
 */
export const requiredAlarms: ReadonlyMap<string, RequiredAlarms> = new Map<string, RequiredAlarms>([
    [
        instanceType,
        {
            namespace: "AWS/RDS",
            metrics: ["CPUUtilization", "FreeStorageSpace", "DatabaseConnections"],
            dimension: "DBInstanceIdentifier",
            identifier: "identifier",
        },
    ],
    // The storage of a cluster grows by itself.
    [
        clusterType,
        {
            namespace: "AWS/RDS",
            metrics: ["CPUUtilization", "DatabaseConnections"],
            dimension: "DBClusterIdentifier",
            identifier: "clusterIdentifier",
        },
    ],
    [
        clusterInstanceType,
        {
            namespace: "AWS/RDS",
            metrics: ["CPUUtilization", "DatabaseConnections"],
            dimension: "DBInstanceIdentifier",
            identifier: "identifier",
        },
    ],
    ["aws:lb/loadBalancer:LoadBalancer", loadBalancer],
    ["aws:alb/loadBalancer:LoadBalancer", loadBalancer],
    [
        "aws:autoscaling/group:Group",
        {
            namespace: "AWS/EC2",
            metrics: ["CPUUtilization"],
            dimension: "AutoScalingGroupName",
            identifier: "name",
        },
    ],
    [
        "aws:efs/fileSystem:FileSystem",
        {
            namespace: "AWS/EFS",
            metrics: ["PercentIOLimit"],
            dimension: "FileSystemId",
            identifier: "id",
            // The other mode has no such limit, and no such metric.
            unless: { property: "performanceMode", words: ["maxIO"] },
        },
    ],
    [
        "aws:lambda/function:Function",
        {
            namespace: "AWS/Lambda",
            metrics: ["Errors"],
            dimension: "FunctionName",
            identifier: "name",
            hasTotal: true,
        },
    ],
]);

/** The metrics of which one is enough. */
export function alternatives(metric: string): string[] {
    return metric.split(" or ");
}
