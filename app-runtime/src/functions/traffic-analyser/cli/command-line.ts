import { parseArgs } from "node:util";

/** What the command is asked for. */
export interface AnalyseOptions {
    /** Only read, and say how fast. */
    readonly stats: boolean;
    /** Names of files; `-` stands for names on standard input. */
    readonly names: readonly string[];
}

/** The command line cannot be worked with; the message is one sentence. */
export class CommandLineError extends Error {
    public override readonly name = "CommandLineError";
}

export const help = `npm run -s analyse -- [--stats] FILE… | -

Reads access logs of an Application Load Balancer, packed by gzip or not, in the order in which they are named, and prints
one line of JSON on standard output for each thing to tell:

  {"type","key","start","end","at","status"}    status is opened, updated or resolved; times are those of the log

  -          names come on standard input, one a line
  --stats    only parse, and print rows, bad rows, seconds and megabytes a second as one line of JSON
  --help     this text

An object that comes twice counts once: it is known by name, size and a digest of its first and last 64 KiB. Exit codes: 0,
1 where a file is missing, damaged or no access log (the others count all the same), 2 for a wrong command line.
`;

/**
 * Reads the command line, without program and script; answers undefined where the help is asked for.
 *
 * @throws CommandLineError saying what was given and what is allowed
 */
export function readCommandLine(args: readonly string[]): AnalyseOptions | undefined {
    const { values, positionals } = parse(args);
    if (values.help === true) return undefined;
    if (positionals.length === 0) {
        throw new CommandLineError(
            'No file is named; name access logs, or give "-" and their names on standard input. --help shows what there is.',
        );
    }
    return { stats: values.stats === true, names: positionals };
}

function parse(args: readonly string[]) {
    const flag = { type: "boolean" } as const;
    try {
        return parseArgs({ args: [...args], options: { stats: flag, help: flag }, allowPositionals: true });
    } catch (error) {
        const [reason = ""] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
        throw new CommandLineError(`${reason}; --help shows what there is.`, { cause: error });
    }
}
