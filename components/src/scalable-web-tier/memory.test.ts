import { expect } from "chai";
import { memoryOf } from "./memory.js";

describe("memoryOf", () => {
    const known = {
        "t3.nano": 0.5,
        "t4g.small": 2,
        "t2.2xlarge": 32,
        "m7g.medium": 4,
        "m7i-flex.large": 8,
        "c6gn.xlarge": 8,
        "r6i.4xlarge": 128,
    };
    for (const [type, memory] of Object.entries(known)) {
        it(`knows that ${type} has ${memory} GiB`, () => {
            expect(memoryOf(type)).to.equal(memory);
        });
    }

    for (const type of ["c4.large", "r4.large", "x2gd.large", "m7i.metal-24xl", "t3.large8", "small"]) {
        it(`does not guess that of ${type}`, () => {
            expect(memoryOf(type)).to.equal(undefined);
        });
    }
});
