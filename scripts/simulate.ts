// `npm run simulate -- --stack prod --trace visitors`: replays requests against the sizes and scaling policies that a stack declares, and says whether visitors get
// through and which number to change where they do not. Plans the stack in this process, so it takes no engine and no account.
import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
    changesOf,
    declaredTier,
    drawReplay,
    generatedTraces,
    isSurvived,
    openTrace,
    replay,
    timesClients,
    type Assumptions,
    type DeclaredTier,
    type Trace,
} from "../testing/src/scaling/index.js";
import { planStack } from "./plan-stack.js";
import { requestsPerVcpu, standardAssumptions, startSeconds } from "./simulate/assumptions.js";
import { pictures, simulated, size } from "./simulate/pictures.js";
import { verdictOf } from "./simulate/verdict.js";

const usage = [
    "npm run simulate -- --stack NAME --trace TRACE [options]",
    "",
    "  --trace      a file: an access log in the common log format (NASA-HTTP, nginx), of an Application Load Balancer, or WorldCup98; packed by gzip or not; or",
    ...Object.entries(generatedTraces).map(([name, { what }]) => `                 ${name.padEnd(10)}${what}`),
    "  --tier       which tier of the stack; web where nothing is said",
    `  --visitors   of a generated trace, at its busiest; ${size.visitors}`,
    `  --bots       of a generated flood; ${size.bots}`,
    "  --times      so many times the clients of a file; 1",
    `  --requests-per-second  what one instance answers when it is fully busy; ${requestsPerVcpu} for each of its processors`,
    `  --start-seconds        from the decision to start an instance until it serves; ${startSeconds}`,
    "  --out        file for the picture; simulation.svg",
    "  --advise     tries changes one at a time too; done anyway where visitors do not get through",
].join("\n");

/** What people have to be told, in a sentence. */
class UsageError extends Error {}

async function main(): Promise<void> {
    const options = readOptions();
    if (options.help) return console.log(usage);
    if (options.pictures) return writePictures();
    const stack = options.stack ?? refuse("Name a stack, such as --stack prod.");
    const source = traceSource(options);
    const tier = declaredTier(await planStack(stack), options.tier);
    const assumptions = assumptionsOf(tier, options);
    tell(tier, assumptions);

    const result = await replay(tier, assumptions, await source.open());
    const verdict = verdictOf(result);
    console.log(`\n${source.what}\n${verdict}`);
    writeFileSync(options.out, drawReplay(`${stack}, tier ${tier.name}: ${source.what}`, verdict, result));
    console.log(`picture: ${options.out}`);
    if (options.advise || !isSurvived(result)) await advise(tier, assumptions, source);
    if (!isSurvived(result)) process.exitCode = 1;
}

function readOptions() {
    const text = (otherwise: string) => ({ type: "string", default: otherwise }) as const;
    const { values } = parseArgs({
        options: {
            stack: { type: "string", short: "s" },
            trace: { type: "string" },
            tier: text("web"),
            visitors: text(String(size.visitors)),
            bots: text(String(size.bots)),
            times: text("1"),
            "requests-per-second": { type: "string" },
            "start-seconds": text(String(startSeconds)),
            out: text("simulation.svg"),
            pictures: { type: "boolean", default: false },
            advise: { type: "boolean", default: false },
            help: { type: "boolean", short: "h", default: false },
        },
    });
    return values;
}

/** Those of the documentation, which a test compares. */
async function writePictures(): Promise<void> {
    const prod = await planStack("prod");
    for (const picture of pictures) writeFileSync(`docs/${picture.file}`, await simulated(prod, picture));
}

type Options = ReturnType<typeof readOptions>;

/** A trace that can be replayed more than once. */
interface Source {
    readonly what: string;
    readonly open: () => Promise<Trace>;
}

function traceSource(options: Options): Source {
    const name = options.trace ?? refuse(`Name a trace: a file, or ${Object.keys(generatedTraces).join(", ")}.`);
    const times = count("times", options.times, 1, 10_000);
    if (existsSync(name)) {
        return {
            what: `${name}${times > 1 ? `, ${times} times` : ""}`,
            open: async () => {
                const { batches } = await openTrace(name);
                return times > 1 ? timesClients(batches, times) : batches;
            },
        };
    }
    const generated = generatedTraces[name];
    if (generated === undefined) {
        return refuse(`There is no file ${name}; name one, or ${Object.keys(generatedTraces).join(", ")}.`);
    }
    const size = {
        visitors: count("visitors", options.visitors, 1, 1_000_000),
        bots: count("bots", options.bots, 0, 100_000),
    };
    return {
        what: `${generated.what}; ${size.visitors} visitors${name === "flood" ? `, ${size.bots} bots` : ""}`,
        open: () => Promise.resolve(generated.batches(size)),
    };
}

function assumptionsOf(tier: DeclaredTier, options: Options): Assumptions {
    const stated = options["requests-per-second"];
    return standardAssumptions(tier, {
        startSeconds: count("start-seconds", options["start-seconds"], 1, 3600),
        ...(stated !== undefined && { requestsPerSecond: count("requests-per-second", stated, 1, 1_000_000) }),
    });
}

function tell(tier: DeclaredTier, { requestsPerSecond, startSeconds }: Assumptions): void {
    const { name, minSize, maxSize, instanceType, policies, limits, firewall, leftOut } = tier;
    console.log(
        `tier ${name}: ${minSize} to ${maxSize} of ${instanceType}, ${requestsPerSecond} requests a second each`,
    );
    console.log(`a new instance serves after ${startSeconds} s and counts after ${tier.warmUpSeconds} s more`);
    for (const policy of policies) console.log(`policy ${policy.name}: ${inWords(policy)}`);
    if (limits !== undefined) {
        console.log(`an address may send ${limits.perSecond} requests a second to an instance, ${limits.burst} ahead`);
    }
    if (firewall !== undefined) {
        const { requests, windowSeconds, blocks } = firewall;
        const does = blocks ? "blocks" : "counts, and does not block,";
        console.log(`the firewall ${does} an address with more than ${requests} requests in ${windowSeconds} s`);
    }
    for (const what of leftOut) console.log(`not replayed: ${what}`);
    if (instanceType.startsWith("t"))
        console.log("not replayed: credits of burstable instances, which never run out here");
}

function inWords(policy: DeclaredTier["policies"][number]): string {
    switch (policy.kind) {
        case "cpu":
            return `processors ${policy.targetPercent} % busy`;
        case "requests":
            return `${policy.targetPerMinute} requests a minute and instance`;
        case "step":
            return `${policy.growPercent} % more above ${policy.abovePercent} %`;
    }
}

async function advise(tier: DeclaredTier, assumptions: Assumptions, source: Source): Promise<void> {
    console.log("\nwith one number changed:");
    for (const change of changesOf(tier, assumptions)) {
        const result = await replay(change.tier, change.assumptions, await source.open());
        console.log(`  ${change.what.padEnd(52)}${verdictOf(result)}`);
    }
}

function count(option: string, text: string, lowest: number, highest: number): number {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= lowest && value <= highest
        ? value
        : refuse(`--${option} is "${text}"; use a whole number from ${lowest} to ${highest}.`);
}

function refuse(message: string): never {
    throw new UsageError(message);
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
});
