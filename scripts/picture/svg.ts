import type { Scene, Tier } from "./scene.js";

const colours = {
    ink: "#1f2933",
    quiet: "#5f6c7b",
    line: "#c3cdd8",
    paper: "#ffffff",
    public: "#e8f4ec",
    private: "#e9f0fa",
    isolated: "#f5eef8",
    component: "#ffffff",
    accent: "#2f6f9f",
} as const;

const column = { left: 40, width: 268, gap: 18 };
const row = { top: 158, height: 104, gap: 12 };
const side = { gap: 44, width: 230 };

interface Box {
    x: number;
    y: number;
    width: number;
    height: number;
}

/** Draws the scene as one SVG on a white card, so that it reads the same on a light and a dark page. */
export function draw(scene: Scene): string {
    const vpcWidth = scene.zones.length * (column.width + column.gap) + column.gap;
    const vpc: Box = { x: column.left - column.gap, y: 122, width: vpcWidth, height: 3 * (row.height + row.gap) + 48 };
    const width = vpc.x + vpc.width + side.gap + side.width + 24;
    const height = vpc.y + vpc.height + 66;
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" role="img" aria-labelledby="title">`,
        `<title id="title">${escape(scene.title)}: ${scene.total} resources over ${scene.zones.join(" and ")}</title>`,
        box({ x: 0, y: 0, width, height }, colours.paper, colours.paper, 14),
        label(24, 36, scene.title, { size: 20, weight: 600 }),
        label(24, 58, `${scene.total} resources`, { colour: colours.quiet }),
        ...drawNetwork(scene, vpc),
        ...drawTiers(scene, vpc),
        ...drawSide(scene, vpc),
        label(24, height - 24, scene.counts.join("   ·   "), {
            colour: colours.quiet,
        }),
        "</svg>",
        "",
    ].join("\n");
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
        box(vpc, "none", colours.line, 10),
        label(vpc.x + column.gap, vpc.y + 24, "VPC", { weight: 600 }),
        aside(scene, vpc, vpc.y + 24, `in ${scene.zones.join(" and ")}`),
        ...bands.flatMap(({ says, aside: note, colour }, index) => [
            box({ ...bandOf(vpc), y: rowY(index), height: row.height }, colour, colour, 8),
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
        card(
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
        card({ ...place, y: rowY(0) + 34 }, balancer.name, `load balancer · ${balancer.listeners.join(", ")}`),
        card({ ...place, y: rowY(1) + 34 }, group.name, `instances · ${group.size} of ${group.instanceType}`),
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
            box(place, colours.component, colours.line, 8),
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

function card(place: Box, title: string, detail: string): string {
    const middle = place.x + place.width / 2;
    return [
        box(place, colours.component, colours.accent, 8),
        label(middle, place.y + 25, title, { weight: 600, anchor: "middle" }),
        label(middle, place.y + 45, detail, { size: 13, colour: colours.quiet, anchor: "middle" }),
    ].join("\n");
}

function box({ x, y, width, height }: Box, fill: string, stroke: string, radius: number): string {
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" stroke="${stroke}"/>`;
}

function arrow(x1: number, y1: number, x2: number, y2: number): string {
    const head = `M${x2 - 5} ${y2 - 8} L${x2} ${y2} L${x2 + 5} ${y2 - 8}`;
    return `<path d="M${x1} ${y1} L${x2} ${y2} ${head}" fill="none" stroke="${colours.accent}" stroke-width="1.5"/>`;
}

interface TextStyle {
    size?: number;
    weight?: number;
    colour?: string;
    anchor?: "start" | "middle" | "end";
}

function label(
    x: number,
    y: number,
    text: string,
    { size = 14, weight = 400, colour = colours.ink, anchor = "start" }: TextStyle = {},
): string {
    return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}">${escape(text)}</text>`;
}

function escape(text: string): string {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
