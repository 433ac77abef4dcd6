import autocannon from "autocannon";
import { setTimeout as sleep } from "node:timers/promises";
import { generatePicture } from "../../app-runtime/src/local/app/pictures.js";
import { type Figure, median, percentile, type Point } from "../figures.js";
import { processorSeconds, residentMegabytes } from "./process-use.js";
import { type Application, type Servers, startServers, type Target, uploaded } from "./servers.js";

/** What an afternoon of a campaign asks of one instance. */
const visitors = { connections: 1_000, rate: 1_500, seconds: 20 };
/** The generator lets all connections that it opens send in the same moment of each second, as no visitors do: so many of it begin one after the other. */
const generators = 20;
const peak = { connections: 100, duration: 8 };
const uploads = { atOnce: 4, pictures: 40 };
const memoryMinutes = Number(process.env.EVENKEEL_BENCH_MEMORY_MINUTES ?? 10);

/** The image application with a real PostgreSQL and an emulated S3, all on this machine, and the load generator beside it on the same cores. */
export async function imageFigures(rounds: number): Promise<readonly Figure[]> {
    const servers = await startServers();
    try {
        return [
            ...(await visitorFigures(servers, rounds)),
            await peakFigure(servers, rounds),
            await uploadFigure(servers.application, rounds),
            await memoryFigure(servers.application),
        ];
    } finally {
        await servers.stop();
    }
}

/** A cached image of 20 KB at a fixed rate over a thousand connections. */
async function visitorFigures({ cached, bare }: Servers, rounds: number): Promise<Figure[]> {
    const [ours, peers] = await inTurn([cached, bare], visit, rounds);
    const what = `Cached image at ${visitors.connections} connections`;
    const peer = "a bare Fastify";
    return [
        {
            what: `${what}, ${visitors.rate} requests a second: p99`,
            ours: ours.map(({ p99 }) => p99),
            peer: { what: peer, times: peers.map(({ p99 }) => p99) },
            limit: 250,
            unit: "ms",
        },
        {
            what: `${what}: answered`,
            ours: ours.map(({ rate }) => rate),
            peer: { what: peer, times: peers.map(({ rate }) => rate) },
            // Of a fixed rate nobody answers more, and the first and last moments of a run count too.
            limit: 0.98 * visitors.rate,
            atLeast: true,
            unit: "/s",
        },
        {
            what: `${what}: errors`,
            ours: ours.map(({ errors }) => errors),
            peer: { what: peer, times: peers.map(({ errors }) => errors) },
            limit: 0,
            unit: "",
        },
    ];
}

/** What visitors have of a server. */
interface Visit {
    /** Milliseconds within which 99 of 100 answers came. */
    readonly p99: number;
    /** Good answers in a second. */
    readonly rate: number;
    readonly errors: number;
}

/**
 * All connections of {@link visitors}, whose requests are spread over each second. A connection sends one or two a second and waits for neither: where answers were so slow
 * that requests had to wait to be sent, fewer than the rate were answered.
 */
async function visit({ url, headers }: Target): Promise<Visit> {
    const milliseconds: number[] = [];
    const results = await Promise.all(
        Array.from({ length: generators }, async (_, number) => {
            await sleep((number * 1_000) / generators);
            const load = {
                connections: visitors.connections / generators,
                overallRate: visitors.rate / generators,
                duration: visitors.seconds,
            };
            return await new Promise<autocannon.Result>((resolve, reject) => {
                const options = { ...load, url, headers: { ...headers } };
                const run = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
                run.on("response", (_client, _status, _bytes, responseTime) => milliseconds.push(responseTime));
            });
        }),
    );
    return {
        p99: percentile(milliseconds, 0.99),
        rate: sumOf(results.map(answered)),
        errors: sumOf(results.map(failed)),
    };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

async function peakFigure({ cached, bare }: Servers, rounds: number): Promise<Figure> {
    const [ours, peers] = await inTurn(
        [cached, bare],
        ({ url, headers }) => autocannon({ ...peak, url, headers: { ...headers } }),
        rounds,
    );
    const times = peers.map(answered);
    return {
        what: `Cached image at ${peak.connections} connections, as many as can be`,
        ours: ours.map(answered),
        peer: { what: "a bare Fastify", times },
        limit: 0.8 * median(times),
        atLeast: true,
        unit: "/s",
    };
}

/** One after the other, round by round, so that a minute in which the machine is slow hits both. */
async function inTurn<Result>(
    targets: readonly [Target, Target],
    load: (target: Target) => PromiseLike<Result>,
    rounds: number,
): Promise<[Result[], Result[]]> {
    const results: [Result[], Result[]] = [[], []];
    // The first round is for the compilers.
    for (let round = -1; round < rounds; round++) {
        for (const [at, target] of targets.entries()) {
            const result = await load(target);
            if (round >= 0) results[at === 0 ? 0 : 1].push(result);
        }
    }
    return results;
}

const answered = (result: autocannon.Result): number => result["2xx"] / result.duration;
const failed = (result: autocannon.Result): number => result.errors + result.non2xx;

/** Photographs of 1,280 pixels, of each of which a standard size and a thumbnail are made, and which are moved to S3 meanwhile. */
async function uploadFigure({ client, pid }: Application, rounds: number): Promise<Figure> {
    const pictures = await Promise.all(Array.from({ length: 8 }, (_, number) => generatePicture(number)));
    const rates: number[] = [];
    for (let round = -1; round < rounds; round++) {
        let next = 0;
        const before = processorSeconds(pid);
        const work = async (): Promise<void> => {
            for (let number = next++; number < uploads.pictures; number = next++) {
                const picture = pictures[number % pictures.length];
                if (picture !== undefined) await uploaded(client, picture.bytes);
            }
        };
        await Promise.all(Array.from({ length: uploads.atOnce }, work));
        if (round >= 0) rates.push(uploads.pictures / (processorSeconds(pid) - before));
    }
    return {
        what: "Uploads in a second of processor time",
        ours: rates,
        limit: 10,
        atLeast: true,
        unit: "/s",
    };
}

/** Visitors and uploads for minutes on end; the third minute is that of a server that has everything it needs. */
async function memoryFigure(application: Application): Promise<Figure> {
    const { url, token, client, pid } = application;
    const ids: string[] = [];
    for (let number = 0; number < 24; number++) {
        ids.push(await uploaded(client, (await generatePicture(number)).bytes));
    }
    const requests = ids.flatMap((id) =>
        ["original", "standard", "thumbnail"].map((size) => ({ path: `/api/images/${id}/content?size=${size}` })),
    );
    const duration = memoryMinutes * 60;
    const headers = { authorization: `Bearer ${token}` };
    const visits = autocannon({ url, requests, headers, connections: 50, overallRate: 200, duration });
    const series: Point[] = [];
    const { bytes } = await generatePicture(99);
    const started = performance.now();
    for (let second = 0; second < duration; second = (performance.now() - started) / 1_000) {
        const id = await uploaded(client, bytes);
        await client.delete(`/api/images/${id}`);
        series.push({ x: second / 60, y: residentMegabytes(pid) });
        await sleep(1_000);
    }
    const result = await visits;
    if (failed(result) > 0) throw new Error(`${failed(result)} requests failed while memory was watched.`);
    const minute = (number: number): number[] => series.filter(({ x }) => Math.floor(x) === number).map(({ y }) => y);
    const third = minute(2);
    return {
        what: `Memory in minute ${memoryMinutes} of visitors and uploads`,
        ours: minute(memoryMinutes - 1),
        floor: { what: "in its third minute", times: third },
        limit: 1.1 * median(third),
        unit: "MB",
        series: { across: "minutes", points: series },
    };
}
