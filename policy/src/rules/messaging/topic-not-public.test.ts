import { expect } from "chai";
import { judge } from "../../testing/judge.js";
import type { TestResource } from "../../testing/wire.js";

const partner = "999999999999";

/** A topic that another account may publish to. */
const topic: TestResource = {
    type: "aws:sns/topic:Topic",
    name: "orders",
    props: {
        policy: JSON.stringify({
            Statement: [{ Effect: "Allow", Principal: { AWS: partner }, Action: "sns:Publish", Resource: "*" }],
        }),
    },
};

describe("the setting accounts of topic-not-public", () => {
    it("lets the accounts in that it names", async () => {
        expect(await judge("topic-not-public", topic, { accounts: [partner] })).to.deep.equal([]);
    });

    it("makes every other account a violation, also where the own one is not known", async () => {
        const [report] = await judge("topic-not-public", topic, { accounts: ["123456789012"] });

        expect(report?.message).to.contain("policy lets another account in");
        expect(report?.undecided).to.equal(false);
    });

    it("keeps the numbers of accounts out of the message", async () => {
        const [report] = await judge("topic-not-public", topic);

        expect(report?.message).to.not.contain(partner);
    });
});
