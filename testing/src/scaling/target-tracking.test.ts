import { expect } from "chai";
import { wishOf } from "./target-tracking.js";

const times = (count: number, value: number | undefined): (number | undefined)[] =>
    Array.from({ length: count }, () => value);

describe("a target", () => {
    it("grows the group after three data points above it, to what would meet it", () => {
        expect(wishOf(times(2, 100), 75, 3).direction).to.equal("stay");
        expect(wishOf(times(3, 100), 75, 3)).to.deep.equal({ instances: 4, direction: "grow" });
    });

    it("does not grow it for three that are exactly met", () => {
        expect(wishOf(times(3, 75), 75, 3).direction).to.equal("stay");
    });

    it("shrinks it after fifteen below nine tenths of it", () => {
        expect(wishOf(times(14, 20), 75, 4).direction).to.equal("stay");
        expect(wishOf(times(15, 20), 75, 4)).to.deep.equal({ instances: 2, direction: "shrink" });
        expect(wishOf(times(15, 70), 75, 4).direction).to.equal("stay");
    });

    it("does not shrink it by less than one instance", () => {
        expect(wishOf(times(15, 60), 75, 4)).to.deep.equal({ instances: 4, direction: "stay" });
    });

    it("asks for nothing where data are missing", () => {
        expect(wishOf([100, 100, undefined], 75, 3).direction).to.equal("stay");
        expect(wishOf([100, undefined, 100], 75, 3).direction).to.equal("stay");
        expect(wishOf([], 75, 3).direction).to.equal("stay");
        expect(wishOf(times(3, 100), 75, 0)).to.deep.equal({ instances: 0, direction: "stay" });
    });
});
