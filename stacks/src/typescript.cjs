"use strict";

/**
 * Lets `require` load this repository's TypeScript: `node --require @evenkeel/stacks/src/typescript.cjs`.
 *
 * Types are stripped, file by file, and nothing else happens: packages are left alone, which is why a program starts in half the time
 * that it takes with a general-purpose loader, which looks into each of the SDK's eight hundred files.
 */
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { transformSync } = require("esbuild");

// Without stack traces nobody reads a source map; see stack-traces.ts.
const traces = process.env.EVENKEEL_TRACES === "1";
if (traces) process.setSourceMapsEnabled(true);

Module._extensions[".ts"] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, "utf8"), {
        loader: "ts",
        format: "cjs",
        target: `node${process.versions.node}`,
        sourcefile: filename,
        sourcemap: traces ? "inline" : false,
    });
    module._compile(code, filename);
};

// TypeScript's own rule for Node: an import names the file that will be there after compiling, so "./a.js" is "./a.ts" here.
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
    const isOurs = /^\.{1,2}\/.*\.js$/.test(request) && parent?.filename?.endsWith(".ts") === true;
    return resolveFilename.call(this, isOurs ? request.replace(/\.js$/, ".ts") : request, parent, ...rest);
};
