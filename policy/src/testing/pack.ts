import { PackProcess } from "./pack-process.js";

let started: Promise<PackProcess> | undefined;

/** One pack for all test files of a run: starting it takes longer than all of its answers together. */
export function pack(): Promise<PackProcess> {
    started ??= PackProcess.start();
    return started;
}

before("start the policy pack", async function () {
    this.timeout(120_000); // the first run compiles the pack
    await pack();
});

after("stop the policy pack", async () => {
    await (await started)?.stop();
});
