#!/usr/bin/env node
"use strict";

require("../dist/local/main.js")
    .main(process.argv.slice(2))
    .then((code) => {
        process.exitCode = code;
    });
