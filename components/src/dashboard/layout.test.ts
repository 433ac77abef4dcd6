import { expect } from "chai";
import type { Chart } from "./charts.js";
import { layOut } from "./layout.js";

const chart: Chart = { title: "chart", lines: [] };
const section = (heading: string, count: number) => ({ heading, charts: Array.from({ length: count }, () => chart) });

describe("layOut", () => {
    it("fills rows with three charts and begins a row for each heading", () => {
        const widgets = layOut(
            { note: undefined, alarmArns: [], sections: [section("a", 4), section("b", 1)] },
            "eu-west-1",
        );

        expect(widgets.map(({ type, x, y }) => `${type} ${x},${y}`)).to.deep.equal([
            "text 0,0",
            "metric 0,1",
            "metric 8,1",
            "metric 16,1",
            "metric 0,7",
            "text 0,13",
            "metric 0,14",
        ]);
    });

    it("shows the states of all alarms, a hundred in a widget", () => {
        const alarmArns = Array.from({ length: 230 }, (_, index) => `alarm ${index}`);
        const alarms = layOut({ note: undefined, alarmArns, sections: [section("a", 1)] }, "eu-west-1").slice(0, 3);

        expect(alarms.map(({ type, y, height }) => `${type} ${y} ${height}`)).to.deep.equal([
            "alarm 0 18",
            "alarm 18 18",
            "alarm 36 6",
        ]);
        expect(alarms.flatMap(({ properties }) => properties["alarms"])).to.deep.equal(alarmArns);
    });

    it("puts no widget over another or over the edge", () => {
        const alarmArns = Array.from({ length: 20 }, (_, index) => `alarm ${index}`);
        const widgets = layOut(
            { note: "first\nsecond", alarmArns, sections: [section("a", 7), section("b", 2), section("c", 3)] },
            "eu-west-1",
        );
        const cells = widgets.flatMap(({ x, y, width, height }) =>
            Array.from(
                { length: width * height },
                (_, cell) => `${x + (cell % width)},${y + Math.floor(cell / width)}`,
            ),
        );

        expect(new Set(cells).size).to.equal(cells.length);
        expect(Math.max(...widgets.map(({ x, width }) => x + width))).to.equal(24);
    });
});
