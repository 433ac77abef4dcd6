import { IdempotencyConfig, makeIdempotent } from "@aws-lambda-powertools/idempotency";
import { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Context } from "aws-lambda";
import { clientOptions, type AwsPlace } from "../../common/aws/control-clients.js";

/** What happened is known by a text, such as the id of a message or the key of an object with its ETag. */
export interface Occurrence {
    readonly id: string;
}

/** How what has been done is remembered. */
export interface OnceOptions {
    readonly place: AwsPlace;
    /** A table with the key `id` and the time to live `expiresAt`: that of {@link StateTable} can be used too. */
    readonly table: string;
    /** What is done: parts ids of one kind from those of another. */
    readonly what: string;
    /** Seconds for which it is remembered. AWS repeats events within hours. @default a day */
    readonly rememberSeconds?: number;
}

/**
 * Does `work` once for each occurrence, however often AWS delivers it; what failed is done again. While one instance works on it, another that is told of it fails, so
 * that AWS tries later.
 *
 * @see https://docs.aws.amazon.com/powertools/typescript/latest/features/idempotency/
 */
export function once<Happened extends Occurrence>(
    { place, table, what, rememberSeconds = 86_400 }: OnceOptions,
    work: (happened: Happened) => Promise<void>,
): (happened: Happened, context: Context) => Promise<void> {
    const persistenceStore = new DynamoDBPersistenceLayer({
        tableName: table,
        keyAttr: "id",
        expiryAttr: "expiresAt",
        awsSdkV3Client: new DynamoDBClient(clientOptions(place)),
    });
    const config = new IdempotencyConfig({
        eventKeyJmesPath: "id",
        throwOnNoIdempotencyKey: true,
        expiresAfterSeconds: rememberSeconds,
    });
    // An answer is kept with the id: there is none.
    const kept = makeIdempotent(async (happened: Happened) => void (await work(happened)), {
        persistenceStore,
        config,
        keyPrefix: what,
    });
    return async (happened, context) => {
        // From it is known until when this instance can be at work: what it leaves half-done because it was killed is done again after that.
        config.registerLambdaContext(context);
        await kept(happened);
    };
}
