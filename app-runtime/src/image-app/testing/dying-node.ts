import { createLog } from "../../common/log.js";
import { readRelease } from "../../common/release.js";
import { runProcess } from "../../common/run-process.js";
import { startImageApplication } from "../compose.js";
import { readSettings } from "../environment.js";
import type { Checkpoint } from "../storage/checkpoints.js";

/**
 * The image application for tests of crashes: it kills itself, as `kill -9` does, when it reaches the step of the environment variable `DIE_AT`
 * for the time that `DIE_TIME` says (1 for the first).
 */
const log = createLog((line) => process.stdout.write(line));
const { DIE_AT: step, DIE_TIME: time = "1" } = process.env;
let times = 0;

const reached: Checkpoint = async (here) => {
    if (here === step) {
        times += 1;
        if (times === Number(time)) {
            process.kill(process.pid, "SIGKILL");
            // The signal ends the process before it does anything more.
            await new Promise(() => undefined);
        }
    }
};

runProcess(log, (stopping) =>
    startImageApplication({
        ...{ settings: readSettings(process.env), release: readRelease(__dirname) },
        ...{ log, stopping, reached },
    }),
);
