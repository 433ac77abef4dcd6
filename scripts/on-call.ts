// `npm run -s on-call`: who is on call, and the schedule as a page, for PagerDuty and for calendars; `npm run -s on-call -- --help`.
import { CommandLineError } from "../app-runtime/src/common/command-line-error.js";
import { runOnCall } from "../app-runtime/src/on-call/command.js";
import { help, readCommandLine } from "../app-runtime/src/on-call/options.js";
import { ScheduleError } from "../app-runtime/src/on-call/schedule.js";

main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(
        error instanceof ScheduleError || error instanceof CommandLineError
            ? `${error.message}\n`
            : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = error instanceof CommandLineError ? 2 : 1;
});

async function main(args: readonly string[]): Promise<void> {
    const options = readCommandLine(args);
    process.stdout.write(options === undefined ? help : await runOnCall(options));
}
