import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** What the dashboard shows: each by the name under which CloudWatch keeps its metrics. */
export interface DashboardSources {
    /** `app/<name>/<digits>`. */
    loadBalancer: pulumi.Input<string>;
    /** `targetgroup/<name>/<digits>`. */
    targetGroup: pulumi.Input<string>;
    autoScalingGroup: pulumi.Input<string>;
    database: pulumi.Input<string>;
    fileSystem: pulumi.Input<string>;
}

/** Options of {@link createDashboard}. */
export interface DashboardOptions {
    /** Unique in the account, whatever the region: CloudWatch has one list of dashboards. */
    dashboardName: string;
    region: string;
    sources: DashboardSources;
}

/**
 * One page with what tells whether the system is well: load, errors and latency of the load balancer, then what instances, database and
 * files have left.
 *
 * @returns the address of the page in the AWS console
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function createDashboard(
    name: string,
    { dashboardName, region, sources }: DashboardOptions,
    opts?: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    const body = pulumi.output(sources).apply((names) => JSON.stringify({ widgets: widgets(charts(names), region) }));
    const dashboard = new aws.cloudwatch.Dashboard(name, { dashboardName, dashboardBody: body }, opts);
    return pulumi.interpolate`https://${region}.console.${consoleDomain(region)}/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`;
}

/** A line in a chart. */
interface Line {
    readonly label: string;
    readonly namespace: string;
    readonly metric: string;
    readonly dimensions: Readonly<Record<string, string>>;
    readonly statistic: string;
}

interface Chart {
    readonly title: string;
    readonly lines: readonly Line[];
    /** Upper end of the axis. @default as high as the lines go */
    readonly most?: number;
}

function charts(names: pulumi.Unwrap<DashboardSources>): Chart[] {
    const balancer = from("AWS/ApplicationELB", { LoadBalancer: names.loadBalancer });
    const targets = from("AWS/ApplicationELB", { TargetGroup: names.targetGroup, LoadBalancer: names.loadBalancer });
    const instances = from("AWS/EC2", { AutoScalingGroupName: names.autoScalingGroup });
    const agent = from("CWAgent", { AutoScalingGroupName: names.autoScalingGroup });
    const group = from("AWS/AutoScaling", { AutoScalingGroupName: names.autoScalingGroup });
    const database = from("AWS/RDS", { DBInstanceIdentifier: names.database });
    const files = from("AWS/EFS", { FileSystemId: names.fileSystem });
    return [
        { title: "Requests a minute", lines: [balancer("requests", "RequestCount", "Sum")] },
        {
            title: "Errors a minute",
            lines: [
                balancer("from the load balancer", "HTTPCode_ELB_5XX_Count", "Sum"),
                balancer("from instances", "HTTPCode_Target_5XX_Count", "Sum"),
            ],
        },
        {
            title: "Response time in seconds",
            lines: [
                balancer("half of them", "TargetResponseTime", "p50"),
                balancer("99 of 100", "TargetResponseTime", "p99"),
            ],
        },
        {
            title: "Instances",
            lines: [
                group("in service", "GroupInServiceInstances", "Average"),
                targets("healthy", "HealthyHostCount", "Minimum"),
            ],
        },
        {
            title: "CPU and memory of instances, %",
            lines: [instances("CPU", "CPUUtilization", "Average"), agent("memory", "mem_used_percent", "Average")],
            most: 100,
        },
        { title: "CPU of the database, %", lines: [database("CPU", "CPUUtilization", "Average")], most: 100 },
        { title: "Connections to the database", lines: [database("connections", "DatabaseConnections", "Maximum")] },
        { title: "Free storage of the database, bytes", lines: [database("free", "FreeStorageSpace", "Minimum")] },
        {
            title: "Shared files",
            lines: [
                files("% of the operation limit", "PercentIOLimit", "Maximum"),
                files("clients", "ClientConnections", "Sum"),
            ],
        },
    ];
}

/** Makes lines of metrics that share namespace and dimensions. */
function from(namespace: string, dimensions: Record<string, string>) {
    return (label: string, metric: string, statistic: string): Line => ({
        label,
        namespace,
        metric,
        dimensions,
        statistic,
    });
}

/** A dashboard is 24 columns wide. */
const columns = 24;
const width = 8;
const height = 6;
const perRow = columns / width;

function widgets(all: readonly Chart[], region: string) {
    return all.map(({ title, lines, most }, index) => ({
        type: "metric",
        x: (index % perRow) * width,
        y: Math.floor(index / perRow) * height,
        width,
        height,
        properties: {
            title,
            region,
            view: "timeSeries",
            period: 60,
            yAxis: { left: { min: 0, ...(most === undefined ? {} : { max: most }) } },
            metrics: lines.map(({ label, namespace, metric, dimensions, statistic }) => [
                namespace,
                metric,
                ...Object.entries(dimensions).flat(),
                { label, stat: statistic },
            ]),
        },
    }));
}

/** Regions of other partitions have consoles of their own. */
function consoleDomain(region: string): string {
    if (region.startsWith("cn-")) {
        return "amazonaws.cn";
    }
    return region.startsWith("us-gov-") ? "amazonaws-us-gov.com" : "aws.amazon.com";
}
