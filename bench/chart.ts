import { type Figure, inUnit, median, type Point } from "./figures.js";

const colours = { ink: "#1f2933", quiet: "#5f6c7b", ours: "#2f6f9f", other: "#c3cdd8", limit: "#b42318" } as const;
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
    return card(what, height, [
        ...bars.flatMap(({ name, value, colour }, at) => {
            const y = 52 + at * 34;
            return [
                label(left - 10, y + 16, name, { anchor: "end" }),
                `<rect x="${left}" y="${y}" width="${round(Math.max(1, xOf(value) - left))}" height="22" rx="3" fill="${colour}"/>`,
                label(xOf(value) + 6, y + 16, inUnit(value, unit), { colour: colours.quiet }),
            ];
        }),
        line([xOf(bound), 46, xOf(bound), height - 34], colours.limit),
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
    const at = ({ x, y }: Point): string =>
        `${round(60 + (x / most.x) * (right - 60))} ${round(bottom - (y / most.y) * (bottom - top))}`;
    const yOf = (value: number): number => bottom - (value / most.y) * (bottom - top);
    return card(what, height, [
        line([60, bottom, right, bottom], colours.other),
        `<path d="M${points.map(at).join(" L")}" fill="none" stroke="${colours.ours}" stroke-width="2"/>`,
        line([60, yOf(limit), right, yOf(limit)], colours.limit),
        label(right + 6, yOf(limit) + 4, inUnit(limit, unit), { colour: colours.limit }),
        label(54, bottom + 4, "0", { colour: colours.quiet, anchor: "end" }),
        label(right, bottom + 22, `${most.x.toFixed(0)} ${across}`, { colour: colours.quiet, anchor: "end" }),
    ]);
}

function card(title: string, height: number, content: readonly string[]): string {
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" role="img" aria-labelledby="title">`,
        `<title id="title">${escape(title)}</title>`,
        `<rect width="${width}" height="${height}" rx="10" fill="#ffffff"/>`,
        label(20, 30, title, { weight: 600 }),
        ...content,
        "</svg>",
        "",
    ].join("\n");
}

function line([x1, y1, x2, y2]: readonly [number, number, number, number], colour: string): string {
    return `<path d="M${round(x1)} ${round(y1)} L${round(x2)} ${round(y2)}" stroke="${colour}" stroke-width="1.5"/>`;
}

interface TextStyle {
    weight?: number;
    colour?: string;
    anchor?: "start" | "end";
}

function label(x: number, y: number, text: string, style: TextStyle = {}): string {
    const { weight = 400, colour = colours.ink, anchor = "start" } = style;
    return `<text x="${round(x)}" y="${round(y)}" font-size="13" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}">${escape(text)}</text>`;
}

function round(value: number): string {
    return value.toFixed(1);
}

function escape(text: string): string {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
