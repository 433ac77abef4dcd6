import { expect } from "chai";
import { arnMatches } from "./likely-arn.js";

const database = { service: "rds", kind: "db:" };

describe("an ARN of which only some is known", () => {
    it("is matched by wildcards in the place of what is not known", () => {
        for (const pattern of ["*", "arn:aws:rds:*", "arn:aws:rds:*:*:db:*", "arn:aws-cn:*:*:*:db:*"]) {
            expect(arnMatches(pattern, database), pattern).to.equal("yes");
        }
    });

    it("may turn out to match where the pattern names what is not known", () => {
        for (const pattern of ["arn:aws:rds:eu-west-1:*", "arn:aws:rds:*:*:db:orders-*", "arn:aws:rds:*:1112:db:*"]) {
            expect(arnMatches(pattern, database), pattern).to.equal("perhaps");
        }
    });

    it("is not matched where the pattern contradicts what is known", () => {
        const known = { ...database, region: "eu-west-1", name: "orders-1f3" };

        for (const pattern of ["arn:aws:ec2:*", "arn:aws:rds:*:*:cluster:*", "arn:aws:rds:us-east-1:*:db:*"]) {
            expect(arnMatches(pattern, known), pattern).to.equal("no");
        }
        expect(arnMatches("arn:aws:rds:*:*:db:users-*", known)).to.equal("no");
        expect(arnMatches("arn:aws:rds:*:*:db:orders-*", known)).to.equal("yes");
    });
});
