import {
    box,
    card,
    colours as common,
    label as text,
    line,
    type Box,
    type TextStyle,
} from "../../testing/src/drawing/svg.js";
import type { Scene, Tier } from "./scene.js";

const colours = {
    ...common,
    public: "#e8f4ec",
    private: "#e9f0fa",
    isolated: "#f5eef8",
} as const;

const column = { left: 40, width: 268, gap: 18 };
const row = { top: 158, height: 104, gap: 12 };
const side = { gap: 44, width: 230 };

/** Draws the scene as one SVG on a white card, so that it reads the same on a light and a dark page. */
export function draw(scene: Scene): string {
    const vpcWidth = scene.zones.length * (column.width + column.gap) + column.gap;
    const vpc: Box = { x: column.left - column.gap, y: 122, width: vpcWidth, height: 3 * (row.height + row.gap) + 48 };
    const width = vpc.x + vpc.width + side.gap + side.width + 24;
    const functions: Box = { ...vpc, y: vpc.y + vpc.height + row.gap, height: 58 };
    const height = functions.y + functions.height + 54;
    const title = `${scene.title}: ${scene.total} resources over ${scene.zones.join(" and ")}`;
    return card(title, { width, height, radius: 14 }, [
        label(24, 36, scene.title, { size: 20, weight: 600 }),
        label(24, 58, `${scene.total} resources`, { colour: colours.quiet }),
        ...drawNetwork(scene, vpc),
        ...drawTiers(scene, vpc),
        box(functions, { fill: colours.paper, stroke: colours.line, radius: 8 }),
        label(functions.x + 14, functions.y + 23, "Functions that look after it", { weight: 600 }),
        label(functions.x + 14, functions.y + 45, scene.functions.join("   ·   "), {
            size: 13,
            colour: colours.quiet,
        }),
        ...drawSide(scene, vpc),
        label(24, height - 24, scene.counts.join("   ·   "), {
            colour: colours.quiet,
        }),
    ]);
}

/** A band for each kind of subnet, over all zones: tiers and database belong to none. */
function drawNetwork(scene: Scene, vpc: Box): string[] {
    const where = (zones: string[]): string =>
        zones.length === scene.zones.length ? "every zone" : zones.join(" and ");
    const bands = [
        { says: "public subnets", aside: `NAT gateway in ${where(scene.natZones)}`, colour: colours.public },
        {
            says: "private subnets",
            aside: `files mounted in ${where(scene.files.mountZones)}`,
            colour: colours.private,
        },
        { says: "isolated subnets", aside: "no way out", colour: colours.isolated },
    ];
    const quiet = { size: 12, colour: colours.quiet } as const;
    return [
        box(vpc, { fill: "none", stroke: colours.line, radius: 10 }),
        label(vpc.x + column.gap, vpc.y + 24, "VPC", { weight: 600 }),
        aside(scene, vpc, vpc.y + 24, `in ${scene.zones.join(" and ")}`),
        ...bands.flatMap(({ says, aside: note, colour }, index) => [
            box({ ...bandOf(vpc), y: rowY(index), height: row.height }, { fill: colour, radius: 8 }),
            label(bandOf(vpc).x + 12, rowY(index) + 20, says, quiet),
            aside(scene, vpc, rowY(index) + 20, note),
        ]),
    ];
}

/** The part of the VPC that bands take. */
function bandOf(vpc: Box): Pick<Box, "x" | "width"> {
    return { x: vpc.x + column.gap, width: vpc.width - 2 * column.gap };
}

/** A note where no arrow of a tier crosses it: between two, and beside a single one. */
function aside({ tiers }: Scene, vpc: Box, y: number, text: string): string {
    const { x, width } = bandOf(vpc);
    const style = { size: 12, colour: colours.quiet };
    return tiers.length === 1
        ? label(x + width - 12, y, text, { ...style, anchor: "end" })
        : label(x + width / 2, y, text, { ...style, anchor: "middle" });
}

function drawTiers(scene: Scene, vpc: Box): string[] {
    const band = bandOf(vpc);
    const span = { x: band.x + 12, width: band.width - 24, height: 58 };
    const { database } = scene;
    const width = (span.width - (scene.tiers.length - 1) * column.gap) / scene.tiers.length;
    return [
        ...scene.tiers.flatMap((tier, at) =>
            drawTier(tier, { ...span, x: span.x + at * (width + column.gap), y: 0, width }, vpc),
        ),
        named(
            { ...span, y: rowY(2) + 34 },
            database.name,
            `${database.engine} · ${database.instanceClass} · ${database.zones}`,
        ),
    ];
}

/** One column: who visits, the load balancer, the instances, and the way to the database where there is one. */
function drawTier({ visitors, balancer, group, usesDatabase }: Tier, place: Box, vpc: Box): string[] {
    const middle = place.x + place.width / 2;
    return [
        arrow(middle, vpc.y - 28, middle, rowY(0) + 34),
        label(middle, vpc.y - 36, visitors, { anchor: "middle", weight: 600 }),
        named({ ...place, y: rowY(0) + 34 }, balancer.name, `load balancer · ${balancer.listeners.join(", ")}`),
        named({ ...place, y: rowY(1) + 34 }, group.name, `instances · ${group.size} of ${group.instanceType}`),
        arrow(middle, rowY(0) + 92, middle, rowY(1) + 34),
        ...(usesDatabase ? [arrow(middle, rowY(1) + 92, middle, rowY(2) + 34)] : []),
    ];
}

function drawSide(scene: Scene, vpc: Box): string[] {
    const x = vpc.x + vpc.width + side.gap;
    const groups: [string, string[]][] = [
        ["Shared files", [scene.files.name]],
        ["Object stores", scene.buckets],
        ["Alert topics", scene.topics],
    ];
    let y = vpc.y;
    return groups.flatMap(([heading, names]) => {
        const height = 40 + names.length * 20;
        const place = { x, y, width: side.width, height };
        y += height + 12;
        return [
            box(place, { fill: colours.paper, stroke: colours.line, radius: 8 }),
            label(x + 14, place.y + 23, heading, { weight: 600 }),
            ...names.map((name, index) =>
                label(x + 14, place.y + 45 + index * 20, name, { size: 13, colour: colours.quiet }),
            ),
        ];
    });
}

function rowY(index: number): number {
    return row.top + index * (row.height + row.gap);
}

function named(place: Box, title: string, detail: string): string {
    const middle = place.x + place.width / 2;
    return [
        box(place, { fill: colours.paper, stroke: colours.accent, radius: 8 }),
        label(middle, place.y + 25, title, { weight: 600, anchor: "middle" }),
        label(middle, place.y + 45, detail, { size: 13, colour: colours.quiet, anchor: "middle" }),
    ].join("\n");
}

function arrow(x1: number, y1: number, x2: number, y2: number): string {
    const head: (readonly [number, number])[] = [
        [x2 - 5, y2 - 8],
        [x2, y2],
        [x2 + 5, y2 - 8],
    ];
    return [
        line(
            [
                [x1, y1],
                [x2, y2],
            ],
            { colour: colours.accent },
        ),
        line(head, { colour: colours.accent }),
    ].join("\n");
}

/** In the picture's own size. */
function label(x: number, y: number, words: string, style: TextStyle = {}): string {
    return text(x, y, words, { size: 14, ...style });
}
