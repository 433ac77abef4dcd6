/** One measured figure beside its floor: both in milliseconds, from the same run of the same machine. */
export interface Figure {
    what: string;
    ours: number[];
    floor?: { what: string; times: number[] };
    /** The most that the figure may be, in milliseconds, as the project has set it. */
    limit: number;
    /** The limit is on top of the floor instead of absolute. */
    aboveFloor?: boolean;
}

/** The middle of several runs: a noisy machine makes single runs long, never short. */
export function median(times: readonly number[]): number {
    const sorted = [...times].sort((one, other) => one - other);
    const middle = sorted[Math.floor(sorted.length / 2)];
    if (middle === undefined) throw new Error("A figure needs at least one run.");
    return middle;
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
    const rows = figures.map(({ what, ours, floor, limit, aboveFloor = false }) => {
        const measured = median(ours);
        const ground = floor === undefined ? undefined : median(floor.times);
        const reached = aboveFloor ? measured <= (ground ?? 0) + limit : measured <= limit;
        return [
            what,
            seconds(measured),
            floor === undefined || ground === undefined ? "" : `${seconds(ground)} ${floor.what}`,
            ground === undefined ? "" : (measured / ground).toFixed(2),
            `${aboveFloor ? "floor + " : ""}${seconds(limit)}`,
            reached ? "reached" : "missed",
        ];
    });
    const head = ["Figure", "Ours", "Floor", "Ratio", "Limit", ""];
    return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function seconds(milliseconds: number): string {
    return `${(milliseconds / 1000).toFixed(2)} s`;
}
