import { expect } from "chai";
import { unknownBySeverity, unknownHandlings } from "./levels.js";

describe("unknownBySeverity", () => {
    it("stops for what matters most, and never leaves anything out by itself", () => {
        expect(unknownBySeverity.resource).to.deep.equal({
            critical: "mandatory",
            high: "mandatory",
            medium: "advisory",
            low: "advisory",
        });
        for (const handlings of Object.values(unknownBySeverity)) {
            expect(unknownHandlings).to.include.members(Object.values(handlings));
        }
    });

    it("stops sooner for stack rules, which an update asks when everything is made", () => {
        expect(unknownBySeverity.stack).to.deep.equal({ ...unknownBySeverity.resource, medium: "mandatory" });
    });
});
