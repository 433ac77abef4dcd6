import { expect } from "chai";
import { models } from "./messaging.js";
import { existing, itJudges, itJudgesInSituations, modelOf, outputsOf, policyOf } from "./shared/fixtures.test.js";

const invalid = "InvalidParameter";
const topicArn = "arn:aws:sns:eu-west-1:123456789012:alerts";
const queueArn = "arn:aws:sqs:eu-west-1:123456789012:alerts";
const publish = policyOf({
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
});

describe("a simulated topic", () => {
    const topic = modelOf(models, "aws:sns/topic:Topic");
    const good = {
        name: "alerts-1a2b3c4",
        fifoTopic: false,
        displayName: "Alerts",
        policy: publish,
        signatureVersion: 2,
    };

    itJudges(topic, good, [
        { what: "a name with a dot", change: { name: "alerts.high" }, code: invalid },
        { what: "a name of 257 characters", change: { name: "a".repeat(257) }, code: invalid },
        { what: "a FIFO topic without .fifo", change: { fifoTopic: true }, code: invalid },
        { what: "a display name of 101 characters", change: { displayName: "d".repeat(101) }, code: invalid },
        { what: "deduplication without FIFO", change: { contentBasedDeduplication: true }, code: invalid },
        { what: "an unknown signature", change: { signatureVersion: 3 }, code: invalid },
        { what: "an unknown tracing", change: { tracingConfig: "On" }, code: invalid },
        { what: "a sample of 101 percent", change: { sqsSuccessFeedbackSampleRate: 101 }, code: invalid },
        {
            what: "a policy without a principal",
            change: { policy: policyOf({ Action: "sns:Publish", Resource: "*" }) },
            code: invalid,
        },
        {
            what: "an action of another service",
            change: { policy: publish.replace("sns:Publish", "sqs:SendMessage") },
            code: invalid,
        },
    ]);

    itJudgesInSituations(topic, { ...good, kmsMasterKeyId: "alias/alerts" }, [
        { what: "with a key that exists", exists: [existing("aws:kms/alias:Alias", "alias/alerts")] },
        { what: "with a key that does not exist", exists: [], code: "KMSNotFound" },
        { what: "with SNS's own key", change: { kmsMasterKeyId: "alias/aws/sns" }, exists: [] },
    ]);

    it("is known by its ARN and lets its owner in", () => {
        const outputs = outputsOf(topic, { name: "alerts" });
        expect(outputs.id).to.equal(topicArn);
        expect(outputs.policy).to.include("AWS:SourceOwner");
    });
});

describe("a simulated topic policy", () => {
    itJudges(modelOf(models, "aws:sns/topicPolicy:TopicPolicy"), { arn: topicArn, policy: publish }, [
        { what: "what is no JSON", change: { policy: "allow" }, code: invalid },
        {
            what: "an action of another service",
            change: { policy: publish.replace("sns:Publish", "kms:Decrypt") },
            code: invalid,
        },
    ]);
});

describe("a simulated subscription", () => {
    const subscription = modelOf(models, "aws:sns/topicSubscription:TopicSubscription");
    const good = {
        topic: topicArn,
        protocol: "email",
        endpoint: "ops@example.com",
        filterPolicy: JSON.stringify({ severity: ["high"] }),
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn }),
    };

    itJudges(subscription, good, [
        { what: "an unknown protocol", change: { protocol: "pager" }, code: invalid },
        { what: "an address without a host", change: { endpoint: "ops@" }, code: invalid },
        { what: "a number with letters", change: { protocol: "sms", endpoint: "call me" }, code: invalid },
        {
            what: "an address of http for https",
            change: { protocol: "https", endpoint: "http://example.com" },
            code: invalid,
        },
        {
            what: "a queue by its address",
            change: { protocol: "sqs", endpoint: "https://sqs.eu-west-1.amazonaws.com/1/a" },
            code: invalid,
        },
        { what: "a function by its name", change: { protocol: "lambda", endpoint: "pager" }, code: invalid },
        {
            what: "firehose without a role",
            change: { protocol: "firehose", endpoint: "arn:aws:firehose:eu-west-1:1:deliverystream/a" },
            code: invalid,
        },
        { what: "raw messages by e-mail", change: { rawMessageDelivery: true }, code: invalid },
        { what: "a filter that is no JSON", change: { filterPolicy: "high" }, code: invalid },
        { what: "a filter whose value is no list", change: { filterPolicy: '{"severity":"high"}' }, code: invalid },
        {
            what: "a filter of six keys",
            change: { filterPolicy: JSON.stringify(Object.fromEntries([..."abcdef"].map((key) => [key, [1]]))) },
            code: "FilterPolicyLimitExceeded",
        },
        {
            what: "a dead-letter queue by its address",
            change: { redrivePolicy: '{"deadLetterTargetArn":"https://a"}' },
            code: invalid,
        },
        { what: "two hours to confirm", change: { confirmationTimeoutInMinutes: 120 }, code: invalid },
        {
            what: "a filter of 156 combinations",
            change: {
                filterPolicy: JSON.stringify({
                    a: Array.from({ length: 12 }, String),
                    b: Array.from({ length: 13 }, String),
                }),
            },
            code: invalid,
        },
        {
            what: "a delivery policy by e-mail",
            change: { deliveryPolicy: '{"healthyRetryPolicy":{"numRetries":5}}' },
            code: invalid,
        },
    ]);

    const web = (policy: unknown): Record<string, string> => ({
        deliveryPolicy: JSON.stringify({ healthyRetryPolicy: policy }),
    });
    const retries = { numRetries: 10, minDelayTarget: 5, maxDelayTarget: 300, backoffFunction: "exponential" };
    itJudges(subscription, { ...good, protocol: "https", endpoint: "https://example.com/hook", ...web(retries) }, [
        { what: "a delivery policy that is no JSON", change: { deliveryPolicy: "often" }, code: invalid },
        { what: "101 retries", change: web({ ...retries, numRetries: 101, minDelayTarget: 1 }), code: invalid },
        { what: "no wait", change: web({ ...retries, minDelayTarget: 0 }), code: invalid },
        { what: "a shortest wait above the longest", change: web({ ...retries, minDelayTarget: 301 }), code: invalid },
        { what: "a wait of more than an hour", change: web({ ...retries, maxDelayTarget: 3601 }), code: invalid },
        {
            what: "waits of more than an hour in all",
            change: web({ numRetries: 100, minDelayTarget: 37, maxDelayTarget: 37 }),
            code: invalid,
        },
        { what: "an unknown growth", change: web({ ...retries, backoffFunction: "fast" }), code: invalid },
    ]);

    const topic = existing("aws:sns/topic:Topic", topicArn, { fifoTopic: false });
    const queue = (fifoQueue: boolean): ReturnType<typeof existing> =>
        existing("aws:sqs/queue:Queue", "q", { arn: queueArn, fifoQueue });
    itJudgesInSituations(subscription, good, [
        { what: "with a dead-letter queue that exists", exists: [topic, queue(false)] },
        { what: "with a dead-letter queue that does not exist", exists: [topic], code: invalid },
        {
            what: "from a standard topic to a FIFO queue",
            change: { protocol: "sqs", endpoint: queueArn, redrivePolicy: null },
            exists: [topic, queue(true)],
            code: invalid,
        },
    ]);

    it("waits for a person only where a person must agree", () => {
        expect(outputsOf(subscription, good).pendingConfirmation).to.equal(true);
        expect(outputsOf(subscription, { ...good, protocol: "sqs", endpoint: queueArn }).pendingConfirmation).to.equal(
            false,
        );
    });
});

describe("a simulated queue", () => {
    const queue = modelOf(models, "aws:sqs/queue:Queue");
    const code = "InvalidAttributeValue";
    const good = {
        name: "alerts",
        fifoQueue: false,
        delaySeconds: 0,
        messageRetentionSeconds: 1_209_600,
        visibilityTimeoutSeconds: 30,
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn, maxReceiveCount: 5 }),
    };
    const redrive = (maxReceiveCount: number): { redrivePolicy: string } => ({
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn, maxReceiveCount }),
    });

    itJudges(queue, good, [
        { what: "a name of 81 characters", change: { name: "q".repeat(81) }, code: "InvalidParameterValue" },
        { what: "a FIFO queue without .fifo", change: { fifoQueue: true }, code: "InvalidParameterValue" },
        { what: "a delay of 901 seconds", change: { delaySeconds: 901 }, code },
        { what: "messages of 2 MiB", change: { maxMessageSize: 2_097_152 }, code },
        { what: "messages kept for 59 seconds", change: { messageRetentionSeconds: 59 }, code },
        { what: "a poll of 21 seconds", change: { receiveWaitTimeSeconds: 21 }, code },
        { what: "more than 12 hours of invisibility", change: { visibilityTimeoutSeconds: 43_201 }, code },
        { what: "a data key used for 30 seconds", change: { kmsDataKeyReusePeriodSeconds: 30 }, code },
        { what: "two encryptions", change: { sqsManagedSseEnabled: true, kmsMasterKeyId: "alias/aws/sqs" }, code },
        {
            what: "deduplication without FIFO",
            change: { contentBasedDeduplication: true },
            code: "InvalidAttributeName",
        },
        { what: "a policy that is no JSON", change: { policy: "allow" }, code },
        { what: "no chance before the dead-letter queue", change: redrive(0), code: "InvalidParameterValue" },
        {
            what: "a redrive policy without a queue",
            change: { redrivePolicy: '{"maxReceiveCount":5}' },
            code: "InvalidParameterValue",
        },
    ]);

    const dead = (fifoQueue: boolean): ReturnType<typeof existing> =>
        existing("aws:sqs/queue:Queue", "d", { arn: queueArn, fifoQueue });
    itJudgesInSituations(queue, good, [
        { what: "with a dead-letter queue that exists", exists: [dead(false)] },
        { what: "with a dead-letter queue that does not exist", exists: [], code: "InvalidParameterValue" },
        { what: "with a FIFO dead-letter queue", exists: [dead(true)], code: "InvalidParameterValue" },
    ]);

    it("is known by its address", () => {
        expect(outputsOf(queue, good).id).to.equal("https://sqs.eu-west-1.amazonaws.com/123456789012/alerts");
        expect(outputsOf(queue, good).arn).to.equal(queueArn);
    });

    describe("'s redrive policy apart from it", () => {
        itJudges(modelOf(models, "aws:sqs/redrivePolicy:RedrivePolicy"), { queueUrl: "q", ...redrive(5) }, [
            { what: "more than a thousand chances", change: redrive(1001), code: "InvalidParameterValue" },
        ]);
    });

    describe("'s permission to use it for dead letters", () => {
        const allow = { queueUrl: "q", redriveAllowPolicy: '{"redrivePermission":"denyAll"}' };
        itJudges(modelOf(models, "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy"), allow, [
            { what: "an unknown permission", change: { redriveAllowPolicy: '{"redrivePermission":"some"}' }, code },
        ]);
    });
});
