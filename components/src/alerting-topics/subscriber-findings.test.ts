import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { AlertingTopicsArgs } from "./args.js";
import { deliveryPolicy } from "./https-retries.js";
import { resolveSettings } from "./settings.js";
import { type HttpsRetryArgs, RetryBackoff, type SubscriberArgs, SubscriberProtocol } from "./subscriber-args.js";

const refusal = (args: AlertingTopicsArgs) => messageOf(() => resolveSettings("alerts", args)).split("\n");
const mail: SubscriberArgs = { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" };
/** What is said about the subscriber `ops`, beside an ordinary one. */
const about = (ops: unknown): string[] => {
    // As a program in another language would give it, where no compiler checks.
    const given: SubscriberArgs = JSON.parse(JSON.stringify(ops));
    const other = { ...mail, endpoint: "others@example.com" };
    return refusal({ purposes: ["all"], subscribers: { mail: other, ops: given } }).map((message) =>
        message.replace('AlertingTopics "alerts": subscribers.ops', "it"),
    );
};

describe("settings of a subscriber", () => {
    it("refuse a subscriber that is misnamed, asks for unknown topics or lets nothing pass", () => {
        const subscriber = { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" };

        expect(
            refusal({
                purposes: ["health", "cost"],
                subscribers: {
                    On_Call: { ...subscriber, purposes: [] },
                    finance: { ...subscriber, purposes: ["costs"], messageFilter: {} },
                    pager: { ...subscriber, messageFilter: { NewStateValue: [] } },
                },
            }),
        ).to.deep.equal([
            'AlertingTopics "alerts": subscribers.On_Call is no name for a subscriber; use lower-case letters, digits and dashes, starting with a letter.',
            'AlertingTopics "alerts": subscribers.On_Call.purposes is empty; name a topic, or leave it out to subscribe to all.',
            'AlertingTopics "alerts": subscribers.finance.purposes has "costs"; use "health" or "cost".',
            'AlertingTopics "alerts": subscribers.finance.messageFilter is empty; name a field, or leave it out to pass every message.',
            'AlertingTopics "alerts": subscribers.pager.messageFilter.NewStateValue allows no value; list at least one.',
        ]);
    });

    it("refuse a protocol that there is not", () => {
        // As a program in another language would give it, where no compiler checks.
        const args: AlertingTopicsArgs = JSON.parse(
            '{ "subscribers": { "ops": { "protocol": "fax", "endpoint": "1" } } }',
        );

        expect(refusal(args)).to.deep.equal([
            'AlertingTopics "alerts": subscribers.ops.protocol is "fax"; use "email", "email-json", "sms", "https", "lambda", "sqs" or "pagerduty".',
        ]);
    });

    for (const [protocol, meaning] of [
        [SubscriberProtocol.Email, "an e-mail address"],
        [SubscriberProtocol.EmailJson, "an e-mail address"],
        [SubscriberProtocol.Sms, "a phone number such as +441632960000"],
        [SubscriberProtocol.Https, "a URL that starts with https://"],
        [SubscriberProtocol.Lambda, "the ARN of a Lambda function"],
        [SubscriberProtocol.Queue, "the ARN of an SQS queue"],
    ] as const) {
        it(`refuse an endpoint of ${protocol} that is not ${meaning}, without repeating it`, () => {
            expect(refusal({ subscribers: { ops: { protocol, endpoint: "Jane 555-0100" } } })).to.deep.equal([
                `AlertingTopics "alerts": subscribers.ops.endpoint is not ${meaning}, as the protocol "${protocol}" needs.`,
            ]);
        });
    }

    it("refuse a missing endpoint, and one that SNS cannot deliver to", () => {
        expect(about({ protocol: "email" })).to.deep.equal(["it.endpoint is missing; give an e-mail address."]);
        expect(about({ protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:123456789012:alerts.fifo" })).to.deep.equal([
            "it.endpoint is a FIFO queue, to which these topics cannot deliver; use a standard queue.",
        ]);
    });

    it("take phone numbers as E.164 writes them", () => {
        const sms = (endpoint: string) => about({ protocol: "sms", endpoint });

        expect(sms("+441632960000")).to.deep.equal([""]);
        for (const wrong of ["441632960000", "+0441632960000", "+44 1632 960000", "+1234567890123456"]) {
            expect(sms(wrong), wrong).to.have.length(1);
            expect(sms(wrong)[0], wrong).to.contain("it.endpoint is not a phone number");
        }
    });

    it("refuse severities that there are not, none, the same twice, and notices where there are none", () => {
        expect(about({ ...mail, severities: [] })).to.deep.equal([
            'it.severities is empty; use "page" or "notice", or leave it out.',
        ]);
        expect(about({ ...mail, severities: ["page", "page", "loud"] })).to.deep.equal([
            'it.severities has "loud"; use "page" or "notice".',
            'it.severities has "page" more than once; name each once.',
        ]);
        expect(
            refusal({ noticeTopics: false, subscribers: { ops: { ...mail, severities: ["notice"] } } }),
        ).to.deep.equal([
            'AlertingTopics "alerts": subscribers.ops.severities has "notice", and noticeTopics is false; leave out the one or the other.',
        ]);
    });

    it("refuse a filter that is too big for SNS", () => {
        const values = (count: number) => Array.from({ length: count }, String);

        expect(about({ ...mail, messageFilter: { a: values(10), b: values(15) } })).to.deep.equal([""]);
        expect(about({ ...mail, messageFilter: { a: values(12), b: values(13) } })).to.deep.equal([
            "it.messageFilter has 156 combinations of values; SNS takes at most 150.",
        ]);
        const six = Object.fromEntries([..."abcdef"].map((field) => [field, ["1"]]));
        expect(about({ ...mail, messageFilter: six })).to.deep.equal([
            "it.messageFilter has 6 fields; SNS takes at most 5.",
        ]);
    });

    describe("of PagerDuty", () => {
        const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-a1b2c3";
        const pager = (pagerDuty: unknown) => about({ protocol: "pagerduty", pagerDuty });

        it("refuse a key in place of the secret that holds it, without repeating it", () => {
            expect(pager({ routingKeySecretArn: "0123456789abcdef0123456789abcdef" })).to.deep.equal([
                "it.pagerDuty.routingKeySecretArn is not the ARN of a secret; put the key into Secrets Manager and give the secret's ARN.",
            ]);
            expect(pager({})[0]).to.contain("routingKeySecretArn is not the ARN of a secret");
        });

        it("refuse another KMS key than an ARN names, and a region that there is not", () => {
            expect(
                pager({ routingKeySecretArn: secret, secretKeyArn: "alias/x", serviceRegion: "mars" }),
            ).to.deep.equal([
                "it.pagerDuty.secretKeyArn is not the ARN of a KMS key; give that of the secret's key, or leave it out.",
                'it.pagerDuty.serviceRegion is "mars"; use "us" or "eu".',
            ]);
        });

        it("refuse it without its settings, with an endpoint, and for another protocol", () => {
            expect(about({ protocol: "pagerduty", endpoint: "https://example.com" })).to.deep.equal([
                "it.endpoint is given, and PagerDuty has none; leave it out and give pagerDuty.routingKeySecretArn.",
                "it.pagerDuty is missing; give routingKeySecretArn, the ARN of the secret with the key.",
            ]);
            expect(about({ ...mail, pagerDuty: { routingKeySecretArn: secret } })).to.deep.equal([
                'it.pagerDuty is for the protocol "pagerduty"; leave it out with "email".',
            ]);
        });
    });

    describe("of retries", () => {
        const hook = { protocol: "https", endpoint: "https://example.com/hook" };
        const retries = (args: HttpsRetryArgs) => about({ ...hook, retries: args });
        const policy = (args: HttpsRetryArgs): unknown => JSON.parse(deliveryPolicy(args));

        it("are those of SNS where nothing else is said", () => {
            expect(policy({})).to.deep.equal({
                healthyRetryPolicy: {
                    numRetries: 3,
                    minDelayTarget: 20,
                    maxDelayTarget: 20,
                    backoffFunction: "linear",
                },
            });
            expect(policy({ minDelaySeconds: 60 })).to.have.nested.property("healthyRetryPolicy.maxDelayTarget", 60);
        });

        it("are what is said", () => {
            const args = { count: 10, minDelaySeconds: 5, maxDelaySeconds: 600, backoff: RetryBackoff.Exponential };
            expect(retries(args)).to.deep.equal([""]);
            expect(policy(args)).to.deep.equal({
                healthyRetryPolicy: {
                    numRetries: 10,
                    minDelayTarget: 5,
                    maxDelayTarget: 600,
                    backoffFunction: "exponential",
                },
            });
        });

        it("are refused where SNS refuses them", () => {
            expect(retries({ count: 101, minDelaySeconds: 1 })).to.deep.equal([
                "it.retries.count is 101; use 0 to 100.",
            ]);
            expect(retries({ minDelaySeconds: 0 })).to.deep.equal([
                "it.retries.minDelaySeconds is 0; use 1 to 3600, in whole seconds.",
            ]);
            expect(retries({ minDelaySeconds: 30, maxDelaySeconds: 29 })).to.deep.equal([
                "it.retries.maxDelaySeconds is 29; use 30, its minDelaySeconds, to 3600, in whole seconds.",
            ]);
            expect(retries({ count: 100, minDelaySeconds: 40 })).to.deep.equal([
                "it.retries would wait up to 4000 seconds in all, and SNS takes 3600; lower count or delays.",
            ]);
            expect(about({ ...hook, retries: { backoff: "fast" } })).to.deep.equal([
                'it.retries.backoff is "fast"; use "linear", "arithmetic", "geometric" or "exponential".',
            ]);
            expect(about({ ...mail, retries: {} })).to.deep.equal([
                'it.retries is for the protocol "https"; SNS decides by itself when it tries "email" again.',
            ]);
        });
    });
});
