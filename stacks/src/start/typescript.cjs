"use strict";

/**
 * Lets `require` load this repository's TypeScript: `node --require @evenkeel/stacks/src/start/typescript.cjs`.
 *
 * Types are stripped, file by file, and nothing else happens: packages are left alone, which is why a program starts in half the time
 * that it takes with a general-purpose loader, which looks into each of the SDK's eight hundred files.
 */
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join } = require("node:path");
const esbuild = require("esbuild");

// Without stack traces nobody reads a source map; see stack-traces.ts.
const traces = process.env.EVENKEEL_TRACES === "1";
if (traces) process.setSourceMapsEnabled(true);

const options = {
    loader: "ts",
    format: "cjs",
    target: `node${process.versions.node}`,
    // `import()` of TypeScript goes through `require` too, which is what this file teaches it.
    supported: { "dynamic-import": false },
};

Module._extensions[".ts"] = (module, filename) => {
    const source = readFileSync(filename, "utf8");
    module._compile(traces ? withSourceMap(source, filename) : stripped(source), filename);
};

function withSourceMap(source, filename) {
    return esbuild.transformSync(source, { ...options, sourcefile: filename, sourcemap: "inline" }).code;
}

/** Kept between runs, by content: asking esbuild for some hundred files takes longer than running them. */
const cache = join(dirname(require.resolve("esbuild/package.json")), "..", ".cache", "evenkeel-typescript");

function stripped(source) {
    const key = createHash("sha256")
        .update(JSON.stringify([esbuild.version, options, source]))
        .digest("hex");
    const file = join(cache, `${key}.js`);
    return read(file) ?? write(file, esbuild.transformSync(source, options).code);
}

/** What the cache has; a cache that cannot be read, for whatever reason, is one that has nothing. */
function read(file) {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return undefined;
    }
}

/** Renamed into place, so that nobody reads half a file. A cache that cannot be written, for whatever reason, costs time only. */
function write(file, code) {
    const written = `${file}.${process.pid}`;
    try {
        mkdirSync(cache, { recursive: true });
        writeFileSync(written, code);
        renameSync(written, file);
    } catch {
        remove(written);
    }
    return code;
}

/** On a full disk half a file is worse than none. */
function remove(file) {
    try {
        rmSync(file, { force: true });
    } catch {
        // Where nothing can be removed, nothing could be written either.
    }
}

// TypeScript's own rule for Node: an import names the file that will be there after compiling, so "./a.js" is "./a.ts" here.
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
    const isOurs = /^\.{1,2}\/.*\.js$/.test(request) && parent?.filename?.endsWith(".ts") === true;
    return resolveFilename.call(this, isOurs ? request.replace(/\.js$/, ".ts") : request, parent, ...rest);
};
