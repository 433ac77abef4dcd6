/** One measured figure beside its floor and a peer, all from the same run of the same machine. Times are in milliseconds; a figure of another unit lists its values in their place. */
export interface Figure {
    what: string;
    ours: number[];
    floor?: Measured;
    /** The same of a work of others that does the same. */
    peer?: Measured;
    /** The most that the figure may be, as the project has set it; with `atLeast` the least. */
    limit: number;
    /** More is better. @default false */
    atLeast?: boolean;
    /** The limit is on top of the floor instead of absolute. */
    aboveFloor?: boolean;
    /** What the figure is shown in. @default "s" */
    unit?: "s" | "ms" | "MB" | "bytes" | "/s" | "%" | "";
    /** How it came to be, where it was watched over time. */
    series?: { across: string; points: readonly Point[] };
}

export interface Point {
    x: number;
    y: number;
}

export interface Measured {
    what: string;
    times: number[];
}

/** The middle of several runs: a noisy machine makes single runs long, never short. */
export function median(times: readonly number[]): number {
    return percentile(times, 0.5);
}

export function percentile(times: readonly number[], part: number): number {
    const sorted = [...times].sort((one, other) => one - other);
    const value = sorted[Math.floor(sorted.length * part)];
    if (value === undefined) throw new Error("A figure needs at least one run.");
    return value;
}

export async function measure(run: () => Promise<unknown>, times: number): Promise<number[]> {
    const taken: number[] = [];
    for (let round = 0; round < times; round++) {
        const started = performance.now();
        await run();
        taken.push(performance.now() - started);
    }
    return taken;
}

/** One line a figure, with its real value whether or not it is reached. */
export function report(figures: readonly Figure[]): string {
    const rows = figures.map(({ what, ours, floor, peer, limit, aboveFloor = false, atLeast = false, unit = "s" }) => {
        const measured = median(ours);
        const ground = floor === undefined ? undefined : median(floor.times);
        const bound = aboveFloor ? (ground ?? 0) + limit : limit;
        const reached = atLeast ? measured >= bound : measured <= bound;
        return [
            what,
            inUnit(measured, unit),
            besides(floor, unit),
            ground === undefined ? "" : (measured / ground).toFixed(2),
            besides(peer, unit),
            `${atLeast ? "at least " : ""}${aboveFloor ? "floor + " : ""}${inUnit(limit, unit)}`,
            reached ? "reached" : "missed",
        ];
    });
    const head = ["Figure", "Ours", "Floor", "Ratio", "Peer", "Limit", ""];
    return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function besides(other: Measured | undefined, unit: Unit): string {
    return other === undefined ? "" : `${inUnit(median(other.times), unit)} ${other.what}`;
}

type Unit = NonNullable<Figure["unit"]>;

/** A value as a person reads it. */
export function inUnit(value: number, unit: Unit): string {
    if (unit === "s") return `${(value / 1_000).toFixed(2)} s`;
    if (unit === "bytes") return `${value.toLocaleString("en")} bytes`;
    if (unit === "/s") return `${Math.round(value).toLocaleString("en")}/s`;
    return unit === "" ? String(value) : `${value.toFixed(1)} ${unit}`;
}
