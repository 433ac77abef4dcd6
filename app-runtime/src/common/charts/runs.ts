/** A value and its place in the series. */
export interface Point {
    readonly index: number;
    readonly value: number;
}

/** Values that follow each other without a gap: each run is one line of a chart. */
export function runsOf(values: readonly (number | undefined)[]): readonly (readonly Point[])[] {
    const runs: Point[][] = [];
    values.forEach((value, index) => {
        if (value === undefined) {
            return;
        }
        const last = runs.at(-1);
        if (last?.at(-1)?.index === index - 1) {
            last.push({ index, value });
        } else {
            runs.push([{ index, value }]);
        }
    });
    return runs;
}

/** A stretch without values: the places of its first and last. */
export interface Gap {
    readonly first: number;
    readonly last: number;
}

/** Stretches without values. */
export function gapsOf(values: readonly (number | undefined)[]): readonly Gap[] {
    const missing = values.map((value) => (value === undefined ? 0 : undefined));
    return runsOf(missing).map((run) => ({ first: run[0]?.index ?? 0, last: run.at(-1)?.index ?? 0 }));
}
