import type { Scene } from "./scene.js";

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

const column = { left: 40, width: 250, gap: 18 };
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

function drawNetwork(scene: Scene, vpc: Box): string[] {
    const rows = ["public", "private", "isolated"] as const;
    const says = { public: "public subnet", private: "private subnet", isolated: "isolated subnet, no way out" };
    return [
        box(vpc, "none", colours.line, 10),
        label(vpc.x + column.gap, vpc.y + 24, "VPC", { weight: 600 }),
        ...scene.zones.flatMap((zone, at) => [
            label(columnX(at) + column.width, vpc.y + 24, zone, { colour: colours.quiet, anchor: "end" }),
            ...rows.flatMap((kind, index) => [
                box(
                    { x: columnX(at), y: rowY(index), width: column.width, height: row.height },
                    colours[kind],
                    colours[kind],
                    8,
                ),
                label(columnX(at) + 12, rowY(index) + 20, says[kind], { size: 12, colour: colours.quiet }),
            ]),
            ...(scene.natZones.includes(zone)
                ? [pill(columnX(at) + column.width - 108, rowY(0) + 8, 98, "NAT gateway")]
                : []),
            ...(scene.files.mountZones.includes(zone)
                ? [pill(columnX(at) + column.width - 108, rowY(1) + 8, 98, "mount target")]
                : []),
        ]),
    ];
}

function drawTiers(scene: Scene, vpc: Box): string[] {
    const span = {
        x: columnX(0) + 12,
        width: scene.zones.length * (column.width + column.gap) - column.gap - 24,
        height: 58,
    };
    const middle = span.x + span.width / 2;
    const boxes = [0, 1, 2].map((index) => ({ ...span, y: rowY(index) + 34 }));
    const cards = [
        [scene.balancer.name, `application load balancer · ${scene.balancer.listeners.join(", ")}`],
        [scene.group.name, `auto scaling group · ${scene.group.size} of ${scene.group.instanceType}`],
        [scene.database.name, `${scene.database.engine} · ${scene.database.instanceClass} · ${scene.database.zones}`],
    ];
    return [
        arrow(middle, vpc.y - 28, middle, rowY(0) + 34),
        label(middle, vpc.y - 36, "visitors", { anchor: "middle", weight: 600 }),
        ...boxes.map((place, index) => card(place, cards[index]?.[0] ?? "", cards[index]?.[1] ?? "")),
        arrow(middle, rowY(0) + 92, middle, rowY(1) + 34),
        arrow(middle, rowY(1) + 92, middle, rowY(2) + 34),
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

function columnX(index: number): number {
    return column.left + index * (column.width + column.gap);
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

function pill(x: number, y: number, width: number, text: string): string {
    return [
        box({ x, y, width, height: 20 }, colours.component, colours.line, 10),
        label(x + width / 2, y + 14, text, { size: 11, colour: colours.quiet, anchor: "middle" }),
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
