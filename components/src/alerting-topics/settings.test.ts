import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { AlertingTopicsArgs } from "./args.js";
import { resolveSettings } from "./settings.js";
import { Severity, SubscriberProtocol } from "./subscriber-args.js";

const refusal = (args: AlertingTopicsArgs, name = "alerts") => messageOf(() => resolveSettings(name, args)).split("\n");

describe("settings of AlertingTopics", () => {
    const page = (purpose: string, watchedBy: string) => ({ purpose, severity: "page", key: purpose, watchedBy });
    const notice = (purpose: string, watchedBy: string) => ({
        ...{ purpose, severity: "notice", key: `${purpose}_notice`, watchedBy },
    });

    it("are five topics by default, of which the first watches the others and the second the first", () => {
        expect(resolveSettings("alerts", {})).to.deep.equal({
            topics: [
                page("health", "scaling"),
                page("scaling", "health"),
                page("traffic", "health"),
                page("database", "health"),
                page("cost", "health"),
                ...["health", "scaling", "traffic", "database", "cost"].map((purpose) => notice(purpose, "health")),
            ],
            subscriptions: [],
            pagers: [],
            deliveryStatus: undefined,
            logRetentionDays: 30,
        });
    });

    it("refuse how long logs are kept where nobody is paged", () => {
        expect(() => resolveSettings("alerts", { logRetentionDays: 365 })).to.throw(
            "and nobody is paged; leave it out.",
        );
    });

    it("leave a topic that is alone to watch itself", () => {
        expect(resolveSettings("alerts", { purposes: ["all"] }).topics).to.deep.equal([
            page("all", "all"),
            notice("all", "all"),
        ]);
        expect(resolveSettings("alerts", { purposes: ["all"], noticeTopics: false }).topics).to.deep.equal([
            page("all", "all"),
        ]);
    });

    it("subscribe to the topics and severities that are named, or to all", () => {
        const subscriber = { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" };
        const { subscriptions } = resolveSettings("alerts", {
            purposes: ["health", "cost"],
            subscribers: {
                everyone: subscriber,
                finance: { ...subscriber, endpoint: "finance@example.com", purposes: ["cost"] },
                night: { ...subscriber, endpoint: "night@example.com", severities: [Severity.Page] },
            },
        });

        expect(subscriptions.map(({ key }) => key)).to.deep.equal([
            ...["health_everyone", "cost_everyone", "health_notice_everyone", "cost_notice_everyone"],
            ...["cost_finance", "cost_notice_finance", "health_night", "cost_night"],
        ]);
    });

    it("refuse an address that hears a topic twice, and take one that hears different topics", () => {
        const subscriber = { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" };
        const both = (purposes: string[]) => ({
            purposes: ["health", "cost"],
            noticeTopics: false,
            subscribers: { ops: { ...subscriber, purposes: ["health"] }, other: { ...subscriber, purposes } },
        });

        expect(refusal(both(["health", "cost"]))).to.deep.equal([
            'AlertingTopics "alerts": subscribers.other has the endpoint of subscribers.ops, and both hear health; give the one or the other, or other purposes and severities.',
        ]);
        expect(resolveSettings("alerts", both(["cost"])).subscriptions.map(({ key }) => key)).to.deep.equal([
            "health_ops",
            "cost_other",
        ]);
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

    it("refuse names of which a topic's or a queue's name would be wrong", () => {
        const subscribers = { ops: { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" } };

        expect(refusal({}, "my.alerts")[0]).to.contain("use letters, digits, dashes and underscores only");
        const name = "n".repeat(50);
        expect(refusal({ purposes: ["health"], subscribers, noticeTopics: false }, name)[0]).to.contain(
            "the name has 50 characters; use at most 49",
        );
        expect(refusal({ purposes: ["health"], subscribers }, name)[1]).to.contain("use at most 42");
    });

    describe("of PagerDuty", () => {
        const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-a1b2c3";
        const pager = { protocol: SubscriberProtocol.PagerDuty, pagerDuty: { routingKeySecretArn: secret } };
        const mail = { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" };

        it("hear pages only, unless they choose", () => {
            const keysOf = (severities?: Severity[]) =>
                resolveSettings("alerts", {
                    purposes: ["health"],
                    subscribers: { mail, pager: { ...pager, ...(severities && { severities }) } },
                }).pagers.map(({ subscriptions }) => subscriptions.map(({ key }) => key));

            expect(keysOf()).to.deep.equal([["health_pager"]]);
            expect(keysOf([Severity.Page, Severity.Notice])).to.deep.equal([["health_pager", "health_notice_pager"]]);
        });

        it("are not the only ones who are told that a page failed", () => {
            const purposes = ["health", "cost"];
            const advice =
                'where only PagerDuty listens; let a subscriber of another protocol, such as e-mail, hear pages of "cost" or "health".';

            expect(refusal({ purposes, subscribers: { pager } })).to.deep.equal([
                `AlertingTopics "alerts": subscribers.pager is paged, and a page that fails is reported on "cost" or "health", ${advice}`,
            ]);
            const day = { ...mail, severities: [Severity.Notice] };
            expect(refusal({ purposes, subscribers: { pager, day } })[0]).to.contain(advice);
            const finance = { ...mail, purposes: ["cost"] };
            expect(refusal({ purposes, subscribers: { pager, finance } })[0]).to.contain('hear pages of "health".');
            expect(refusal({ purposes, subscribers: { pager, mail } })).to.deep.equal([""]);
        });

        it("have names that a role can have", () => {
            const subscribers = { mail, pager };
            expect(refusal({ purposes: ["all"], noticeTopics: false, subscribers }, "n".repeat(46))).to.have.length(1);
            expect(refusal({ purposes: ["all"], noticeTopics: false, subscribers }, "n".repeat(46))[0]).to.contain(
                'because AWS takes 64 for "',
            );
        });
    });

    describe("of the delivery status", () => {
        const hook = { protocol: SubscriberProtocol.Https, endpoint: "https://example.com/hook" };
        const mail = { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" };

        it("write down everything for a month by default", () => {
            expect(
                resolveSettings("alerts", { subscribers: { hook }, deliveryStatus: {} }).deliveryStatus,
            ).to.deep.equal({ successPercent: 100, logRetentionDays: 30 });
        });

        it("refuse shares and days that there are not", () => {
            const deliveryStatus = { successPercent: 101, logRetentionDays: 31 };
            const messages = refusal({ subscribers: { hook }, deliveryStatus });

            expect(messages).to.have.length(2);
            expect(messages[0]).to.contain("deliveryStatus.successPercent is 101; use 0 to 100.");
            expect(messages[1]).to.contain("deliveryStatus.logRetentionDays is 31; CloudWatch Logs keeps 1, 3,");
        });

        it("refuse to write down what SNS does not tell", () => {
            expect(refusal({ subscribers: { mail }, deliveryStatus: {} })).to.deep.equal([
                'AlertingTopics "alerts": deliveryStatus would write down nothing, because no subscriber has the protocol "https", "lambda", "pagerduty" or "sqs"; leave it out.',
            ]);
        });
    });
});
