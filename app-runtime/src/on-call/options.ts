import { Temporal } from "@js-temporal/polyfill";
import { parseArgs } from "node:util";
import { CommandLineError } from "../common/command-line-error.js";

/** What `npm run on-call` is asked for. */
export interface OnCallOptions {
    readonly file: string;
    /** Where the page goes. */
    readonly page: string | undefined;
    /** Where PagerDuty's form goes; its overrides go beside it. */
    readonly pagerDuty: string | undefined;
    /** Folder for a calendar of each person. */
    readonly calendars: string | undefined;
    /** In milliseconds since 1970. */
    readonly at: number;
}

export const help = `npm run -s on-call -- FILE [OPTIONS]

Reads who is on call when from FILE (YAML or JSON), looks through the next two years for gaps, double cover and
people who are away, and says who is on call, who is next, and how much each person carries.

  --page FILE        writes a page of the next six weeks, in the time zone of each person
  --pagerduty FILE   writes what PagerDuty's POST /schedules takes; where there are overrides, what
                     POST /schedules/{id}/overrides takes goes beside it, into FILE with .overrides before its ending
  --ics FOLDER       writes a calendar of the next six months for each person
  --at INSTANT       another moment than now, such as 2026-03-29T01:00:00Z
  --help             this text

Exit codes: 0, 1 where the schedule has mistakes, 2 for a wrong command line.
`;

/**
 * Reads the command line, without program and script; answers undefined where the help is asked for.
 *
 * @throws CommandLineError saying what was given and what is allowed
 */
export function readCommandLine(args: readonly string[], now: () => number = Date.now): OnCallOptions | undefined {
    const { values, positionals } = parse(args);
    if (values.help === true) {
        return undefined;
    }
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) {
        throw new CommandLineError(
            `${file === undefined ? "No file is given" : `There are ${positionals.length} files (${positionals.join(", ")})`}; name the one file of the schedule. --help says more.`,
        );
    }
    return {
        file,
        page: values.page,
        pagerDuty: values.pagerduty,
        calendars: values.ics,
        at: values.at === undefined ? now() : instant(values.at),
    };
}

function parse(args: readonly string[]) {
    try {
        return parseArgs({
            args: [...args],
            allowPositionals: true,
            options: {
                page: { type: "string" },
                pagerduty: { type: "string" },
                ics: { type: "string" },
                at: { type: "string" },
                help: { type: "boolean", short: "h" },
            },
        });
    } catch (error) {
        throw new CommandLineError(
            `${error instanceof Error ? error.message : String(error)} --help says what there is.`,
        );
    }
}

function instant(text: string): number {
    try {
        return Temporal.Instant.from(text).epochMilliseconds;
    } catch {
        throw new CommandLineError(
            `--at is "${text}"; use a moment with its offset from UTC, such as 2026-03-29T01:00:00Z or 2026-03-29T03:00:00+02:00.`,
        );
    }
}
