import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { clientOptions } from "../../common/aws/control-clients.js";
import type { AwsEmulator } from "../../local/aws-emulator.js";
import { emulatedPlace } from "./emulated-state.js";

/** A topic of the emulator with a queue that hears it. */
export interface EmulatedTopic {
    readonly arn: string;
    /** The message for programs of each that came since the last time, in their order. */
    received(): Promise<readonly unknown[]>;
}

/** Makes a topic and a queue that gets what it is told. */
export async function createTopicWithQueue(emulator: AwsEmulator, name: string): Promise<EmulatedTopic> {
    const client = new SNSClient(clientOptions(emulatedPlace(emulator)));
    const { TopicArn: arn = "" } = await client.send(new CreateTopicCommand({ Name: name }));
    const { QueueUrl: url } = await askQueues<{ QueueUrl: string }>(emulator, "CreateQueue", { QueueName: name });
    await client.send(
        new SubscribeCommand({
            TopicArn: arn,
            Protocol: "sqs",
            Endpoint: arn.replace(":sns:", ":sqs:"),
        }),
    );
    const received = async (): Promise<readonly unknown[]> => {
        const messages: unknown[] = [];
        for (;;) {
            const { Messages = [] } = await askQueues<{ Messages?: { Body: string; ReceiptHandle: string }[] }>(
                emulator,
                "ReceiveMessage",
                { QueueUrl: url, MaxNumberOfMessages: 10 },
            );
            if (Messages.length === 0) {
                return messages;
            }
            for (const { Body, ReceiptHandle } of Messages) {
                const { Message }: { Message: string } = JSON.parse(Body);
                messages.push(JSON.parse(Message));
                await askQueues(emulator, "DeleteMessage", { QueueUrl: url, ReceiptHandle });
            }
        }
    };
    return { arn, received };
}

/** Queues have no client among this package's: the emulator knows by the scope of a log-in which service is asked. */
async function askQueues<Answer>(
    { endpoint, region }: AwsEmulator,
    action: string,
    input: Readonly<Record<string, unknown>>,
): Promise<Answer> {
    const answer = await fetch(endpoint, {
        method: "POST",
        headers: {
            "content-type": "application/x-amz-json-1.0",
            "x-amz-target": `AmazonSQS.${action}`,
            authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/sqs/aws4_request, SignedHeaders=host, Signature=none`,
        },
        body: JSON.stringify(input),
    });
    const text = await answer.text();
    if (!answer.ok) {
        throw new Error(`The emulator's queues answered ${action} with ${answer.status}: ${text}`);
    }
    return JSON.parse(text === "" ? "{}" : text);
}
