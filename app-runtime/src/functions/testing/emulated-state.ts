import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientOptions, type AwsPlace } from "../../common/aws/control-clients.js";
import type { AwsEmulator } from "../../local/aws-emulator.js";

/** The emulator as clients find it; their log-in they take from the environment of the process. */
export function emulatedPlace({ endpoint, region }: AwsEmulator): AwsPlace {
    return { region, endpoint };
}

/** A table as the component makes it for a function that keeps state. */
export async function createStateTable(emulator: AwsEmulator, name: string): Promise<void> {
    await new DynamoDBClient(clientOptions(emulatedPlace(emulator))).send(
        new CreateTableCommand({
            TableName: name,
            AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
            KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
            BillingMode: "PAY_PER_REQUEST",
        }),
    );
}
