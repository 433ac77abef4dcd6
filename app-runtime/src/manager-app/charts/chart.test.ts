import { expect } from "chai";
import { describeChart, renderChart, type Chart } from "./chart.js";

const minutes = Array.from({ length: 10 }, (_none, index) => new Date(Date.UTC(2026, 4, 3, 14, index)));
const none = undefined;

function chartOf(values: readonly (number | undefined)[], options: Partial<Chart> = {}): Chart {
    return { id: "c", title: "Hit rate", unit: "%", minutes, values, top: 100, ...options };
}

/** The lines of a chart, each as its points. */
function linesOf(svg: string): readonly (readonly string[])[] {
    return [...svg.matchAll(/class="line" d="M([^"]+)"/g)].map(([, points = ""]) => points.split(" L"));
}

function countOf(svg: string, what: string): number {
    return svg.split(what).length - 1;
}

describe("renderChart", () => {
    it("draws one line through minutes that follow each other", () => {
        const svg = renderChart(chartOf([0, 10, 20, 30, 40, 50, 60, 70, 80, 100]));

        const [line = [], ...others] = linesOf(svg);
        expect(others).to.deep.equal([]);
        expect(line).to.have.lengthOf(10);
        expect(line[0]).to.equal("54,172");
        expect(line[9]).to.equal("468,12");
        expect(svg).not.to.contain('class="gap"').and.not.to.contain("<circle");
    });

    it("breaks the line where minutes have no data, and marks the gap", () => {
        const svg = renderChart(chartOf([10, 20, 30, none, none, 60, 70, 80, 90, 100]));

        expect(linesOf(svg).map(({ length }) => length)).to.deep.equal([3, 5]);
        expect(countOf(svg, 'class="gap"')).to.equal(1);
        expect(svg).to.match(/class="gap"\s+x="146"\s+y="12"\s+width="138"/);
        expect(linesOf(svg).flat(), "nothing is drawn at zero").to.satisfy((points: readonly string[]) =>
            points.every((point) => !point.endsWith(",172")),
        );
    });

    it("draws gaps at both ends to the edge", () => {
        const svg = renderChart(chartOf([none, none, 30, 40, 50, 60, 70, 80, 90, none]));

        expect(countOf(svg, 'class="gap"')).to.equal(2);
        expect(svg).to.match(/class="gap"\s+x="54"/);
        expect(svg).to.match(/class="gap"\s+x="422"\s+y="12"\s+width="46"/);
    });

    it("draws a minute between two gaps as a dot, and a zero as a zero", () => {
        const svg = renderChart(chartOf([none, 0, none, 50, none, none, none, none, none, none]));

        expect(linesOf(svg)).to.deep.equal([]);
        expect(svg).to.match(/<circle class="dot" cx="100" cy="172"/);
        expect(svg).to.match(/<circle class="dot" cx="192" cy="92"/);
    });

    it("is still a chart without any data", () => {
        const svg = renderChart(chartOf(minutes.map(() => none)));

        expect(linesOf(svg)).to.deep.equal([]);
        expect(countOf(svg, 'class="gap"')).to.equal(1);
        expect(svg).to.contain("No data.").and.not.to.contain("NaN").and.not.to.contain("Infinity");
    });

    it("says in words what it shows", () => {
        expect(describeChart(chartOf([none, 25, none, 50, 75, none, none, none, none, none]))).to.equal(
            "From 14:00 to 14:09 UTC. Latest: 75% at 14:04. Lowest: 25%, highest: 75%. No data in 7 minutes.",
        );
        expect(renderChart(chartOf([1]))).to.match(
            /role="img"\s+aria-labelledby="c-title c-description"[^]*<title id="c-title">Hit rate<\/title>\s*<desc id="c-description">/,
        );
    });

    it("has no style and no script of its own, which the page's policy would refuse", () => {
        expect(renderChart(chartOf([1, 2, none, 4])))
            .not.to.match(/\sstyle=/)
            .and.not.to.contain("<style")
            .and.not.to.contain("<script");
    });

    it("writes times under it every five minutes, and whole numbers where there are only whole ones", () => {
        const svg = renderChart({
            id: "n",
            title: "Nodes",
            unit: "nodes",
            whole: true,
            minutes,
            values: minutes.map(() => 2),
        });
        const labels = [...svg.matchAll(/class="label"[^>]*>\s*([^<]*?)\s*</g)].map(([, text]) => text);

        expect(labels).to.deep.equal(["0", "1", "2", "14:00", "14:05"]);
    });
});
