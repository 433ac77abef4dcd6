import { Random } from "../../../image-app/testing/random.js";
import { firefox, type Line } from "./log-line.js";

/** Who makes requests: the lines of a second, counted from the beginning, without their time. */
export type Source = (second: number) => readonly Line[];

/** Kinds of browsers that visitors have. */
const browsers: readonly [string, ...string[]] = [
    firefox,
    ...Array.from(
        { length: 39 },
        (_, index) =>
            `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/${100 + index}.0.0.0 Safari/537.36`,
    ),
];

/** People think that many seconds between two pages, on average. */
const think = 8;
const imagesOfPage = 10;

/** Visitors who look at a page with ten images, think and look at the next. Each has an address of `address`. */
export function visitors(options: {
    readonly count: number;
    readonly seed: number;
    readonly address: (visitor: number) => string;
    /** Seconds in which they are there. @default always */
    readonly from?: number;
    readonly until?: number;
}): Source {
    const { count, seed, address, from = 0, until = Infinity } = options;
    const random = new Random(seed);
    const next = Float64Array.from({ length: count }, () => from + random.fraction() * think);
    return (second) => {
        if (second < from || second >= until) return [];
        const lines: Line[] = [];
        for (let visitor = 0; visitor < count; visitor++) {
            if ((next[visitor] ?? Infinity) > second) continue;
            next[visitor] = second - Math.log(1 - random.fraction()) * think;
            lines.push(...page(random, address(visitor), browsers[(visitor * 7) % browsers.length] ?? firefox));
        }
        return lines;
    };
}

function page(random: Random, address: string, agent: string): Line[] {
    const client = `${address}:${20_000 + random.below(40_000)}`;
    const paths = [random.pick(["/", "/sale", `/images/${random.below(500)}`])];
    for (let image = 0; image < imagesOfPage; image++) {
        paths.push(`/api/images/${Math.floor(2_000 * random.fraction() ** 3)}/content?size=thumbnail`);
    }
    // Now and then somebody follows an old link.
    return paths.map((path) => ({ client, agent, path, status: random.below(200) === 0 ? 404 : 200 }));
}

/** Addresses of separate networks all over the world. */
export function anywhere(first: number): (index: number) => string {
    return (index) => `${first}.${(index * 37) & 255}.${index >> 8}.${(index * 11) & 255}`;
}

/** A client that makes some requests in each second of a time. */
export function client(options: {
    readonly from: number;
    readonly until?: number;
    /** Requests in a second; below 1 now and then. */
    readonly rate: number;
    readonly line: (index: number) => Line;
}): Source {
    const { from, until = Infinity, rate, line } = options;
    return (second) => {
        if (second < from || second >= until) return [];
        const [before, after] = [Math.floor((second - from) * rate), Math.floor((second - from + 1) * rate)];
        return Array.from({ length: after - before }, (_, index) => line(before + index));
    };
}

/** The lines of all sources, by time. */
export function* traffic(sources: readonly Source[], seconds: number, start: number): Generator<Line> {
    for (let second = 0; second < seconds; second++) {
        const lines = sources.flatMap((source) => source(second));
        for (const [index, line] of lines.entries()) {
            yield { ...line, time: start + second * 1_000 + Math.floor((index * 1_000) / lines.length) };
        }
    }
}
