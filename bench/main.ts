// `npm run bench`: every figure beside its floor, in one run.
import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { join } from "node:path";
import { LocalProject } from "@evenkeel/testing";
import { type Figure, measure, median, report } from "./figures.js";
import { firstAnswer } from "./policy-start.js";

const root = join(__dirname, "..");
const rounds = Number(process.env.EVENKEEL_BENCH_ROUNDS ?? 3);
const pack = { PULUMI_OPTION_POLICY_PACK: join(root, "policy") };

interface Planned {
    load: number;
    total: number;
    resources: number;
}

async function main(): Promise<void> {
    const planned = Array.from({ length: rounds }, planProd);
    const resources = planned[0]?.resources ?? 0;
    console.log(
        `${cpus().length} cores, Node ${process.version}, prod has ${resources} resources, median of ${rounds} runs\n`,
    );

    const figures: Figure[] = [
        {
            what: "In-process plan of prod",
            ours: planned.map(({ total }) => total),
            floor: { what: "loading the SDK and the provider package", times: planned.map(({ load }) => load) },
            limit: 1500,
        },
        ...(await engineFigures(resources)),
        {
            what: "Policy pack: first answer",
            ours: await measure(() => firstAnswer("policy"), rounds),
            floor: { what: "an empty pack", times: await measure(() => firstAnswer("bench/empty-pack"), rounds) },
            limit: 300,
            aboveFloor: true,
        },
    ];
    console.log(report(figures));
}

function planProd(): Planned {
    const node = ["--import", "tsx", "--conditions=evenkeel-source", join(__dirname, "plan-prod.ts")];
    return JSON.parse(execFileSync(process.execPath, node, { encoding: "utf8" })) as Planned;
}

/** Preview and unchanged `up` of prod with the pack, beside a plain program with as many bare resources and no pack. */
async function engineFigures(resources: number): Promise<Figure[]> {
    const prod = await LocalProject.open(root, "prod", { env: pack });
    const floor = await LocalProject.open(join(__dirname, "floor"), "floor", {
        env: { EVENKEEL_BENCH_RESOURCES: String(resources) },
        cloudMain: join(root, "testing", "dist", "local", "echo-provider.js"),
    });
    try {
        await succeed(floor, ["preview"]);
        await succeed(prod, ["preview"]);
        const floorPreview = await measure(() => succeed(floor, ["preview"]), rounds);
        const prodPreview = await measure(() => succeed(prod, ["preview"]), rounds);
        await succeed(floor, ["up", "--yes"]);
        await succeed(prod, ["up", "--yes"]);
        const unchanged = ["up", "--yes", "--expect-no-changes"];
        const floorAgain = await measure(() => succeed(floor, unchanged), rounds);
        const prodAgain = await measure(() => succeed(prod, unchanged), rounds);
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

async function succeed(project: LocalProject, args: readonly string[]): Promise<void> {
    const { code, stdout, stderr } = await project.run(args);
    if (code !== 0) throw new Error(`${args.join(" ")} of ${project.stack} ended with ${code}:\n${stdout}\n${stderr}`);
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
