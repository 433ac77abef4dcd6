/** Colours that read on a white card, whatever page it stands on. */
export const colours = {
    ink: "#1f2933",
    quiet: "#5f6c7b",
    line: "#c3cdd8",
    paper: "#ffffff",
    accent: "#2f6f9f",
    bad: "#b42318",
    warning: "#c77700",
} as const;

export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

export interface TextStyle {
    readonly size?: number;
    readonly weight?: number;
    readonly colour?: string;
    readonly anchor?: "start" | "middle" | "end";
}

/** A picture on a white card, so that it reads the same on a light and a dark page. */
export function card(
    title: string,
    { width, height, radius = 10 }: { readonly width: number; readonly height: number; readonly radius?: number },
    content: readonly string[],
): string {
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" role="img" aria-labelledby="title">`,
        `<title id="title">${escape(title)}</title>`,
        box({ x: 0, y: 0, width, height }, { fill: colours.paper, radius }),
        ...content,
        "</svg>",
        "",
    ].join("\n");
}

export function box(
    { x, y, width, height }: Box,
    { fill, stroke = fill, radius = 0 }: { readonly fill: string; readonly stroke?: string; readonly radius?: number },
): string {
    return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" rx="${radius}" fill="${fill}" stroke="${stroke}"/>`;
}

export function label(x: number, y: number, text: string, style: TextStyle = {}): string {
    const { size = 13, weight = 400, colour = colours.ink, anchor = "start" } = style;
    return `<text x="${short(x)}" y="${short(y)}" font-size="${size}" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}">${escape(text)}</text>`;
}

/** A line from point to point. */
export function line(
    points: readonly (readonly [number, number])[],
    {
        colour,
        width = 1.5,
        fill = "none",
    }: { readonly colour: string; readonly width?: number; readonly fill?: string },
): string {
    const path = points.map(([x, y]) => `${short(x)} ${short(y)}`).join(" L");
    return `<path d="M${path}" fill="${fill}" stroke="${colour}" stroke-width="${width}"/>`;
}

/** A tenth of a pixel is more than anybody sees. */
function short(value: number): string {
    return String(Math.round(value * 10) / 10);
}

function escape(text: string): string {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
