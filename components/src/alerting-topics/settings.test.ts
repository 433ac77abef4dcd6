import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { type AlertingTopicsArgs, SubscriberProtocol } from "./args.js";
import { resolveSettings } from "./settings.js";

const refusal = (args: AlertingTopicsArgs, name = "alerts") => messageOf(() => resolveSettings(name, args)).split("\n");

describe("settings of AlertingTopics", () => {
    it("are five topics by default, of which the first watches the others and the second the first", () => {
        expect(resolveSettings("alerts", {})).to.deep.equal({
            topics: [
                { purpose: "health", watchedBy: "scaling" },
                { purpose: "scaling", watchedBy: "health" },
                { purpose: "traffic", watchedBy: "health" },
                { purpose: "database", watchedBy: "health" },
                { purpose: "cost", watchedBy: "health" },
            ],
            subscriptions: [],
        });
    });

    it("leave a topic that is alone to watch itself", () => {
        expect(resolveSettings("alerts", { purposes: ["all"] }).topics).to.deep.equal([
            { purpose: "all", watchedBy: "all" },
        ]);
    });

    it("subscribe to the topics that are named, or to all", () => {
        const subscriber = { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" };
        const { subscriptions } = resolveSettings("alerts", {
            purposes: ["health", "cost"],
            subscribers: { everyone: subscriber, finance: { ...subscriber, purposes: ["cost"] } },
        });

        expect(subscriptions.map(({ key }) => key)).to.deep.equal(["health_everyone", "cost_everyone", "cost_finance"]);
    });

    it("refuse no topics, misnamed ones and the same twice", () => {
        expect(refusal({ purposes: [] })).to.deep.equal([
            'AlertingTopics "alerts": purposes is empty; name at least one, or leave it out for "health", "scaling", "traffic", "database" or "cost".',
        ]);
        expect(refusal({ purposes: ["Health!", "cost", "cost"] })).to.deep.equal([
            'AlertingTopics "alerts": purposes has "Health!"; use lower-case letters, digits and dashes, starting with a letter.',
            'AlertingTopics "alerts": purposes has "cost" more than once; name each once.',
        ]);
    });

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
            'AlertingTopics "alerts": subscribers.ops.protocol is "fax"; use "email", "sms", "https", "lambda" or "sqs".',
        ]);
    });

    for (const [protocol, meaning] of [
        [SubscriberProtocol.Email, "an e-mail address"],
        [SubscriberProtocol.Sms, "a phone number such as +441632960000"],
        [SubscriberProtocol.Https, "a URL that starts with https://"],
        [SubscriberProtocol.Lambda, "the ARN of a Lambda function"],
        [SubscriberProtocol.Queue, "the ARN of an SQS queue"],
    ] as const) {
        it(`refuse an endpoint that is not ${meaning}, without repeating it`, () => {
            expect(refusal({ subscribers: { ops: { protocol, endpoint: "Jane 555-0100" } } })).to.deep.equal([
                `AlertingTopics "alerts": subscribers.ops.endpoint is not ${meaning}, as the protocol "${protocol}" needs.`,
            ]);
        });
    }

    it("refuse names of which a topic's or a queue's name would be wrong", () => {
        const subscribers = { ops: { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" } };

        expect(refusal({}, "my.alerts")[0]).to.contain("use letters, digits, dashes and underscores only");
        expect(refusal({ purposes: ["health"], subscribers }, "n".repeat(50))[0]).to.contain(
            "the name has 50 characters; use at most 49",
        );
    });
});
