import { CleanUp } from "../app-runtime/src/local/clean-up.js";
import { readCommandLine, type AppOptions } from "../app-runtime/src/local/app/options.js";
import { startApp, type LocalApp } from "../app-runtime/src/local/app/start.js";
import { requestLimitsOf } from "../components/src/scalable-web-tier/request-limits-args.js";
import { renderNginx } from "../components/src/scalable-web-tier/user-data/nginx.js";

/** What nginx has on an instance of a tier with the defaults. Nobody here is the load balancer, so that what visitors claim to be is not believed. */
export const nginxConfiguration = renderNginx({
    name: "images",
    port: 8080,
    healthPath: "/health",
    networkRanges: ["10.0.0.0/16"],
    requestLimits: requestLimitsOf(),
    neverLimit: [],
    maximumBodyMegabytes: 32,
});

/** Says what happens, with the seconds since the start, beside the output that programs may read. */
export function sayer(): (line: string) => void {
    const started = performance.now();
    return (line) => {
        const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
        process.stderr.write(`${seconds} s  ${line}\n`);
    };
}

/** Starts everything on this machine, hands it to `use`, and leaves nothing behind, however that ends. */
export async function withApp<Result>(
    use: (app: LocalApp) => Promise<Result>,
    options: Partial<AppOptions> = {},
): Promise<Result> {
    const defaults = readCommandLine([]);
    if (defaults === undefined) {
        throw new Error("An empty command line asks for no help.");
    }
    const cleanUp = new CleanUp();
    try {
        const { signal } = new AbortController();
        const all = { ...defaults, ...options };
        return await use(await startApp({ options: all, nginxConfiguration, say: sayer(), cleanUp, signal }));
    } finally {
        await cleanUp.run();
    }
}
