import { EventFunction } from "@evenkeel/components";
import * as aws from "@pulumi/aws";
import { commonArgs, functionNamespace, type OperationsScope } from "./scope.js";

/** Seconds for which an upload may wait for its move before somebody is told. */
const longestWaitSeconds = 900;

/** Moves uploads to the content store where no instance does. All that it needs to know, grants tell it. */
export function createUploadMover(scope: OperationsScope): EventFunction {
    const { configuration, bundles, network, database, uploads, stores, alerts, options } = scope;
    const mover = new EventFunction(
        "upload-mover",
        {
            ...commonArgs(scope),
            description: "Moves uploads from the shared file store to the content store",
            codePath: bundles["upload-mover"].path,
            schedule: "rate(1 minute)",
            maximumRetries: 0,
            maximumAgeSeconds: 60,
            network,
            memoryMb: 512,
        },
        options,
    );
    database.grantConnect(mover);
    uploads.grantReadWrite(mover);
    stores.content.grantReadWrite(mover);
    new aws.cloudwatch.MetricAlarm(
        "upload-mover-waiting",
        {
            alarmDescription: `Uploads wait for more than ${longestWaitSeconds / 60} minutes to be moved. Nothing is lost; read the log of the function upload-mover, which says why.`,
            namespace: functionNamespace(configuration.environment),
            metricName: "OldestWaiting",
            dimensions: { service: "upload-mover" },
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: longestWaitSeconds,
            period: 60,
            evaluationPeriods: 3,
            // A call that fails says nothing of what waits; the alarm on failures tells of it.
            treatMissingData: "missing",
            alarmActions: [alerts.topicArn("health")],
            okActions: [alerts.topicArn("health")],
        },
        { parent: mover },
    );
    return mover;
}
