import { createLog } from "../common/log.js";
import { readRelease } from "../common/release.js";
import { runProcess } from "../common/run-process.js";
import { startManager } from "./compose.js";
import { readSettings } from "./environment.js";

const log = createLog((line) => process.stdout.write(line));

runProcess(log, (stopping) =>
    startManager({ settings: readSettings(process.env), release: readRelease(__dirname), log, stopping }),
);
