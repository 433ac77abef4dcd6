#!/usr/bin/env node
// Ends by itself once everything is written; the exit code is set, not forced, so that no report is cut off.
const { main } = require("../dist/gate/main.js");
main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
});
