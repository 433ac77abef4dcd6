// `npm run bench [-- GROUP…]`: every figure, or those of some groups, beside its floor in one run. EVENKEEL_BENCH_CHARTS names a folder for a chart of each.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { LocalProject } from "@evenkeel/testing";
import { analyseFigures } from "./analyse/figures.js";
import { bootFigures } from "./boot/figures.js";
import { cacheFigures } from "./cache/figures.js";
import { draw } from "./chart.js";
import { type Figure, measure, median, report } from "./figures.js";
import { functionFigures } from "./functions/figures.js";
import { imageFigures } from "./images/figures.js";
import { policyFigures } from "./policy/figures.js";

const root = join(__dirname, "..");
const rounds = Number(process.env.EVENKEEL_BENCH_ROUNDS ?? 3);
// The figures are of time: what the pack finds must not end a run before its time is known.
const pack = { PULUMI_OPTION_POLICY_PACK: join(root, "policy"), EVENKEEL_POLICY_PROFILE: "dev" };

/** How a real run loads the program. */
const loader = [
    ...["--require", "@evenkeel/testing/quick-start"],
    ...["--require", "@evenkeel/stacks/src/start/typescript.cjs"],
    "--conditions=evenkeel-source",
];

const groups: Record<string, () => readonly Figure[] | Promise<readonly Figure[]>> = {
    plan: planFigures,
    stack: stackFigures,
    consumer: async () => [await thousandFigure()],
    policy: () => policyFigures(root, rounds),
    cache: () => cacheFigures(rounds),
    images: () => imageFigures(rounds),
    boot: () => bootFigures(rounds),
    functions: () => functionFigures(root, rounds),
    analyse: () => analyseFigures(root, rounds),
};

async function main(wanted: readonly string[]): Promise<void> {
    const unknown = wanted.find((name) => groups[name] === undefined);
    if (unknown !== undefined) {
        throw new Error(`There is no group "${unknown}"; use ${Object.keys(groups).join(", ")}, or none for all.`);
    }
    console.log(`${cpus().length} cores, Node ${process.version}, median of ${rounds} runs\n`);
    const figures: Figure[] = [];
    for (const [name, measureGroup] of Object.entries(groups)) {
        if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measureGroup()));
    }
    console.log(report(figures));
    writeCharts(figures, process.env.EVENKEEL_BENCH_CHARTS);
}

/** Called as what they show, so that the next run takes the place of the last. */
function writeCharts(figures: readonly Figure[], folder: string | undefined): void {
    if (folder === undefined || folder === "") return;
    mkdirSync(folder, { recursive: true });
    for (const figure of figures) {
        const name = figure.what.toLowerCase().replace(/[^a-z0-9]+/g, "-");
        writeFileSync(join(folder, `${name}.svg`), draw(figure));
    }
}

/** The program of prod in one process, without an engine. */
function planFigures(): readonly Figure[] {
    timedPlan(); // fills the caches, as an earlier run would have
    const planned = repeat(timedPlan);
    const loaded = repeat(() => timed(join(__dirname, "load-packages.cjs")));
    return [
        {
            what: "In-process plan of prod",
            ours: planned.map(({ total }) => total),
            floor: {
                what: "loading the SDK and the provider package, as every program does",
                times: loaded.map(({ total }) => total),
            },
            limit: 1500,
        },
    ];
}

function timedPlan(): Timed {
    return timed(...loader, join(__dirname, "plan-prod.ts"));
}

interface Timed {
    /** In milliseconds. */
    total: number;
    resources?: number;
}

/** Runs Node and reads the times that it prints. */
function timed(...node: string[]): Timed {
    return JSON.parse(execFileSync(process.execPath, node, { encoding: "utf8", cwd: root }));
}

function repeat<Result>(once: () => Result): Result[] {
    return Array.from({ length: rounds }, once);
}

/** Preview and unchanged `up` of prod with the pack, beside a plain program with as many bare resources and no pack. */
async function stackFigures(): Promise<readonly Figure[]> {
    const { resources = 0 } = timedPlan();
    const prod = await LocalProject.open(root, "prod", { env: pack });
    const floor = await LocalProject.open(join(__dirname, "floor"), "floor", {
        env: { EVENKEEL_BENCH_RESOURCES: String(resources) },
        cloudMain: join(root, "testing", "dist", "local", "echo-provider.js"),
    });
    try {
        // Makes the stacks and fills the caches, as an earlier run would have.
        await succeed(floor, ["preview"]);
        await succeed(prod, ["preview"]);
        const [floorPreview, prodPreview] = await inTurn(floor, prod, ["preview"]);
        await succeed(floor, ["up", "--yes", "--skip-preview"]);
        await succeed(prod, ["up", "--yes", "--skip-preview"]);
        const [floorAgain, prodAgain] = await inTurn(floor, prod, ["up", "--yes", "--expect-no-changes"]);
        const what = `${resources} bare resources, echo provider, no pack`;
        return [
            {
                what: "Preview of prod with the pack",
                ours: prodPreview,
                floor: { what, times: floorPreview },
                limit: 6000,
            },
            {
                what: "Preview of prod, against the floor",
                ours: prodPreview,
                floor: { what, times: floorPreview },
                limit: median(floorPreview),
            },
            { what: "Second, unchanged up of prod", ours: prodAgain, floor: { what, times: floorAgain }, limit: 6000 },
        ];
    } finally {
        await prod.remove();
        await floor.remove();
    }
}

/** A consumer's program of a thousand resources: in a test as the package runs it, and as anybody runs it through the least that a provider can be. */
async function thousandFigure(): Promise<Figure> {
    const program = { EVENKEEL_BENCH_RESOURCES: "1000" };
    const plain = { ...program, EVENKEEL_QUICK_START: "off", PULUMI_SKIP_CHECKPOINTS: "false" };
    const cloudMain = join(root, "testing", "dist", "local", "echo-provider.js");
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
        times[0].push(await firstUp({ env: plain, cloudMain }));
        times[1].push(await firstUp({ env: program }));
    }
    const [floor, ours] = times;
    const limit = 0.6 * median(floor);
    return {
        what: "First up of 1,000 resources",
        ours,
        floor: { what: "a plain program, echo provider", times: floor },
        limit,
    };
}

async function firstUp(options: Parameters<typeof LocalProject.open>[2]): Promise<number> {
    const project = await LocalProject.open(join(__dirname, "floor"), "floor", options);
    try {
        const [time = 0] = await measure(() => succeed(project, ["up", "--yes", "--skip-preview"]), 1);
        return time;
    } finally {
        await project.remove();
    }
}

/** One after the other, round by round, so that a minute in which the machine is slow hits both. */
async function inTurn(one: LocalProject, other: LocalProject, args: string[]): Promise<[number[], number[]]> {
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
        times[0].push(...(await measure(() => succeed(one, args), 1)));
        times[1].push(...(await measure(() => succeed(other, args), 1)));
    }
    return times;
}

async function succeed(project: LocalProject, args: readonly string[]): Promise<void> {
    const { code, stdout, stderr } = await project.run(args);
    if (code !== 0) throw new Error(`${args.join(" ")} of ${project.stack} ended with ${code}:\n${stdout}\n${stderr}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
