import { join } from "node:path";
import { type Figure, measure, median, percentile } from "../figures.js";
import { PackServer } from "./pack-server.js";
import { publishedPack } from "./published-pack.js";
import { copiesOf, recordPreview } from "./recording.js";

interface Pack {
    name: string;
    folder: string;
}

/** What a pack costs, each list a value a round: milliseconds, and megabytes of memory. */
interface Costs {
    start: number[];
    memory: number[];
    analyze: number[];
    thousand: number[];
    fiveThousand: number[];
}

/** What the pack costs with all rules on, beside an empty pack and one that others published, over a preview of prod. */
export async function policyFigures(root: string, rounds: number): Promise<Figure[]> {
    const recording = await recordPreview(root, "prod");
    const questions: Questions = {
        resources: recording.resources.map((request) => Buffer.from(request.serializeBinary())),
        thousand: Buffer.from(copiesOf(recording.stack, 1_000).serializeBinary()),
        fiveThousand: Buffer.from(copiesOf(recording.stack, 5_000).serializeBinary()),
    };
    const ours = { name: "ours", folder: join(root, "policy") };
    const empty = { name: "an empty pack", folder: join(__dirname, "empty-pack") };
    const published = publishedPack();
    const costs = await costsOf([ours, empty, ...(published === undefined ? [] : [published])], questions, rounds);
    const figure = (what: string, cost: keyof Costs, limit: Pick<Figure, "limit" | "unit" | "aboveFloor">): Figure => ({
        what: `Policy pack: ${what}`,
        ours: valuesOf(costs, ours, cost),
        floor: { what: empty.name, times: valuesOf(costs, empty, cost) },
        ...(published !== undefined && { peer: { what: published.name, times: valuesOf(costs, published, cost) } }),
        ...limit,
    });
    return [
        figure("start to first answer", "start", { limit: 300, aboveFloor: true }),
        figure("memory after the start", "memory", { limit: 30, aboveFloor: true, unit: "MB" }),
        figure("Analyze, 95th percentile", "analyze", { limit: 5, unit: "ms" }),
        figure("AnalyzeStack, 1,000 resources", "thousand", { limit: 1_000 }),
        figure("AnalyzeStack, 5,000 resources", "fiveThousand", { limit: 6_000 }),
    ];
}

interface Questions {
    resources: readonly Buffer[];
    thousand: Buffer;
    fiveThousand: Buffer;
}

/** Round by round and pack by pack, so that a minute in which the machine is slow hits all of them. */
async function costsOf(packs: readonly Pack[], questions: Questions, rounds: number): Promise<Map<string, Costs>> {
    const costs = new Map<string, Costs>();
    for (let round = 0; round < rounds; round++) {
        for (const { name, folder } of packs) {
            const known = costs.get(name) ?? { start: [], memory: [], analyze: [], thousand: [], fiveThousand: [] };
            costs.set(name, known);
            await measurePack(folder, questions, known);
        }
    }
    return costs;
}

async function measurePack(folder: string, questions: Questions, costs: Costs): Promise<void> {
    let server: PackServer | undefined;
    costs.start.push(...(await measure(async () => (server = await PackServer.start(folder)), 1)));
    if (server === undefined) throw new Error(`The pack in ${folder} did not start.`);
    const started = server;
    try {
        costs.memory.push(started.memory() / 1_000_000);
        const times: number[] = [];
        for (const question of questions.resources) {
            times.push(...(await measure(() => started.ask("analyze", question), 1)));
        }
        costs.analyze.push(percentile(times, 0.95));
        costs.thousand.push(median(await measure(() => started.ask("analyzeStack", questions.thousand), 3)));
        costs.fiveThousand.push(...(await measure(() => started.ask("analyzeStack", questions.fiveThousand), 1)));
    } finally {
        await started.stop();
    }
}

function valuesOf(costs: ReadonlyMap<string, Costs>, { name }: Pack, cost: keyof Costs): number[] {
    const values = costs.get(name)?.[cost];
    if (values === undefined) throw new Error(`Nothing was measured of ${name}.`);
    return values;
}
