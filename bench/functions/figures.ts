import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFunctions } from "../../app-runtime/src/artefact/bundle-function.js";
import { liveRandomOrders } from "../../app-runtime/src/functions/health-guardian/testing/random-orders.js";
import { type Figure, percentile } from "../figures.js";
import { type ColdStart, coldStart } from "./cold-start.js";
import { bundleOneClient } from "./peer.js";

const largestBytes = 1_048_576;
const longestStart = 250;
/** A percentile needs more of them than a median. */
const leastStarts = 30;
const orders = 100_000;

/** Sizes and cold starts of all functions beside a bare Node and the bundle of one client of AWS, and the random orders of the health guardian. */
export async function functionFigures(root: string, rounds: number): Promise<readonly Figure[]> {
    const folder = mkdtempSync(join(tmpdir(), "evenkeel-bench-"));
    try {
        const peer: Started<string> = { path: join(folder, "peer.js"), starts: [] };
        await bundleOneClient(root, peer.path);
        const floor: Started = { path: undefined, starts: [] };
        const bundles = Object.entries(await bundleFunctions(folder)).map(([name, { path }]): Bundle => ({
            name,
            path,
            starts: [],
        }));
        startInTurn([floor, peer, ...bundles], Math.max(rounds, leastStarts));
        return [
            ...bundles.map(({ name, path }) => sizeFigure(name, path, peer.path)),
            ...bundles.flatMap((bundle) => startFigures(bundle, floor, peer)),
            ordersFigure(rounds),
        ];
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** What is started, and how that went. */
interface Started<Path = string | undefined> {
    readonly path: Path;
    readonly starts: ColdStart[];
}

interface Bundle extends Started<string> {
    readonly name: string;
}

/** In another order each time, so that a slow moment of the machine hits all alike. */
function startInTurn(contenders: readonly Started[], count: number): void {
    const turns = [...contenders];
    // The first round brings the files into memory.
    for (let round = -1; round < count; round++) {
        for (const { path, starts } of turns) {
            const start = coldStart(path);
            if (round >= 0) starts.push(start);
        }
        turns.push(...turns.splice(0, 1));
    }
}

function sizeFigure(name: string, path: string, peer: string): Figure {
    return {
        what: `Function ${name}: size of its bundle`,
        ours: [statSync(path).size],
        peer: { what: "one client of AWS", times: [statSync(peer).size] },
        limit: largestBytes,
        unit: "bytes",
    };
}

function startFigures(bundle: Bundle, floor: Started, peer: Started): Figure[] {
    const figure = (what: string, valuesOf: (starts: readonly ColdStart[]) => number[]): Figure => ({
        what: `Function ${bundle.name}: cold start${what}`,
        ours: valuesOf(bundle.starts),
        floor: { what: "a bare Node", times: valuesOf(floor.starts) },
        peer: { what: "one client of AWS", times: valuesOf(peer.starts) },
        limit: longestStart,
        unit: "ms",
    });
    const elapsed = (starts: readonly ColdStart[]): number[] => starts.map((start) => start.elapsed);
    return [
        figure("", elapsed),
        figure(", 95th percentile", (starts) => [percentile(elapsed(starts), 0.95)]),
        figure(", processor time", (starts) => starts.map(({ processor }) => processor)),
    ];
}

/** In processor time: on a machine that others use too, the clock on the wall counts what they do. */
function ordersFigure(rounds: number): Figure {
    const times = Array.from({ length: rounds }, () => {
        const before = process.cpuUsage();
        liveRandomOrders(orders);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000;
    });
    return {
        what: `Health guardian: ${orders.toLocaleString("en")} random orders, processor time`,
        ours: times,
        limit: 30_000,
    };
}
