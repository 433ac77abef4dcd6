import { EnvironmentError, readSettings } from "./environment.js";
import { createLog } from "./log.js";
import { readRelease } from "./release.js";
import { startWebServer } from "./web-server.js";

const log = createLog((line) => process.stdout.write(line));

async function main(): Promise<void> {
    const settings = readSettings(process.env);
    const release = readRelease(__dirname);
    const server = await startWebServer({ settings, release, log });
    log.info("listening", { host: settings.host, port: server.port, version: release.version });

    const stop = async (signal: NodeJS.Signals): Promise<void> => {
        log.info("stopping", { signal, drainSeconds: settings.drainSeconds });
        const complete = await server.stop();
        if (complete) {
            log.info("stopped");
        } else {
            log.warn("stopped; some requests took longer than the drain time and were cut off");
            process.exitCode = 1;
        }
    };
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
}

/** The one line per problem that an operator finds in the journal, instead of a stack trace. */
function report(error: unknown): void {
    if (error instanceof EnvironmentError) {
        error.problems.forEach((problem) => log.error(problem));
    } else if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
        log.error(`The port is in use: ${error.message}. Stop the other process or set PORT to another one.`);
    } else if (error instanceof Error && "code" in error && error.code === "EACCES") {
        log.error(`The port may not be used: ${error.message}. Set PORT to 1024 or higher.`);
    } else {
        log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
}

main().catch((error: unknown) => {
    report(error);
    process.exitCode = 1;
});
