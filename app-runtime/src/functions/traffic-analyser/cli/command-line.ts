import { parseArgs } from "node:util";
import { CommandLineError } from "../../../common/command-line-error.js";
import { addressFacts } from "../tally/addresses.js";

/** What the command is asked for. */
export interface AnalyseOptions {
    /** Only read, and say how fast. */
    readonly stats: boolean;
    /** Names of files; `-` stands for names on standard input. */
    readonly names: readonly string[];
    /** Networks that raise nothing. */
    readonly allowedNetworks: readonly string[];
    /** Parts of user agents that raise nothing. */
    readonly allowedAgents: readonly string[];
}

export const help = `npm run -s analyse -- [OPTION…] FILE… | -

Reads access logs of an Application Load Balancer, packed by gzip or not, in the order in which they are named, and prints
one line of JSON on standard output for each thing to tell:

  {"type","key","start","end","at","status"}    status is opened, updated or resolved; times are those of the log

  -                      names come on standard input, one a line
  --allow-network CIDR   an address or a network that raises nothing, such as 198.51.100.0/24; may be given several times
  --allow-agent TEXT     clients whose user agent contains this raise nothing; may be given several times
  --stats                only parse, and print rows, bad rows, seconds and megabytes a second as one line of JSON
  --help                 this text

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
    const allowedNetworks = values["allow-network"] ?? [];
    checkNetworks(allowedNetworks);
    return {
        stats: values.stats === true,
        names: positionals,
        allowedNetworks,
        allowedAgents: values["allow-agent"] ?? [],
    };
}

function checkNetworks(networks: readonly string[]): void {
    try {
        addressFacts(networks);
    } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        throw new CommandLineError(`--allow-network: ${error.message}`, { cause: error });
    }
}

function parse(args: readonly string[]) {
    const flag = { type: "boolean" } as const;
    const texts = { type: "string", multiple: true } as const;
    const options = { stats: flag, help: flag, "allow-network": texts, "allow-agent": texts };
    try {
        return parseArgs({ args: [...args], options, allowPositionals: true });
    } catch (error) {
        const [reason = ""] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
        throw new CommandLineError(`${reason}; --help shows what there is.`, { cause: error });
    }
}
