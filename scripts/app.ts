// `npm run app`: the image application and its manager on this machine, with everything they need; `npm run app -- --help`.
import { CommandLineError } from "../app-runtime/src/common/command-line-error.js";
import { CleanUp } from "../app-runtime/src/local/clean-up.js";
import { LocalServerError } from "../app-runtime/src/local/errors.js";
import { help, readCommandLine, type AppOptions } from "../app-runtime/src/local/app/options.js";
import { startApp, type LocalApp } from "../app-runtime/src/local/app/start.js";
import { nginxConfiguration, sayer } from "./local-app.js";

const say = sayer();

main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error: unknown) => {
        process.stderr.write(
            error instanceof LocalServerError || error instanceof CommandLineError
                ? `${error.message}\n`
                : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
        );
        process.exit(error instanceof CommandLineError ? 2 : 1);
    },
);

async function main(args: readonly string[]): Promise<number> {
    const options = readCommandLine(args);
    if (options === undefined) {
        process.stdout.write(help);
        return 0;
    }
    return run(options);
}

/** Runs until a signal comes, and leaves nothing behind, however it ends. */
async function run(options: AppOptions): Promise<number> {
    const stopping = new AbortController();
    const cleanUp = new CleanUp();
    const signalled = untilSignal(stopping);
    try {
        print(await startApp({ options, nginxConfiguration, say, cleanUp, signal: stopping.signal }));
        await signalled;
    } catch (error) {
        // A start that was broken off fails with the reason for it.
        if (!stopping.signal.aborted) throw error;
    } finally {
        say("stopping");
        await cleanUp.run();
    }
    say("stopped");
    return 0;
}

/** At the first signal all ends in good order; at the second this process ends at once, and the guards of its servers end them. */
function untilSignal(stopping: AbortController): Promise<void> {
    return new Promise((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
            process.on(signal, () => {
                if (stopping.signal.aborted) process.exit(1);
                stopping.abort();
                resolve();
            });
        }
    });
}

function print({ imageApplication, manager, account, administrator }: LocalApp): void {
    const lines = [
        `image application  ${imageApplication}`,
        `manager  ${manager}`,
        `account  ${account.name}  password  ${account.password}  token  ${account.token}`,
        `administrator  ${administrator.name}  password  ${administrator.password}`,
        "ready",
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
}
