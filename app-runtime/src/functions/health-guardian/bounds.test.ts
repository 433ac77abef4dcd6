import { expect } from "chai";
import { leastHealthy, mostUnhealthy } from "./bounds.js";
import { defaultRules } from "./rules.js";

const sizes = Array.from({ length: 200 }, (_, place) => place + 1);

describe("how many instances may be unhealthy", () => {
    it("is four in ten of those that are there now, and one of few", () => {
        const few = [1, 2, 3, 4, 5, 7, 8, 10, 12];

        expect(few.map((size) => mostUnhealthy(size, defaultRules))).to.deep.equal([1, 1, 1, 1, 2, 2, 3, 4, 4]);
    });

    it("is never a larger share because the group is larger than it was", () => {
        for (const size of sizes.filter((each) => each > 2)) {
            expect(mostUnhealthy(size, defaultRules) / size, `of ${size}`).to.be.at.most(0.4);
        }
    });
});

describe("how many instances have to be healthy", () => {
    it("are as many as the minimum, whenever the group is to be larger than that", () => {
        for (const minimum of [0, ...sizes]) {
            for (const more of [1, 2, 9]) {
                expect(leastHealthy({ minimum, desired: minimum + more })).to.equal(minimum);
            }
        }
    });

    it("are all but the sick one, where the group is to be at its minimum", () => {
        for (const size of sizes) {
            expect(leastHealthy({ minimum: size, desired: size })).to.equal(size - 1);
        }
    });

    it("are none of a group that is to be empty", () => {
        expect(leastHealthy({ minimum: 0, desired: 0 })).to.equal(0);
    });
});
