import { box, card, colours as common, label, line } from "../testing/src/drawing/svg.js";
import { type Figure, inUnit, median, type Point } from "./figures.js";

const colours = { quiet: common.quiet, ours: common.accent, other: common.line, limit: common.bad } as const;
const width = 640;
const left = 200;
const right = width - 90;

/** A figure as a picture on a white card: bars for ours, floor and peer with the limit across them, or a line where it was watched over time. */
export function draw(figure: Figure): string {
    return figure.series === undefined ? drawBars(figure) : drawLine(figure, figure.series);
}

function drawBars({ what, ours, floor, peer, limit, aboveFloor = false, atLeast = false, unit = "s" }: Figure): string {
    const bars = [
        { name: "evenkeel", value: median(ours), colour: colours.ours },
        ...[floor, peer].flatMap((other) =>
            other === undefined ? [] : { name: other.what, value: median(other.times), colour: colours.other },
        ),
    ];
    const bound = aboveFloor && floor !== undefined ? median(floor.times) + limit : limit;
    const most = Math.max(bound, ...bars.map(({ value }) => value), Number.MIN_VALUE);
    const xOf = (value: number): number => left + (value / most) * (right - left);
    const height = 92 + bars.length * 34;
    return titled(what, height, [
        ...bars.flatMap(({ name, value, colour }, at) => {
            const y = 52 + at * 34;
            return [
                label(left - 10, y + 16, name, { anchor: "end" }),
                box({ x: left, y, width: Math.max(1, xOf(value) - left), height: 22 }, { fill: colour, radius: 3 }),
                label(xOf(value) + 6, y + 16, inUnit(value, unit), { colour: colours.quiet }),
            ];
        }),
        line(
            [
                [xOf(bound), 46],
                [xOf(bound), height - 34],
            ],
            { colour: colours.limit },
        ),
        label(xOf(bound), height - 18, `${atLeast ? "at least" : "at most"} ${inUnit(bound, unit)}`, {
            colour: colours.limit,
            anchor: xOf(bound) > width / 2 ? "end" : "start",
        }),
    ]);
}

function drawLine({ what, limit, unit = "s" }: Figure, { across, points }: NonNullable<Figure["series"]>): string {
    const [height, top] = [260, 56];
    const bottom = height - 50;
    const most = { x: Math.max(...points.map(({ x }) => x)), y: Math.max(limit, ...points.map(({ y }) => y)) };
    const yOf = (value: number): number => bottom - (value / most.y) * (bottom - top);
    const at = ({ x, y }: Point) => [60 + (x / most.x) * (right - 60), yOf(y)] as const;
    return titled(what, height, [
        level([60, right], bottom, colours.other),
        line(points.map(at), { colour: colours.ours, width: 2 }),
        level([60, right], yOf(limit), colours.limit),
        label(right + 6, yOf(limit) + 4, inUnit(limit, unit), { colour: colours.limit }),
        label(54, bottom + 4, "0", { colour: colours.quiet, anchor: "end" }),
        label(right, bottom + 22, `${most.x.toFixed(0)} ${across}`, { colour: colours.quiet, anchor: "end" }),
    ]);
}

function titled(title: string, height: number, content: readonly string[]): string {
    return card(title, { width, height }, [label(20, 30, title, { weight: 600 }), ...content]);
}

function level([from, to]: readonly [number, number], y: number, colour: string): string {
    return line(
        [
            [from, y],
            [to, y],
        ],
        { colour },
    );
}
