import { expect } from "chai";
import { nearestOf } from "./nearest.js";

describe("nearestOf", () => {
    it("finds a name with few changed letters, and none where there is none", () => {
        expect(nearestOf("dve", ["dev", "prod"])).to.equal("dev");
        expect(nearestOf("production", ["dev", "producton"])).to.equal("producton");
        expect(nearestOf("nope", ["dev", "prod", "test"])).to.equal(undefined);
        expect(nearestOf("qa", ["eu"])).to.equal(undefined);
        expect(nearestOf("qa", [])).to.equal(undefined);
    });
});
