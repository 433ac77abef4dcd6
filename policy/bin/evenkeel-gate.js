#!/usr/bin/env node
process.exitCode = 3; // Nothing is proven until the gate says otherwise.

// Left to Node, what nobody catches would end with 1, which means that something is violated.
process.on("uncaughtException", fail);

try {
    const { main } = require("../dist/gate/main.js");
    // Ends by itself once everything is written; the exit code is set, not forced, so that no report is cut off.
    main(process.argv.slice(2)).then((code) => {
        process.exitCode = code;
    }, fail);
} catch (error) {
    fail(error);
}

function fail(error) {
    process.stderr.write(`evenkeel-gate: unexpected: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(3);
}
