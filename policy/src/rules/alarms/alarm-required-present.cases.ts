import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const databaseType = "aws:rds/instance:Instance";
const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const fix = (dimension: string): string =>
    `add an aws.cloudwatch.MetricAlarm with the resource as its dimension ${dimension}`;
const unwatched = (metrics: string): string =>
    `${databaseType} "orders": identifier is watched by no alarm on AWS/RDS ${metrics} that tells of trouble; ${fix("DBInstanceIdentifier")}.`;
const erring = `aws:lambda/function:Function "resize": name is watched by no alarm on AWS/Lambda Errors that tells of trouble; ${fix("FunctionName")}.`;
const blind = `${balancerType} "web": arnSuffix is watched by no alarm on AWS/ApplicationELB UnHealthyHostCount or HTTPCode_Target_5XX_Count that tells of trouble; ${fix("LoadBalancer")}.`;

const database: TestResource = { type: databaseType, name: "orders", props: { identifier: "orders-1" } };
/** As in a first preview: what CloudWatch will call it is not known yet, but what comes from it is. */
const balancer: TestResource = { type: balancerType, name: "web", props: { arnSuffix: unknown } };
const resize: TestResource = { type: "aws:lambda/function:Function", name: "resize", props: { name: "resize-1" } };
const cluster: TestResource = {
    type: "aws:rds/cluster:Cluster",
    name: "books",
    props: { clusterIdentifier: "books-1" },
};
const member: TestResource = {
    type: "aws:rds/clusterInstance:ClusterInstance",
    name: "books-a",
    props: { identifier: "books-a-1", clusterIdentifier: "books-1" },
    dependsOn: { clusterIdentifier: ["books"] },
};

function alarm(
    metric: string,
    dimensions: WireValue,
    dependsOn: TestResource["dependsOn"] = {},
    props: WireProperties = {},
): TestResource {
    const [namespace = "", metricName = ""] = metric.split(" ");
    const name = `alarm-${metricName}`;
    return { type: alarmType, name, props: { namespace, metricName, dimensions, ...props }, dependsOn };
}

const onDatabase = (metricName: string, identifier: WireValue = "orders-1"): TestResource =>
    alarm(`AWS/RDS ${metricName}`, { DBInstanceIdentifier: identifier });
const others = [onDatabase("CPUUtilization"), onDatabase("DatabaseConnections")];
const onBalancer = (metricName: string, dependsOn: TestResource["dependsOn"]): TestResource =>
    alarm(`AWS/ApplicationELB ${metricName}`, unknown, dependsOn);
const onCluster = ["CPUUtilization", "DatabaseConnections"].map((metric) =>
    alarm(`AWS/RDS ${metric}`, { DBClusterIdentifier: "books-1" }),
);

const onResize = (props: WireProperties): TestResource =>
    alarm("AWS/Lambda Errors", { FunctionName: "resize-1" }, {}, props);

/** An alarm on a share of the requests, whose metric stands in a query. */
const share = (dimensions: WireValue, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: alarmType,
    name: "share",
    props: {
        metricQueries: [
            { id: "share", expression: "100 * part / whole", returnData: true },
            {
                id: "part",
                metric: { namespace: "AWS/ApplicationELB", metricName: "HTTPCode_Target_5XX_Count", dimensions },
            },
        ],
    },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(database, ...others, onDatabase("FreeStorageSpace")),
    bad: violates(unwatched("FreeStorageSpace"), database, ...others),
    unknown: undecided(
        `${databaseType} "orders": identifier may be what "alarm-FreeStorageSpace" watches on AWS/RDS FreeStorageSpace, whose dimensions is not known yet; ${fix("DBInstanceIdentifier")}.`,
        database,
        ...others,
        alarm("AWS/RDS FreeStorageSpace", unknown),
    ),
    secret: violates(
        unwatched("FreeStorageSpace"),
        database,
        ...others,
        onDatabase("FreeStorageSpace", secret("hunter2")),
    ),
    missing: violates(unwatched("CPUUtilization, FreeStorageSpace and DatabaseConnections"), database),
    more: {
        "finds an alarm by what its dimensions were computed from": complies(
            balancer,
            onBalancer("UnHealthyHostCount", { dimensions: ["web"] }),
        ),
        "does not take an alarm on something else for one": violates(
            blind,
            balancer,
            { type: "aws:lb/targetGroup:TargetGroup", name: "targets", props: { arnSuffix: unknown } },
            onBalancer("UnHealthyHostCount", { dimensions: ["targets"] }),
        ),
        "does not take an alarm on another metric for one": violates(
            blind,
            balancer,
            onBalancer("RequestCount", { dimensions: ["web"] }),
        ),
        "finds an alarm by its queries": complies(
            balancer,
            share({ LoadBalancer: unknown }, { metricQueries: ["web"] }),
        ),
        "finds an alarm by its queries and a known name": complies(
            { ...balancer, props: { arnSuffix: "app/web/1" } },
            share({ LoadBalancer: "app/web/1" }),
        ),
        "cannot tell what queries look at that are not known": undecided(
            `${balancerType} "web": arnSuffix may be what "all" watches on AWS/ApplicationELB UnHealthyHostCount or HTTPCode_Target_5XX_Count, whose metricQueries is not known yet; ${fix("LoadBalancer")}.`,
            balancer,
            { type: alarmType, name: "all", props: { metricQueries: unknown }, dependsOn: { metricQueries: ["web"] } },
        ),
        "demands nothing of a network load balancer": complies({
            ...balancer,
            props: { arnSuffix: unknown, loadBalancerType: "network" },
        }),
        "does not count an alarm whose actions are off": violates(
            erring,
            resize,
            onResize({ actionsEnabled: false, alarmDescription: "Silenced: it fails every night, and nobody minds" }),
        ),
        "does not count an alarm that is silenced and still makes a group grow": violates(
            erring,
            resize,
            onResize({ alarmDescription: "Silenced: it fails every night, and nobody minds" }),
        ),
        "counts an alarm whose actions are off and for which a composite alarm speaks": complies(
            resize,
            onResize({ name: "errors-1", actionsEnabled: false }),
            {
                type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
                name: "trouble",
                props: { alarmRule: "ALARM(errors-1)", alarmActions: [unknown] },
            },
        ),
        "does not count an alarm on the number of samples": violates(
            erring,
            resize,
            onResize({ statistic: "SampleCount", threshold: 1_000_000_000_000 }),
        ),
        "does not count a query for the number of samples": violates(erring, resize, {
            type: alarmType,
            name: "samples",
            props: {
                metricQueries: [
                    {
                        id: "errors",
                        metric: {
                            namespace: "AWS/Lambda",
                            metricName: "Errors",
                            stat: "SampleCount",
                            dimensions: { FunctionName: "resize-1" },
                        },
                    },
                ],
            },
        }),
        "does not count an alarm that looks away from the trouble": violates(
            unwatched("FreeStorageSpace"),
            database,
            ...others,
            alarm(
                "AWS/RDS FreeStorageSpace",
                { DBInstanceIdentifier: "orders-1" },
                {},
                { comparisonOperator: "GreaterThanThreshold", threshold: 10_737_418_240 },
            ),
        ),
        "cannot tell whether an alarm tells of trouble before its statistic is known": undecided(
            `aws:lambda/function:Function "resize": name may be what "alarm-Errors" watches on AWS/Lambda Errors, whose statistic is not known yet; ${fix("FunctionName")}.`,
            resize,
            alarm("AWS/Lambda Errors", null, { statistic: [] }, { statistic: unknown }),
        ),
        "counts an alarm on the errors of all functions": complies(resize, alarm("AWS/Lambda Errors", null)),
        "does not count an alarm on all databases": violates(
            unwatched("FreeStorageSpace"),
            database,
            ...others,
            alarm("AWS/RDS FreeStorageSpace", {}),
        ),
        "demands alarms on functions": violates(erring, resize),
        "leaves to the deployment what only the deployment calls": complies(resize, {
            type: "aws:lambda/invocation:Invocation",
            name: "migrate",
            props: { functionName: "resize-1" },
        }),
        "demands alarms on a function that others may call as well": violates(
            erring,
            resize,
            { type: "aws:lambda/invocation:Invocation", name: "migrate", props: { functionName: "resize-1" } },
            { type: "aws:lambda/permission:Permission", name: "events", props: { function: "resize-1" } },
        ),
        "demands alarms on groups": violates(
            `aws:autoscaling/group:Group "web": name is watched by no alarm on AWS/EC2 CPUUtilization that tells of trouble; ${fix("AutoScalingGroupName")}.`,
            { type: "aws:autoscaling/group:Group", name: "web", props: { name: "web-1" } },
            alarm("AWS/EC2 CPUUtilization", { AutoScalingGroupName: "other" }),
        ),
        "demands alarms on file systems": violates(
            `aws:efs/fileSystem:FileSystem "files": id is watched by no alarm on AWS/EFS PercentIOLimit that tells of trouble; ${fix("FileSystemId")}.`,
            { type: "aws:efs/fileSystem:FileSystem", name: "files", props: { arn: unknown } },
        ),
        "demands nothing of a file system in the mode without a limit": complies({
            type: "aws:efs/fileSystem:FileSystem",
            name: "files",
            props: { performanceMode: "maxIO" },
        }),
        "finds the alarms of a file system by its ARN": complies(
            {
                type: "aws:efs/fileSystem:FileSystem",
                name: "files",
                props: { arn: "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1" },
            },
            alarm("AWS/EFS PercentIOLimit", { FileSystemId: "fs-1" }),
        ),
        "takes alarms on a cluster for its instances": complies(cluster, member, ...onCluster),
        "judges a cluster without instances by itself": complies(cluster, ...onCluster),
        "demands alarms on the instances of a cluster": violates(
            `aws:rds/clusterInstance:ClusterInstance "books-a": identifier is watched by no alarm on AWS/RDS CPUUtilization and DatabaseConnections that tells of trouble; ${fix("DBInstanceIdentifier")}.`,
            cluster,
            member,
        ),
        "tells resources of one name in two regions apart": violates(
            unwatched("FreeStorageSpace"),
            database,
            ...others,
            { ...database, name: "copy" },
            ...["CPUUtilization", "DatabaseConnections"].map((metric) => onDatabase(metric)),
            { ...onDatabase("FreeStorageSpace"), dependsOn: { dimensions: ["copy"] } },
        ),
    },
};
