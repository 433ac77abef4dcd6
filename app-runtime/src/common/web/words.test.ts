import { expect } from "chai";
import { sayBytes, sayMoment, sayWait } from "./words.js";

describe("what pages say", () => {
    it("says sizes in the unit that suits them", () => {
        expect([0, 1, 999, 1_000, 12_345, 999_949, 999_950, 2_400_000, 25_000_000].map(sayBytes)).to.deep.equal([
            "0 bytes",
            "1 byte",
            "999 bytes",
            "1 kB",
            "12.3 kB",
            "999.9 kB",
            "1 MB",
            "2.4 MB",
            "25 MB",
        ]);
    });

    it("says moments in one time zone, and names it", () => {
        expect(sayMoment(new Date(Date.UTC(2026, 4, 3, 14, 5)))).to.equal("3 May 2026 at 14:05 UTC");
    });

    it("says how long to wait, rather too long than too short", () => {
        expect([1, 5, 59, 60, 61, 900].map(sayWait)).to.deep.equal([
            "1 second",
            "5 seconds",
            "59 seconds",
            "1 minute",
            "2 minutes",
            "15 minutes",
        ]);
    });
});
