import { WAFV2Client } from "@aws-sdk/client-wafv2";
import { expect } from "chai";
import { type Answer, recordingHandler } from "../../testing/sdk-contract.js";
import { WafAddressSet } from "./address-set.js";

const place = { region: "eu-west-1", endpoint: undefined };
const arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/ipset/blocked/0b1c2d3e-0000";

function setOf(answer: Answer): { set: WafAddressSet; sent: readonly { readonly body: unknown }[] } {
    const { handle, sent } = recordingHandler(() => answer);
    const client = new WAFV2Client({
        ...{ region: "eu-west-1", requestHandler: { handle }, maxAttempts: 1 },
        credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    return { set: new WafAddressSet(place, arn, client), sent };
}

const asked = { Name: "blocked", Id: "0b1c2d3e-0000", Scope: "REGIONAL" };

describe("an IP set of WAF", () => {
    it("is asked for by the name and the id in its ARN", async () => {
        const IPSet = { Name: "blocked", Addresses: ["192.0.2.1/32"] };
        const { set, sent } = setOf({ status: 200, body: { IPSet, LockToken: "t1" } });
        expect(await set.read()).to.deep.equal({ networks: ["192.0.2.1/32"], token: "t1" });
        expect(sent.map(({ body }) => body)).to.deep.equal([asked]);
    });

    it("is written whole, on the condition that nobody has since it was read", async () => {
        const { set, sent } = setOf({ status: 200, body: { NextLockToken: "t2" } });
        expect(await set.write({ networks: ["192.0.2.1/32"], token: "t1" })).to.equal(true);
        expect(sent.map(({ body }) => body)).to.deep.equal([
            { ...asked, Addresses: ["192.0.2.1/32"], LockToken: "t1" },
        ]);
    });

    it("says where somebody has, and fails with anything else", async () => {
        const lost = setOf({ status: 400, body: {}, error: "WAFOptimisticLockException" });
        expect(await lost.set.write({ networks: [], token: "t1" })).to.equal(false);

        const full = setOf({ status: 400, body: {}, error: "WAFLimitsExceededException" });
        const failed: unknown = await full.set.write({ networks: [], token: "t1" }).catch((error: unknown) => error);
        expect(failed).to.have.property("name", "WAFLimitsExceededException");
    });
});
