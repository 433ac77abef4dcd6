import { parseArgs } from "node:util";
import { CommandLineError } from "../../common/command-line-error.js";
import { bounds } from "../../common/control/configuration.js";

/** What `npm run app` is asked for. */
export interface AppOptions {
    /** Image nodes at the start; later the manager decides. */
    readonly nodes: number;
    /** Pictures in the gallery at the start. */
    readonly pictures: number;
    /** Port of the image application; 0 takes a free one. */
    readonly port: number;
    /** Port of the manager; 0 takes a free one. */
    readonly managerPort: number;
    /** Whether nginx is in front of the nodes where it is installed. */
    readonly nginx: boolean;
    /** Whether the nodes share a Valkey, which they ask before S3. */
    readonly sharedCache: boolean;
}

const defaults = { nodes: 2, pictures: 24, port: 0, "manager-port": 0 } as const;
type NumberOption = keyof typeof defaults;

const ranges: Readonly<Record<NumberOption, { readonly lowest: number; readonly highest: number }>> = {
    nodes: { lowest: bounds.nodes.minimum, highest: bounds.nodes.maximum },
    pictures: { lowest: 0, highest: 500 },
    port: { lowest: 0, highest: 65_535 },
    "manager-port": { lowest: 0, highest: 65_535 },
};

export const help = `npm run app [-- OPTIONS]

Starts the image application and its manager on this machine, with everything they need: PostgreSQL, an emulator
of AWS, nginx where it is installed. Ctrl-C ends all of it; nothing stays.

  --nodes N          image nodes at the start, ${ranges.nodes.lowest} to ${ranges.nodes.highest}; the manager changes their number. Default ${defaults.nodes}
  --pictures N       generated pictures in the gallery, 0 to ${ranges.pictures.highest}. Default ${defaults.pictures}
  --port PORT        port of the image application. Default: a free one
  --manager-port P   port of the manager. Default: a free one
  --shared-cache     a Valkey that all nodes ask before S3; valkey-server or redis-server has to be installed
  --no-nginx         nothing but connections handed out in turn in front of the nodes
  --help             this text

The last line is "ready". Exit codes: 0 after Ctrl-C, 1 where something cannot be started, 2 for a wrong command line.
`;

/**
 * Reads the command line, without program and script; answers undefined where the help is asked for.
 *
 * @throws CommandLineError saying what was given and what is allowed
 */
export function readCommandLine(args: readonly string[]): AppOptions | undefined {
    const values = parse(args);
    if (values.help === true) {
        return undefined;
    }
    const number = (name: NumberOption): number => readNumber(name, values[name]);
    const [port, managerPort] = [number("port"), number("manager-port")];
    if (port !== 0 && port === managerPort) {
        throw new CommandLineError(`--port and --manager-port are both ${port}; give two different ports.`);
    }
    return {
        nodes: number("nodes"),
        pictures: number("pictures"),
        port,
        managerPort,
        nginx: values["no-nginx"] !== true,
        sharedCache: values["shared-cache"] === true,
    };
}

function parse(args: readonly string[]) {
    const text = { type: "string" } as const;
    const flag = { type: "boolean" } as const;
    const numbers = { nodes: text, pictures: text, port: text, "manager-port": text };
    const options = { ...numbers, "shared-cache": flag, "no-nginx": flag, help: flag };
    try {
        return parseArgs({ args: [...args], options }).values;
    } catch (error) {
        const [reason = ""] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
        throw new CommandLineError(`${reason}; npm run app -- --help shows what there is.`, { cause: error });
    }
}

function readNumber(name: NumberOption, text: string | undefined): number {
    const { lowest, highest } = ranges[name];
    if (text === undefined) {
        return defaults[name];
    }
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= lowest && number <= highest)) {
        throw new CommandLineError(`--${name} is "${text}"; give a whole number from ${lowest} to ${highest}.`);
    }
    return number;
}
