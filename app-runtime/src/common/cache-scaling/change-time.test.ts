import { expect } from "chai";
import { changeTime } from "./change-time.js";

const noon = Date.UTC(2026, 4, 3, 12);
const [second, hour] = [1_000, 3_600_000];

describe("the time of the last change", () => {
    it("is what is remembered, where the clocks agree", () => {
        expect(changeTime(noon, new Date(noon + second), noon + 90 * second)).to.equal(noon);
        expect(changeTime(noon, undefined, noon + 90 * second)).to.equal(noon);
    });

    it("is later than the write, where somebody settles after having found it", () => {
        expect(changeTime(noon + hour, new Date(noon), noon + 2 * hour)).to.equal(noon + hour);
    });

    it("is when AWS wrote, where a clock that was behind noted it", () => {
        expect(changeTime(noon - hour, new Date(noon), noon + 10 * second)).to.equal(noon);
    });

    it("is now, where a clock that was ahead noted it", () => {
        expect(changeTime(noon + 100 * hour, new Date(noon), noon + hour)).to.equal(noon + hour);
    });

    it("stays in the future of a clock that is behind", () => {
        expect(changeTime(noon, new Date(noon + second), noon - hour)).to.equal(noon);
    });
});
