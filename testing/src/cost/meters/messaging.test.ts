import { expect } from "chai";
import { drafts, usageOf } from "./fixtures.test.js";

describe("cost of messages", () => {
    it("depends on use", () => {
        expect(usageOf(drafts("aws:sns/topic:Topic", {}))).to.deep.equal(["sns.requests"]);
        expect(usageOf(drafts("aws:sqs/queue:Queue", {}))).to.deep.equal(["sqs.requests"]);
        expect(usageOf(drafts("aws:sqs/queue:Queue", { fifoQueue: true }))).to.deep.equal(["sqs.requests-fifo"]);
    });

    it("has deliveries by how they are made", () => {
        const subscribed = (protocol: string) =>
            usageOf(drafts("aws:sns/topicSubscription:TopicSubscription", { protocol }));
        expect(["email", "https", "sms", "sqs", "lambda"].map(subscribed)).to.deep.equal([
            ["sns.email"],
            ["sns.http"],
            ["sns.sms"],
            [],
            [],
        ]);
    });
});
