import { expect } from "chai";
import { environmentName, nameLimits, nameTooLong } from "./names.js";

describe("names", () => {
    it("leaves room for what Pulumi adds", () => {
        // 64 - 8 for "-1234567" - 5 for "-role"
        expect(nameTooLong("n".repeat(51), "role", nameLimits.role)).to.equal(false);
        expect(nameTooLong("n".repeat(52), "role", nameLimits.role)).to.contain(
            "the name has 52 characters; use at most 51",
        );
    });

    it("makes environment variables of names in any style", () => {
        expect(environmentName("user-images", "bucket")).to.equal("USER_IMAGES_BUCKET");
        expect(environmentName("userImages", "path")).to.equal("USER_IMAGES_PATH");
    });
});
