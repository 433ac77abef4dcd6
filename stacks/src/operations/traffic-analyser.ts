import type { TrafficAnalyserEnvironment } from "@evenkeel/app-runtime";
import { EventFunction, Severity } from "@evenkeel/components";
import * as pulumi from "@pulumi/pulumi";
import { publish } from "../permissions.js";
import { commonArgs, permitting, stateOf, type DeployedVariables, type OperationsScope } from "./scope.js";

/** What the grant of the tier sets. */
type GrantedVariables = "WEB_BLOCKED_IPV4_SET_ARN" | "WEB_BLOCKED_IPV6_SET_ARN";

/** Finds attacks in the access log of the web tier as it arrives; who makes them is turned away where the configuration says so. */
export function createTrafficAnalyser(scope: OperationsScope): EventFunction {
    const { configuration, bundles, images, stores, alerts, options } = scope;
    const { tier } = images;
    const { bucketName, bucketArn } = stores.logs;
    // The tier's log is in a folder of its name, next to those of the network and of other stores.
    const prefix = "web/AWSLogs/";
    const [attacks, notices] = [alerts.topicArn("traffic"), alerts.topicArn("traffic", Severity.Notice)];
    const analyser = new EventFunction(
        "traffic-analyser",
        {
            ...commonArgs(scope, {
                ENVIRONMENT_NAME: configuration.environment,
                ALERT_TOPIC_ARN: attacks,
                NOTICES_TOPIC_ARN: notices,
                LOAD_BALANCER_ARN: tier.loadBalancerArn,
                MODE: configuration.blockAttackers ? "block" : "count",
                ALLOWED_NETWORKS: configuration.neverBlock.join(" "),
            } satisfies DeployedVariables<TrafficAnalyserEnvironment<pulumi.Input<string>>, GrantedVariables>),
            description: "Finds attacks in the access log of the web tier",
            codePath: bundles["traffic-analyser"].path,
            objects: { bucketName, bucketArn, prefix },
            // Tells that something is over when no more log comes.
            schedule: "rate(5 minutes)",
            timeoutSeconds: 120,
            // For the processor that comes with it: unpacking and counting is all that it does.
            memoryMb: 1024,
            // Two that merge into one state at a time get in each other's way seldom; more would repeat each other's work.
            reservedConcurrency: configuration.reservesConcurrency ? 2 : -1,
            state: stateOf(scope),
            permissions: permitting(
                { action: "s3:GetObject", resource: pulumi.interpolate`${bucketArn}/${prefix}*` },
                // Without it an object that was deleted looks forbidden, and is tried again.
                { action: "s3:ListBucket", resource: bucketArn },
                ...publish([attacks, notices], alerts.keyArn),
            ),
        },
        options,
    );
    if (configuration.blockAttackers) tier.grantBlocking(analyser);
    return analyser;
}
