import { Faults, parseFaults } from "./faults.js";
import { Journal, memoryLedger } from "./journal.js";
import { Lifecycle } from "./lifecycle.js";
import { packages } from "./packages.js";
import { whenParentIsGone } from "./parent.js";
import { serve } from "./provider/server.js";
import { registry } from "./registry.js";
import { defaultRegionReport, unmodelledReport } from "./report.js";

/**
 * The provider plugin: `main.js aws|random [address of the engine]`. The engine reads its port from the first line of output.
 *
 * Environment: `EVENKEEL_CLOUD` folder of the cloud's memory, without which it forgets all with the process; `EVENKEEL_RUN` folder for the
 * notes of this run; `EVENKEEL_FAULTS` what shall go wrong, see {@link parseFaults}.
 */
async function main(): Promise<void> {
    const [, , name] = process.argv;
    const chosen = packages.find((candidate) => candidate.name === name);
    if (chosen === undefined)
        throw new Error(`Name the provider to simulate: ${packages.map((known) => known.name).join(" or ")}.`);
    const faults = new Faults(parseFaults(process.env["EVENKEEL_FAULTS"]));
    const folder = chosen.isCloud ? process.env["EVENKEEL_CLOUD"] : undefined;
    const ledger = folder === undefined || folder === "" ? memoryLedger(registry) : new Journal(folder, registry);
    const lifecycle = new Lifecycle(ledger, faults, unmodelledReport(process.env["EVENKEEL_RUN"]));
    const { port } = await serve(chosen, lifecycle, defaultRegionReport(process.env["EVENKEEL_RUN"]));
    process.stdout.write(`${String(port)}\n`);
    whenParentIsGone(() => process.exit(0));
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
});
