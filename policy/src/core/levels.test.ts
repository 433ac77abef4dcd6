import { expect } from "chai";
import { unknownBySeverity, unknownHandlings } from "./levels.js";

describe("unknownBySeverity", () => {
    it("stops for what matters most, and never leaves anything out by itself", () => {
        expect(unknownBySeverity).to.deep.equal({
            critical: "mandatory",
            high: "mandatory",
            medium: "advisory",
            low: "advisory",
        });
        expect(unknownHandlings).to.include.members(Object.values(unknownBySeverity));
    });
});
