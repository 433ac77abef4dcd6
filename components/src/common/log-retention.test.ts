import { expect } from "chai";
import { retentionFinding } from "./log-retention.js";

describe("retentionFinding", () => {
    it("passes the numbers of days that CloudWatch Logs takes", () => {
        expect([1, 30, 365, 3653].map((days) => retentionFinding("logRetentionDays", days))).to.deep.equal(
            Array.from({ length: 4 }, () => false),
        );
    });

    it("names the argument, the value and what is allowed", () => {
        expect(retentionFinding("logRetentionDays", 31))
            .to.be.a("string")
            .that.matches(/^logRetentionDays is 31; CloudWatch Logs keeps 1, 3, 5, .*3653 days\.$/);
    });
});
