import { readdirSync } from "node:fs";
import { expect } from "chai";
import { pack } from "../testing/pack.js";

const names = [
    "alarm-has-action",
    "alarm-missing-data",
    "alarm-threshold-bounds",
    "database-in-private-subnets",
    "database-not-public",
    "required-tags",
];

describe("the pack", () => {
    it("has these rules and no other, each mandatory, explained and with a severity", async () => {
        const policies = (await (await pack()).info()).getPoliciesList();

        expect(policies.map((policy) => policy.getName())).to.deep.equal(names);
        for (const policy of policies) {
            expect(policy.getEnforcementlevel(), policy.getName()).to.equal(1);
            expect(policy.getSeverity(), policy.getName()).to.be.greaterThan(0);
            expect(policy.getUrl(), policy.getName()).to.match(/^https:\/\/docs\.aws\.amazon\.com\//);
            expect(policy.getDisplayname(), policy.getName()).to.not.equal("");
        }
    });

    it("keeps each rule in a file of the rule's name, with a test beside it", () => {
        const files = readdirSync(__dirname).filter((file) => !file.startsWith("index."));

        expect(files.sort()).to.deep.equal(names.flatMap((name) => [`${name}.test.ts`, `${name}.ts`]));
    });

    it("says which controls ask for the same", async () => {
        const policies = (await (await pack()).info()).getPoliciesList();

        expect(Object.fromEntries(policies.map((policy) => [policy.getName(), policy.getTagsList()]))).to.deep.equal({
            "alarm-has-action": ["Security Hub CloudWatch.15", "Security Hub CloudWatch.17", "Checkov CKV_AWS_319"],
            "alarm-missing-data": [],
            "alarm-threshold-bounds": [],
            "database-in-private-subnets": ["Security Hub RDS.46"],
            "database-not-public": ["Security Hub RDS.2", "CIS AWS Foundations v3 2.3.3", "Checkov CKV_AWS_17"],
            "required-tags": [],
        });
    });
});
