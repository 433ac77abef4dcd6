import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { CommandLineError } from "../../../common/command-line-error.js";
import { Analyser } from "../analyser.js";
import type { Notification } from "../incidents.js";
import type { LogRow } from "../log/row.js";
import { type AnalyseOptions, help, readCommandLine } from "./command-line.js";
import { faultOf, identityOf, LogFileError, readLogFile } from "./log-file.js";

/** Where the command reads from and writes to. */
export interface Streams {
    readonly stdin: Readable;
    readonly stdout: Writable;
    readonly stderr: Writable;
}

/** What was read of all files. */
interface Sum {
    files: number;
    rows: number;
    badRows: number;
    bytes: number;
    faults: number;
}

/**
 * The whole command.
 *
 * @param args without program and script
 * @returns the exit code
 */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
    let options: AnalyseOptions | undefined;
    try {
        options = readCommandLine(args);
    } catch (error) {
        if (!(error instanceof CommandLineError)) throw error;
        streams.stderr.write(`${error.message}\n`);
        return 2;
    }
    if (options === undefined) {
        streams.stdout.write(help);
        return 0;
    }
    return options.stats ? measure(options, streams) : analyse(options, streams);
}

async function measure({ names }: AnalyseOptions, streams: Streams): Promise<number> {
    const started = performance.now();
    // What the parser costs, without what is done with the rows.
    const sum = await readAll(names, streams, () => undefined);
    const seconds = (performance.now() - started) / 1_000;
    const megabytesPerSecond = Number((sum.bytes / 1e6 / seconds).toFixed(1));
    const { rows, badRows } = sum;
    streams.stdout.write(
        `${JSON.stringify({ rows, badRows, seconds: Number(seconds.toFixed(3)), megabytesPerSecond })}\n`,
    );
    streams.stderr.write(
        `${counted(sum)}, ${seconds.toFixed(2)} s, ${megabytesPerSecond} MB/s unpacked, ${Math.round(rows / seconds)} rows/s\n`,
    );
    return sum.faults > 0 ? 1 : 0;
}

async function analyse(options: AnalyseOptions, streams: Streams): Promise<number> {
    const { names, allowedNetworks, allowedAgents } = options;
    const told: Notification[] = [];
    const analyser = new Analyser(
        (notification) => {
            streams.stdout.write(`${JSON.stringify(notification)}\n`);
            if (notification.status !== "updated") told.push(notification);
        },
        { allowedNetworks, allowedAgents },
    );
    const sum = await readAll(
        names,
        streams,
        (row) => analyser.add(row),
        () => analyser.settle(),
    );
    const late = analyser.lateRows > 0 ? `, ${analyser.lateRows} rows too late to count` : "";
    streams.stderr.write(`${counted(sum)}${late}\n`);
    for (const { type, key, start, end, status } of told) {
        if (status === "opened") streams.stderr.write(`${start}  ${type}  ${key}\n`);
        else streams.stderr.write(`${end}  ${type}  ${key}  is over\n`);
    }
    if (told.length === 0) streams.stderr.write("Nothing was found.\n");
    return sum.faults > 0 ? 1 : 0;
}

function counted({ files, rows, badRows }: Sum): string {
    return `${files} ${files === 1 ? "object" : "objects"}, ${rows} rows, ${badRows} bad rows`;
}

/** Reads one file after the other; what is wrong with one loses nothing of the others. */
async function readAll(
    names: readonly string[],
    streams: Streams,
    onRow: (row: LogRow) => void,
    afterFile: () => void = () => undefined,
): Promise<Sum> {
    const sum: Sum = { files: 0, rows: 0, badRows: 0, bytes: 0, faults: 0 };
    const seen = new Set<string>();
    let named = 0;
    for await (const path of pathsOf(names, streams.stdin)) {
        named += 1;
        try {
            const identity = await identityOf(path);
            if (seen.has(identity)) {
                streams.stderr.write(`${path} came before and counts once.\n`);
                continue;
            }
            seen.add(identity);
            try {
                await readOne(path, sum, onRow, streams.stderr);
            } finally {
                afterFile();
            }
        } catch (error) {
            if (!(error instanceof LogFileError)) throw error;
            sum.faults += 1;
            streams.stderr.write(`${error.message}\n`);
        }
    }
    if (named === 0) {
        // Whatever should have named them has failed, perhaps: that is not to look like a quiet day.
        sum.faults += 1;
        streams.stderr.write("No names came on standard input; write one access log a line.\n");
    }
    return sum;
}

async function readOne(path: string, sum: Sum, onRow: (row: LogRow) => void, stderr: Writable): Promise<void> {
    const report = await readLogFile(path, onRow);
    sum.files += 1;
    sum.rows += report.rows;
    sum.badRows += report.badRows;
    sum.bytes += report.bytes;
    for (const sample of report.samples) stderr.write(`${path}: no row: ${JSON.stringify(sample)}\n`);
    const fault = faultOf(path, report);
    if (fault !== undefined) throw new LogFileError(fault);
}

async function* pathsOf(names: readonly string[], stdin: Readable): AsyncIterable<string> {
    for (const name of names) {
        if (name !== "-") yield name;
        else for await (const line of createInterface({ input: stdin })) if (line.trim() !== "") yield line.trim();
    }
}
