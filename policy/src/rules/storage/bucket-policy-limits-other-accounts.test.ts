import { expect } from "chai";
import { judge } from "../../testing/judge.js";
import type { TestResource } from "../../testing/wire.js";

const rule = "bucket-policy-limits-other-accounts";
const partner = "999999999999";

/** A bucket that another account may delete objects from. */
const bucket: TestResource = {
    type: "aws:s3/bucket:Bucket",
    name: "media",
    props: {
        policy: JSON.stringify({
            Statement: [{ Effect: "Allow", Principal: { AWS: partner }, Action: "s3:DeleteObject", Resource: "*" }],
        }),
    },
};

describe("the settings of bucket-policy-limits-other-accounts", () => {
    it("allow other accounts what the actions do not name", async () => {
        expect(await judge(rule, bucket, { accounts: ["123456789012"] })).to.deep.equal([]);
    });

    it("deny other accounts the actions that they name", async () => {
        const [report] = await judge(rule, bucket, { accounts: ["123456789012"], actions: ["s3:DeleteObject"] });

        expect(report?.message).to.contain("policy lets another account in");
        expect(report?.level).to.equal("mandatory");
    });

    it("allow the accounts that they name everything", async () => {
        expect(await judge(rule, bucket, { accounts: [partner], actions: ["s3:DeleteObject"] })).to.deep.equal([]);
    });
});
