import { setFlagsFromString } from "node:v8";
import { reasonOf } from "../../../common/reason.js";
import { run } from "./run.js";

// What is unpacked is garbage a moment later: room for new things that grows with them would take forty megabytes and save no time.
setFlagsFromString("--semi-space-growth-factor=1");

// Whoever reads the output may have read enough, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    process.stderr.write(`analyse: Nothing can be written to standard output (${reasonOf(error)}).\n`);
    process.exit(1);
});

run(process.argv.slice(2), process).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
        process.stderr.write(`analyse: ${reasonOf(error)}\n`);
        process.exitCode = 1;
    },
);
