import { CloudWatchClient, PutMetricDataCommand, type MetricDatum } from "@aws-sdk/client-cloudwatch";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { GetParameterCommand, ParameterNotFound, SSMClient } from "@aws-sdk/client-ssm";
import type { SecretsClient } from "../secrets.js";

/** Where AWS is. */
export interface AwsPlace {
    readonly region: string;
    /** An emulator on this machine. @default AWS in the region */
    readonly endpoint: string | undefined;
}

/** Three attempts, 2 seconds to connect and 5 without any byte: whoever asks has something better to do than to wait. */
export function clientOptions({ region, endpoint }: AwsPlace) {
    return {
        region,
        maxAttempts: 3,
        requestHandler: { connectionTimeout: 2_000, socketTimeout: 5_000 },
        ...(endpoint === undefined ? {} : { endpoint }),
    };
}

/** Seconds that a call may take, with its repetitions. */
const limitSeconds = 10;
/** When a call is given up. */
export interface CallLimit {
    readonly abortSignal: AbortSignal;
}

export const limit = (): CallLimit => ({ abortSignal: AbortSignal.timeout(limitSeconds * 1_000) });

/** Reads secrets: see `secretReader`. */
export function createSecretsClient(place: AwsPlace): SecretsClient {
    return new SecretsManager(clientOptions(place));
}

/** Reads the text of one parameter: undefined where there is none. The call rejects with what AWS says, or after 10 seconds. */
export function parameterReader(place: AwsPlace, name: string): () => Promise<string | undefined> {
    const client = new SSMClient(clientOptions(place));
    return async () => {
        try {
            const { Parameter } = await client.send(new GetParameterCommand({ Name: name }), limit());
            return Parameter?.Value;
        } catch (error) {
            if (error instanceof ParameterNotFound) {
                return undefined;
            }
            throw error;
        }
    };
}

/** Writes data points under one namespace, all in one call. The call rejects with what AWS says, or after 10 seconds. */
export function metricWriter(place: AwsPlace, namespace: string): (data: readonly MetricDatum[]) => Promise<void> {
    const client = new CloudWatchClient(clientOptions(place));
    return async (data) => {
        await client.send(new PutMetricDataCommand({ Namespace: namespace, MetricData: [...data] }), limit());
    };
}
