import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Refusals, ServiceModel } from "../../model.js";
import { refuseIf } from "../shared/checks.js";
import { fact } from "../shared/placement.js";
import { policyStatements, principalsOf } from "../shared/policies.js";
import { bucketAsId, ofBucket } from "./bucket.js";

const service = "s3.amazonaws.com";
const invalid = "InvalidArgument";

/** Whether a policy kept as a fact lets S3 in. */
function letsS3In(policy: CloudResource): boolean {
    return policyStatements(policy.facts.policy).some(
        (statement) =>
            statement.Effect === "Allow" && [service, "*"].some((name) => principalsOf(statement).includes(name)),
    );
}

function refused(kind: string, arn: string, fix: string): Refusals[number] {
    const message = `Unable to validate the destination ${kind} "${arn}": S3 may not use it; ${fix} and let this resource depend on it.`;
    return { code: invalid, message };
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
function unreachable(inputs: Inputs, cloud: Cloud): Refusals {
    const permitted = cloud
        .all("aws:lambda/permission:Permission")
        .filter((permission) => fact(permission, "principal") === service)
        .map((permission) => fact(permission, "function") ?? "");
    const topics = cloud.all("aws:sns/topicPolicy:TopicPolicy").filter(letsS3In);
    const queues = cloud.all("aws:sqs/queuePolicy:QueuePolicy").filter(letsS3In);
    const arns = (list: string, member: string): string[] =>
        inputs.list(list).flatMap((entry) => entry.text(member) ?? []);
    return [
        ...arns("lambdaFunctions", "lambdaFunctionArn")
            .filter((arn) => !permitted.some((name) => name === arn || arn.endsWith(`:function:${name}`)))
            .map((arn) => refused("function", arn, `add a Permission for the principal ${service}`)),
        ...arns("topics", "topicArn")
            .filter((arn) => !topics.some((policy) => fact(policy, "arn") === arn || policy.id === arn))
            .map((arn) => refused("topic", arn, `allow sns:Publish to ${service} in a TopicPolicy`)),
        ...arns("queues", "queueArn")
            .filter(
                (arn) => !queues.some((policy) => fact(policy, "queueUrl")?.endsWith(`/${arn.split(":")[5] ?? ""}`)),
            )
            .map((arn) => refused("queue", arn, `allow sqs:SendMessage to ${service} in a QueuePolicy`)),
    ];
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
function eventFaults(inputs: Inputs): Refusals {
    const entries = ["lambdaFunctions", "topics", "queues"].flatMap((list) => inputs.list(list));
    const events = entries.flatMap((entry) => entry.texts("events"));
    const unknown = events.find((event) => !/^s3:[A-Z][A-Za-z]+(:(\*|[A-Z][A-Za-z]+))?$/.test(event));
    return [
        refuseIf(unknown !== undefined, invalid, `events names "${unknown}"; use one such as "s3:ObjectCreated:*".`),
    ];
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
const notification: ServiceModel = {
    type: "aws:s3/bucketNotification:BucketNotification",
    immutable: ["bucket"],
    defaults: { eventbridge: false },
    references: [ofBucket],
    refuse: eventFaults,
    refuseWith: unreachable,
    id: bucketAsId,
};

export const models: readonly ServiceModel[] = [notification];
