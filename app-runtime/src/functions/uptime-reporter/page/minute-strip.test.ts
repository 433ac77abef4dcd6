import { expect } from "chai";
import { renderMinuteStrip } from "./minute-strip.js";
import { weekWith } from "./page.fixtures.test.js";

function rowsOf(svg: string, kind: string): readonly (readonly number[])[] {
    const rects = svg.matchAll(
        new RegExp(`class="${kind}"\\s+x="([\\d.]+)"\\s+y="([\\d.]+)"\\s+width="([\\d.]+)"`, "g"),
    );
    return [...rects].map(([, x, y, width]) => [x, y, width].map(Number));
}

describe("the strip of minutes", () => {
    it("is one line for each day", () => {
        const good = rowsOf(renderMinuteStrip(weekWith({})), "good");
        expect(good.map(([, y]) => y)).to.deep.equal([4, 24, 44, 64, 84, 104, 124]);
        expect(new Set(good.map(([x, , width]) => `${x} ${width}`))).to.deep.equal(new Set(["78 390"]));
    });

    it("draws one bad minute wide enough to be seen, within its day and over the others", () => {
        const svg = renderMinuteStrip(weekWith({ bad: [0, 1_439, 3_000] }));
        const bad = rowsOf(svg, "bad");

        expect(bad.map(([, y, width]) => [y, width])).to.deep.equal([
            [4, 2],
            [4, 2],
            [44, 2],
        ]);
        bad.forEach(([x = 0, , width = 0]) => expect(x >= 78 && x + width <= 468, String(x)).to.equal(true));
        const [monday = ""] = svg.split("Tue 6");
        expect(monday.lastIndexOf('class="bad"'), "over the good ones").to.be.above(monday.lastIndexOf('class="good"'));
    });

    it("parts what is unknown from what was not measured yet", () => {
        const unknown = Array.from({ length: 2_000 }, (_none, index) => index);
        const svg = renderMinuteStrip(weekWith({ unknown }, new Date("2026-10-06T00:00:00Z")));

        expect(rowsOf(svg, "before")).to.deep.equal([[78, 4, 390]]);
        expect(rowsOf(svg, "unknown").map(([, y]) => y)).to.deep.equal([24]);
        expect(svg).to.contain("0 bad and 560 unknown minutes");
    });
});
