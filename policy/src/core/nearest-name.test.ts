import { expect } from "chai";
import { nearestName } from "./nearest-name.js";

const names = ["required-tags", "database-not-public", "alarm-has-action"];

describe("nearestName", () => {
    it("finds the name that was meant: a letter too few, too many, swapped, or in another case", () => {
        for (const given of ["requird-tags", "required-tagss", "reqiured-tags", "Required-Tags", "required_tags"]) {
            expect(nearestName(given, names)).to.equal("required-tags");
        }
    });

    it("guesses nothing where no name is near", () => {
        expect(nearestName("s3-encrypted", names)).to.equal(undefined);
        expect(nearestName("tags", [])).to.equal(undefined);
    });

    it("takes short names by themselves, not for each other", () => {
        expect(nearestName("tgas", ["tags", "onUnknown"])).to.equal("tags");
        expect(nearestName("level", ["tags", "onUnknown"])).to.equal(undefined);
    });
});
