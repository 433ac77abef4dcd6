import type { NewRelicForwarderEnvironment } from "@evenkeel/app-runtime";
import {
    type AlertingTopics,
    EventFunction,
    type ManagedDatabase,
    type ScalableWebTier,
    Severity,
} from "@evenkeel/components";
import * as pulumi from "@pulumi/pulumi";
import { commonPurposes } from "../alerts.js";
import { commonArgs, permitting, stateOf, type DeployedVariables, type OperationsScope } from "./scope.js";

/** Where New Relic takes what is sent, by the region of the account. */
const endpoints = { us: "https://otlp.nr-data.net", eu: "https://otlp.eu01.nr-data.net" } as const;

/** Hands alerts and the metrics of tier and database to New Relic, where the configuration names a key. */
export function createNewRelicForwarder(scope: OperationsScope): EventFunction[] {
    const { configuration, bundles, images, database, alerts, options } = scope;
    const { newRelic } = configuration;
    if (newRelic === undefined) return [];
    const forwarder = new EventFunction(
        "new-relic",
        {
            ...commonArgs(scope, {
                ENVIRONMENT_NAME: configuration.environment,
                LICENSE_KEY_SECRET_ARN: newRelic.licenseKeySecretArn,
                OTLP_ENDPOINT: endpoints[newRelic.region ?? "us"],
                METRICS: metricsOf(images.tier, database),
            } satisfies DeployedVariables<NewRelicForwarderEnvironment<pulumi.Input<string>>>),
            description: "Hands alerts and metrics to New Relic",
            codePath: bundles["new-relic-forwarder"].path,
            topicArns: handedOn(alerts),
            // A topic that it hands on could not tell of its failures, and nobody has to get up for them: what pages, pages without it.
            alarmTopicArn: alerts.topicArn("monitoring", Severity.Notice),
            schedule: "rate(1 minute)",
            state: stateOf(scope),
            permissions: permitting(
                { action: "secretsmanager:GetSecretValue", resource: newRelic.licenseKeySecretArn },
                { action: "cloudwatch:GetMetricData", resource: "*" },
            ),
        },
        options,
    );
    return [forwarder];
}

/**
 * Pages and notices alike: a slow loss of the error budget belongs on a chart, too. What administrators are told of files of shifts does not, and what they are told of scaling is here
 * already.
 */
function handedOn(alerts: AlertingTopics): Record<string, pulumi.Output<string>> {
    return Object.fromEntries(
        commonPurposes.flatMap((purpose) => [
            [purpose, alerts.topicArn(purpose)],
            [`${purpose}-notices`, alerts.topicArn(purpose, Severity.Notice)],
        ]),
    );
}

/** What the page of charts begins with: how much is asked, how it is answered, and how the database bears it. */
function metricsOf(
    { loadBalancerArnSuffix, autoScalingGroupName }: ScalableWebTier,
    { instanceIdentifier }: ManagedDatabase,
): pulumi.Output<string> {
    const balancer = { LoadBalancer: loadBalancerArnSuffix };
    const group = { AutoScalingGroupName: autoScalingGroupName };
    const database = { DBInstanceIdentifier: instanceIdentifier };
    return pulumi.jsonStringify([
        { namespace: "AWS/ApplicationELB", name: "RequestCount", statistic: "Sum", dimensions: balancer },
        { namespace: "AWS/ApplicationELB", name: "HTTPCode_Target_5XX_Count", statistic: "Sum", dimensions: balancer },
        { namespace: "AWS/ApplicationELB", name: "HTTPCode_ELB_5XX_Count", statistic: "Sum", dimensions: balancer },
        { namespace: "AWS/ApplicationELB", name: "TargetResponseTime", statistic: "p99", dimensions: balancer },
        { namespace: "AWS/EC2", name: "CPUUtilization", statistic: "Average", dimensions: group },
        { namespace: "AWS/AutoScaling", name: "GroupInServiceInstances", statistic: "Average", dimensions: group },
        { namespace: "AWS/RDS", name: "CPUUtilization", statistic: "Average", dimensions: database },
        { namespace: "AWS/RDS", name: "DatabaseConnections", statistic: "Maximum", dimensions: database },
        { namespace: "AWS/RDS", name: "FreeStorageSpace", statistic: "Minimum", dimensions: database },
    ]);
}
