import {
    ConditionalCheckFailedException,
    DynamoDBClient,
    GetItemCommand,
    PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { clientOptions, limit, type AwsPlace } from "../../common/aws/control-clients.js";

/** What was kept, and how often it has been written. */
export interface Kept<Value> {
    readonly value: Value;
    /** From 1 on; 0 where nothing has been kept yet. */
    readonly version: number;
}

/** Somebody else wrote it since it was read: read again, decide again. */
export class StateChanged extends Error {
    public override readonly name = "StateChanged";

    constructor(id: string) {
        super(`What is kept as ${id} was written by somebody else meanwhile.`);
    }
}

/** What a function remembers from one call to the next, and shares with its other instances. */
export interface StateStore {
    /** @returns undefined where nothing is kept, or what was kept has expired */
    read<Value>(id: string, check: (kept: unknown) => Value): Promise<Kept<Value> | undefined>;
    /**
     * Writes on the condition that nobody wrote since `version` was read; 0 is for what was not there.
     *
     * @returns the new version
     * @throws StateChanged where somebody did
     */
    write(id: string, value: unknown, options: WriteOptions): Promise<number>;
}

export interface WriteOptions {
    /** The version that the new value was made from. */
    readonly version: number;
    /** When it may be forgotten. @default never */
    readonly expiresAt?: Date;
}

/**
 * State in a DynamoDB table with the key `id`, one JSON text an item. Every write is conditional, so that of two instances that decide at the same time one decides again.
 *
 * An item holds at most 400 KB.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
 */
export class StateTable implements StateStore {
    private readonly client: DynamoDBClient;

    constructor(
        place: AwsPlace,
        private readonly table: string,
        private readonly now: () => Date = () => new Date(),
    ) {
        this.client = new DynamoDBClient(clientOptions(place));
    }

    public async read<Value>(id: string, check: (kept: unknown) => Value): Promise<Kept<Value> | undefined> {
        const { Item } = await this.client.send(
            new GetItemCommand({ TableName: this.table, Key: { id: { S: id } }, ConsistentRead: true }),
            limit(),
        );
        const expiresAt = Item?.expiresAt?.N;
        // DynamoDB deletes what has expired within days, not at once.
        if (Item === undefined || (expiresAt !== undefined && Number(expiresAt) * 1_000 <= this.now().getTime())) {
            return undefined;
        }
        return { value: check(JSON.parse(Item.value?.S ?? "null")), version: Number(Item.version?.N ?? 0) };
    }

    public async write(id: string, value: unknown, { version, expiresAt }: WriteOptions): Promise<number> {
        const seconds = Math.floor(this.now().getTime() / 1_000);
        try {
            await this.client.send(
                new PutItemCommand({
                    TableName: this.table,
                    Item: {
                        id: { S: id },
                        value: { S: JSON.stringify(value) },
                        version: { N: String(version + 1) },
                        ...(expiresAt && { expiresAt: { N: String(Math.ceil(expiresAt.getTime() / 1_000)) } }),
                    },
                    // What has expired counts as not there.
                    ConditionExpression:
                        version === 0 ? "attribute_not_exists(id) OR expiresAt <= :now" : "#version = :version",
                    ...(version === 0
                        ? { ExpressionAttributeValues: { ":now": { N: String(seconds) } } }
                        : {
                              ExpressionAttributeNames: { "#version": "version" },
                              ExpressionAttributeValues: { ":version": { N: String(version) } },
                          }),
                }),
                limit(),
            );
        } catch (error) {
            throw error instanceof ConditionalCheckFailedException ? new StateChanged(id) : error;
        }
        return version + 1;
    }
}
