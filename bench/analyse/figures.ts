import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { type Figure, median } from "../figures.js";
import type * as Contenders from "./contenders.js";
import { type LogObject, makeLogObject } from "./log-object.js";

const megabyte = 1_000_000;
/** Unpacked bytes of the objects for speed and for memory. */
const sizes = { speed: 200 * megabyte, memory: 1_000 * megabyte } as const;

/** Rows a second of parser and detectors beside the same object unpacked and counted, a plain regular expression and GoAccess, and the memory that a large object takes. */
export async function analyseFigures(root: string, rounds: number): Promise<readonly Figure[]> {
    const folder = mkdtempSync(join(tmpdir(), "evenkeel-bench-"));
    try {
        const contenders = bundled(join(folder, "contenders.js"));
        const rates = await ratesOf(contenders, makeLogObject(join(folder, "speed.log.gz"), sizes.speed), rounds);
        const large = makeLogObject(join(folder, "memory.log.gz"), sizes.memory);
        const command = [join(root, "scripts", "analyse.mjs")];
        const parsing = await peakMegabytes([...command, "--stats", large.path]);
        const analysing = await peakMegabytes([...command, large.path]);
        return [...speedFigures(rates), memoryFigure("--stats", parsing), memoryFigure("detectors", analysing)];
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** All contenders from one file, as the analyser runs where it is deployed: with the loader of TypeScript every use of another module's name is a call, which a row has many of. */
function bundled(outfile: string): typeof Contenders {
    const entry = join(__dirname, "contenders.ts");
    buildSync({
        entryPoints: [entry],
        outfile,
        bundle: true,
        platform: "node",
        target: "node20.19",
        logLevel: "error",
    });
    return createRequire(__filename)(outfile);
}

type Rates = ReadonlyMap<string, number[]>;

/** All in turn, so that a slow moment of the machine hits all alike. */
async function ratesOf(known: typeof Contenders, { path, rows }: LogObject, rounds: number): Promise<Rates> {
    const { newlines, parser, detectors, expression, goAccess } = known;
    const peer = goAccess();
    const contenders: [string, Contenders.Contender][] = [
        ["newlines", newlines],
        ["parser", parser],
        ["detectors", detectors],
        ["expression", expression],
        ...(peer === undefined ? [] : [["GoAccess", peer] satisfies [string, Contenders.Contender]]),
    ];
    const rates = new Map(contenders.map(([name]): [string, number[]] => [name, []]));
    // The first round is for the compiler.
    for (let round = -1; round < rounds; round++) {
        for (const [name, contender] of contenders) {
            const started = performance.now();
            const read = await contender(path);
            const seconds = (performance.now() - started) / 1_000;
            if (read !== rows) throw new Error(`${name} read ${read} of ${rows} rows.`);
            if (round >= 0) rates.get(name)?.push(rows / seconds);
        }
    }
    return rates;
}

function speedFigures(rates: Rates): Figure[] {
    const of = (name: string): number[] => rates.get(name) ?? [];
    const common = { unit: "/s", atLeast: true } as const;
    const floor = { what: "unpacking and counting line feeds", times: of("newlines") };
    const peer = rates.has("GoAccess") ? { what: "GoAccess", times: of("GoAccess") } : undefined;
    const expressionRates = { what: "a regular expression", times: of("expression") };
    return [
        {
            ...common,
            what: "Access logs: rows parsed",
            ours: of("parser"),
            floor,
            ...(peer && { peer }),
            limit: 0.7 * median(of("newlines")),
        },
        {
            ...common,
            what: "Access logs: rows parsed, beside a regular expression",
            ours: of("parser"),
            peer: expressionRates,
            limit: 2.5 * median(of("expression")),
        },
        { ...common, what: "Access logs: rows through all detectors", ours: of("detectors"), floor, limit: 500_000 },
    ];
}

function memoryFigure(what: string, megabytes: number): Figure {
    return { what: `Access logs: memory at an object of 1 GB, ${what}`, ours: [megabytes], limit: 120, unit: "MB" };
}

/** The most memory that Node holds while it runs a script. */
async function peakMegabytes(script: readonly string[]): Promise<number> {
    const child = spawn(process.execPath, script, { stdio: ["ignore", "ignore", "inherit"] });
    let peak = 0;
    const watch = setInterval(() => {
        const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
        peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_000);
    }, 50);
    const code = await new Promise((resolve) => child.once("exit", resolve));
    clearInterval(watch);
    if (code !== 0) throw new Error(`${script.join(" ")} ended with ${String(code)}.`);
    return peak;
}
