import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:cloudwatch/metricAlarm:MetricAlarm";
const cpu = {
    namespace: "AWS/RDS",
    metricName: "CPUUtilization",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 90,
    period: 60,
    evaluationPeriods: 5,
};
const alarm = (props: WireProperties): TestResource => ({ type, name: "cpu", props: { ...cpu, ...props } });
const finding = (problem: string): string => `${type} "cpu": ${problem}.`;
const outOfBounds = finding("threshold is out of bounds for AWS/RDS CPUUtilization; set it from 1 to 95 Percent");
const notANumber = finding("threshold is not a number; set it to a number");
const errors = { namespace: "AWS/Lambda", metricName: "Errors", statistic: "Sum", threshold: 0 };

export const cases: RuleCases = {
    good: complies(alarm({ threshold: 90 })),
    bad: violates(outOfBounds, alarm({ threshold: 100 })),
    unknown: undecided(finding("threshold is not known yet; set it to a plain number"), alarm({ threshold: unknown })),
    secret: violates(notANumber, alarm({ threshold: secret("hunter2") })),
    missing: violates(finding("threshold is not set; set it"), alarm({ threshold: null })),
    more: {
        "takes numbers that are text": complies(alarm({ threshold: "90", period: "60" })),
        "stops an alarm that always fires": violates(
            finding(
                "threshold always fires: AWS/Lambda Errors is never below 0; set it above 0, or compare by GreaterThanThreshold",
            ),
            alarm({ ...errors, comparisonOperator: "GreaterThanOrEqualToThreshold" }),
        ),
        "stops an alarm that never fires": violates(
            finding("threshold never fires: AWS/EFS ClientConnections is never below 0; set it above 0"),
            alarm({
                namespace: "AWS/EFS",
                metricName: "ClientConnections",
                threshold: 0,
                comparisonOperator: "LessThanThreshold",
            }),
        ),
        "stops an alarm that waits for room to become too much": violates(
            finding(
                "comparisonOperator never tells of the trouble of AWS/RDS FreeStorageSpace, which is below the threshold; compare by LessThanThreshold",
            ),
            alarm({ metricName: "FreeStorageSpace", threshold: 10 * 2 ** 30 }),
        ),
        "stops an alarm that waits for load to become too little": violates(
            finding(
                "comparisonOperator never tells of the trouble of AWS/RDS CPUUtilization, which is above the threshold; compare by GreaterThanThreshold",
            ),
            alarm({ comparisonOperator: "LessThanThreshold" }),
        ),
        "takes both sides of a metric that has trouble on both": complies(
            alarm({ metricName: "DatabaseConnections", comparisonOperator: "LessThanThreshold", threshold: 1 }),
        ),
        "takes an alarm by which a group becomes smaller": complies(
            alarm({
                namespace: "AWS/EC2",
                comparisonOperator: "LessThanThreshold",
                threshold: 20,
                alarmActions: ["arn:aws:autoscaling:eu-west-1:111122223333:scalingPolicy:1:autoScalingGroupName/web"],
            }),
        ),
        "cannot tell yet whether an alarm makes a group smaller": undecided(
            finding(
                "comparisonOperator looks away from where the trouble of AWS/EC2 CPUUtilization is, which is right only for an action that makes a group smaller, and alarmActions is not known yet; compare by GreaterThanThreshold",
            ),
            alarm({
                namespace: "AWS/EC2",
                comparisonOperator: "LessThanThreshold",
                threshold: 20,
                alarmActions: [unknown],
            }),
        ),
        "stops an alarm that looks away and only tells somebody": violates(
            finding(
                "comparisonOperator never tells of the trouble of AWS/EC2 CPUUtilization, which is above the threshold; compare by GreaterThanThreshold",
            ),
            alarm({
                namespace: "AWS/EC2",
                comparisonOperator: "LessThanThreshold",
                alarmActions: ["arn:aws:sns:eu-west-1:111122223333:health"],
            }),
        ),
        "stops a unit in which there is no data": violates(
            finding(
                "unit is not what AWS/RDS CPUUtilization is published in, so the alarm gets no data; leave it out or set it to Percent",
            ),
            alarm({ unit: "Count" }),
        ),
        "stops an alarm that takes too long": violates(
            finding("period times evaluationPeriods is out of bounds; let them multiply to 60 to 3600 seconds"),
            alarm({ period: 900 }),
        ),
        "takes a day for what runs once a day": complies(
            alarm({
                namespace: "AWS/Backup",
                metricName: "NumberOfBackupJobsFailed",
                statistic: "Sum",
                threshold: 0,
                period: 86_400,
                evaluationPeriods: 1,
            }),
        ),
        "takes one period of a metric that it does not know, however long": complies(
            alarm({ namespace: "Shop", metricName: "OrdersExported", period: 86_400, evaluationPeriods: 1 }),
        ),
        "stops several long periods of a metric that it does not know": violates(
            finding(
                "period times evaluationPeriods is out of bounds; let them multiply to 60 to 3600 seconds, or set evaluationPeriods to 1",
            ),
            alarm({ namespace: "Shop", metricName: "OrdersExported", period: 86_400, evaluationPeriods: 2 }),
        ),
        "judges the metric of a query": violates(outOfBounds, {
            type,
            name: "cpu",
            props: {
                threshold: 99,
                comparisonOperator: "GreaterThanThreshold",
                evaluationPeriods: 5,
                metricQueries: [
                    { id: "cpu", metric: { namespace: "AWS/RDS", metricName: "CPUUtilization", period: 60 } },
                ],
            },
        }),
        "knows no bounds of a program's own metrics": complies(alarm({ namespace: "Shop", threshold: 500 })),
        "passes an anomaly band, which is its own threshold": complies(
            alarm({ threshold: null, thresholdMetricId: "band" }),
        ),
    },
};
