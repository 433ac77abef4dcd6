import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridge } from "@aws-sdk/client-eventbridge";
import { IAM } from "@aws-sdk/client-iam";
import { Lambda } from "@aws-sdk/client-lambda";
import { S3 } from "@aws-sdk/client-s3";
import { SNS } from "@aws-sdk/client-sns";
import type { AwsEmulator } from "../../local/aws-emulator.js";

/** What functions are deployed, triggered and observed with. */
export interface FunctionClients {
    readonly events: EventBridge;
    readonly iam: IAM;
    readonly lambda: Lambda;
    readonly logs: CloudWatchLogs;
    readonly objects: S3;
    readonly topics: SNS;
}

export function functionClients({ endpoint, region }: AwsEmulator): FunctionClients {
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    // A second attempt would call a function twice.
    const options = { endpoint, region, credentials, maxAttempts: 1 };
    return {
        events: new EventBridge(options),
        iam: new IAM(options),
        lambda: new Lambda(options),
        logs: new CloudWatchLogs(options),
        objects: new S3({ ...options, forcePathStyle: true }),
        topics: new SNS(options),
    };
}
