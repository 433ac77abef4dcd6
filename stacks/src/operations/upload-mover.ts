import { EventFunction } from "@evenkeel/components";
import * as aws from "@pulumi/aws";
import { calledEveryMinute, commonArgs, functionNamespace, type OperationsScope, type Watched } from "./scope.js";

/** Seconds for which an upload may wait for its move before somebody is told. */
const longestWaitSeconds = 900;

/** Moves uploads to the content store where no instance does. All that it needs to know, grants tell it. */
export function createUploadMover(scope: OperationsScope): Watched {
    const { bundles, network, database, uploads, stores, options } = scope;
    const mover = new EventFunction(
        "upload-mover",
        {
            ...commonArgs(scope),
            description: "Moves uploads from the shared file store to the content store",
            codePath: bundles["upload-mover"].path,
            ...calledEveryMinute,
            network,
            memoryMb: 512,
        },
        options,
    );
    database.grantConnect(mover);
    uploads.grantReadWrite(mover);
    stores.content.grantReadWrite(mover);
    const waiting = watchWaiting(scope, mover);
    return { alarmArns: { ...mover.alarmArns, waiting: waiting.arn } };
}

/** What the function counts is known to this program only. */
function watchWaiting({ configuration, alerts }: OperationsScope, mover: EventFunction): aws.cloudwatch.MetricAlarm {
    return new aws.cloudwatch.MetricAlarm(
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
}
