import { expect } from "chai";
import { renderDayChart } from "./day-chart.js";
import { weekWith } from "./page.fixtures.test.js";

/** The bars of a kind, as top and height. */
function barsOf(svg: string, kind: string): readonly (readonly number[])[] {
    const bars = svg.matchAll(
        new RegExp(`class="${kind}"\\s+x="[\\d.]+"\\s+y="([\\d.]+)"\\s+width="[\\d.]+"\\s+height="([\\d.]+)"`, "g"),
    );
    return [...bars].map(([, top, height]) => [Number(top), Number(height)]);
}

describe("the chart of days", () => {
    it("has a bar to the top for each day that is all good", () => {
        expect(barsOf(renderDayChart(weekWith({}), 99.95), "good")).to.deep.equal(
            Array.from({ length: 7 }, () => [16, 180]),
        );
    });

    it("shows a single bad minute of a day, which an even axis would hide", () => {
        const [monday, tuesday] = barsOf(renderDayChart(weekWith({ bad: [5] }), 99.95), "good");

        expect(tuesday).to.deep.equal([16, 180]);
        expect(monday?.[0]).to.be.above(16 + 40);
    });

    it("hatches what would be good if unknown minutes were, and fills only what is sure", () => {
        const svg = renderDayChart(weekWith({ unknown: [1, 2, 3] }), 99.95);
        const [[goodTop = 0] = []] = barsOf(svg, "good");

        expect(barsOf(svg, "unknown")).to.have.lengthOf(1);
        expect(barsOf(svg, "unknown")[0]).to.deep.equal([16, goodTop - 16]);
        expect(goodTop).to.be.above(16);
    });

    it("draws the goal above the floor, both with their numbers", () => {
        const svg = renderDayChart(weekWith({}), 99.95);
        const heightOf = (kind: string): number =>
            Number(new RegExp(`<line\\s+class="${kind}"[^>]*y1="([\\d.]+)"`).exec(svg)?.[1]);

        expect(heightOf("goal")).to.be.within(17, heightOf("floor") - 1);
        expect(svg).to.contain("goal 99.95").and.to.contain("floor 95");
    });

    it("is a drawing also where nothing is known, and says so in words", () => {
        const unknown = Array.from({ length: 10_080 }, (_none, index) => index);
        const svg = renderDayChart(weekWith({ unknown }), 99.95);

        expect(barsOf(svg, "good")).to.deep.equal([]);
        expect(svg)
            .to.contain("Mon 5 Oct: – of what is known.")
            .and.not.to.match(/NaN|Infinity|<script/);
    });
});
