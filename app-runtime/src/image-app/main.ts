import { createLog } from "../common/log.js";
import { readRelease } from "../common/release.js";
import { runProcess } from "../common/run-process.js";
import { runCommand } from "./commands/run.js";
import { startImageApplication } from "./compose.js";
import { readSettings } from "./environment.js";

const log = createLog((line) => process.stdout.write(line));
const words = process.argv.slice(2);

if (words.length > 0) {
    void runCommand(words, process).then((code) => (process.exitCode = code));
} else {
    runProcess(log, (stopping) =>
        startImageApplication({ settings: readSettings(process.env), release: readRelease(__dirname), log, stopping }),
    );
}
