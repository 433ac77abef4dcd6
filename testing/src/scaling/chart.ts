import { box, card, colours, label, line } from "../drawing/svg.js";
import type { Minute, Replay } from "./model.js";

const width = 960;
const left = 70;
const right = width - 30;
const panel = { height: 150, gap: 54, top: 96 };
/** More points than that nobody sees; of the minutes that share one, the worst counts. */
const mostPoints = 480;

interface Series {
    readonly name: string;
    readonly colour: string;
    readonly fill?: string;
    readonly of: (minute: Minute) => number;
}

const perSecond =
    (part: "requests" | "slow" | "dropped" | "capacity") =>
    (minute: Minute): number =>
        minute[part] / 60;

const panels: readonly { readonly title: string; readonly series: readonly Series[] }[] = [
    {
        title: "requests a second",
        series: [
            { name: "asked", colour: colours.accent, fill: "#dbe9f4", of: perSecond("requests") },
            { name: "could be answered", colour: colours.quiet, of: perSecond("capacity") },
            { name: "turned away", colour: colours.warning, of: ({ limited, blocked }) => (limited + blocked) / 60 },
        ],
    },
    {
        title: "instances",
        series: [
            { name: "wanted", colour: colours.line, of: ({ desired }) => desired },
            { name: "in service", colour: colours.accent, of: ({ inService }) => inService },
        ],
    },
    {
        title: "requests a second that suffered",
        series: [
            { name: "slow", colour: colours.warning, fill: "#fbe3c0", of: perSecond("slow") },
            { name: "never answered", colour: colours.bad, fill: "#f4c7c3", of: perSecond("dropped") },
        ],
    },
];

/** A replay as a picture: what was asked, what was there to answer it, and who suffered. */
export function drawReplay(title: string, verdict: string, { minutes }: Replay): string {
    const points = thinned(minutes);
    const height = panel.top + panels.length * (panel.height + panel.gap);
    return card(`${title}: ${verdict}`, { width, height }, [
        label(24, 34, title, { size: 18, weight: 600 }),
        label(24, 56, verdict, { colour: colours.quiet }),
        ...panels.flatMap(({ title: what, series }, index) =>
            drawPanel(what, series, points, panel.top + index * (panel.height + panel.gap)),
        ),
    ]);
}

function drawPanel(title: string, series: readonly Series[], points: readonly Minute[], top: number): string[] {
    const bottom = top + panel.height;
    const most = Math.max(1, ...series.flatMap(({ of }) => points.map(of)));
    const xOf = (index: number): number => left + (index / Math.max(1, points.length - 1)) * (right - left);
    const yOf = (value: number): number => bottom - (value / most) * panel.height;
    return [
        label(left, top - 10, title, { weight: 600 }),
        ...legend(series, top - 10),
        box({ x: left, y: top, width: right - left, height: panel.height }, { fill: "none", stroke: "#eef1f4" }),
        label(left - 8, top + 10, most.toLocaleString("en", { maximumFractionDigits: 0 }), {
            colour: colours.quiet,
            anchor: "end",
        }),
        label(left - 8, bottom, "0", { colour: colours.quiet, anchor: "end" }),
        ...series.flatMap(({ colour, fill, of }) => {
            const curve = points.map((minute, index) => [xOf(index), yOf(of(minute))] as const);
            const area = [[left, bottom] as const, ...curve, [right, bottom] as const];
            return [...(fill === undefined ? [] : [line(area, { colour: "none", fill })]), line(curve, { colour })];
        }),
        label(left, bottom + 18, timeOf(points[0]), { colour: colours.quiet }),
        label(right, bottom + 18, timeOf(points.at(-1)), { colour: colours.quiet, anchor: "end" }),
    ];
}

function legend(series: readonly Series[], y: number): string[] {
    return series.flatMap(({ name, colour }, index) => {
        const x = right - (series.length - index) * 150;
        return [
            box({ x, y: y - 9, width: 10, height: 10 }, { fill: colour, radius: 2 }),
            label(x + 16, y, name, { colour: colours.quiet }),
        ];
    });
}

function thinned(minutes: readonly Minute[]): Minute[] {
    const each = Math.ceil(minutes.length / mostPoints);
    return Array.from({ length: Math.ceil(minutes.length / each) }, (_, index) =>
        minutes.slice(index * each, (index + 1) * each).reduce(worse),
    );
}

function worse(one: Minute, other: Minute): Minute {
    return {
        start: one.start,
        requests: Math.max(one.requests, other.requests),
        limited: Math.max(one.limited, other.limited),
        blocked: Math.max(one.blocked, other.blocked),
        slow: Math.max(one.slow, other.slow),
        dropped: Math.max(one.dropped, other.dropped),
        capacity: Math.min(one.capacity, other.capacity),
        inService: Math.min(one.inService, other.inService),
        desired: Math.max(one.desired, other.desired),
        cpuPercent: Math.max(one.cpuPercent, other.cpuPercent),
    };
}

function timeOf(minute: Minute | undefined): string {
    return minute === undefined ? "" : new Date(minute.start * 1_000).toISOString().slice(0, 16).replace("T", " ");
}
