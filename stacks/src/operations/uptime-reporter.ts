import { reportSchedule, type UptimeReporterEnvironment } from "@evenkeel/app-runtime";
import { EventFunction, type EventFunctionArgs, Severity } from "@evenkeel/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { publish, type Statement } from "../permissions.js";
import {
    calledEveryFiveMinutes,
    commonArgs,
    permitting,
    stateOf,
    type DeployedVariables,
    type OperationsScope,
} from "./scope.js";

/** Where reports are in the bucket. */
const reports = "reports/uptime/";

/** How a task is called. */
type Call = Pick<EventFunctionArgs, "description" | "schedule" | "maximumRetries" | "maximumAgeSeconds" | "alarms">;

/** What one bundle does at different times. */
function tasksOf(timeZone: string): Record<string, Call> {
    return {
        report: {
            description: "Reports every week which of its minutes the site was up",
            schedule: reportSchedule(timeZone),
        },
        "burn-rates": {
            description: "Looks every five minutes how fast the error budget burns",
            ...calledEveryFiveMinutes,
        },
    };
}

/** Watches the site from outside, and reports on its uptime, where the configuration asks for it. */
export function createUptimeReporter(scope: OperationsScope): EventFunction[] {
    const { configuration, stores, alerts } = scope;
    if (configuration.uptime === undefined) return [];
    const probe = createProbe(scope);
    const [notices, pages] = [alerts.topicArn("health", Severity.Notice), alerts.topicArn("health")];
    const { timeZone = "UTC", goalPercent = 99.95 } = configuration.uptime;
    const environment = {
        ENVIRONMENT_NAME: configuration.environment,
        REPORTS_BUCKET: stores.operations.bucketName,
        REPORTS_TOPIC_ARN: notices,
        PAGES_TOPIC_ARN: pages,
        HEALTH_CHECKS: pulumi.interpolate`site=${probe.id}`,
        TIME_ZONE: timeZone,
        GOAL_PERCENT: String(goalPercent),
    } satisfies DeployedVariables<UptimeReporterEnvironment<pulumi.Input<string>>>;
    const permissions = permitting(...statementsOf(scope), ...publish([notices, pages], alerts.keyArn));
    return Object.entries(tasksOf(timeZone)).map(
        ([task, what]) =>
            new EventFunction(
                `uptime-${task}`,
                {
                    ...commonArgs(scope, environment),
                    ...what,
                    scheduleInput: { task },
                    codePath: scope.bundles["uptime-reporter"].path,
                    timeoutSeconds: 120,
                    state: stateOf(scope),
                    permissions,
                },
                scope.options,
            ),
    );
}

/**
 * Asks the site every 30 seconds from places all over the world. A browser's warning of a wrong certificate is not seen by it.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html
 */
function createProbe({ configuration, images: { tier } }: OperationsScope): aws.route53.HealthCheck {
    const isSecure = configuration.certificateArn !== undefined;
    return new aws.route53.HealthCheck(
        "site",
        {
            type: isSecure ? "HTTPS" : "HTTP",
            fqdn: configuration.siteName ?? tier.dnsName,
            port: isSecure ? 443 : 80,
            resourcePath: "/health",
            requestInterval: 30,
            failureThreshold: 3,
            enableSni: isSecure,
            // The console shows checks by this tag.
            tags: { Name: `${pulumi.getProject()}-${configuration.environment}` },
        },
        { parent: tier },
    );
}

function statementsOf({ stores }: OperationsScope): Statement[] {
    return [
        // AWS knows no resource for reading metrics.
        { action: "cloudwatch:GetMetricData", resource: "*" },
        {
            action: ["s3:GetObject", "s3:PutObject"],
            resource: pulumi.interpolate`${stores.operations.bucketArn}/${reports}*`,
        },
        // Without it a report that is not there yet looks forbidden.
        { action: "s3:ListBucket", resource: stores.operations.bucketArn },
    ];
}
