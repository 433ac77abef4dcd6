"use strict";

/**
 * Leaves out what Pulumi's SDK does and hardly a program uses: `node --require @evenkeel/testing/quick-start`.
 *
 * The TypeScript compiler and npm's dependency solver serve functions that are serialised into Lambdas; the Automation API drives other programs.
 * Together they are two thirds of the code that `require("@pulumi/pulumi")` reads. The first use of any of them loads it, so nothing is missing.
 *
 * The language host of `evenkeel-local` starts every program and pack this way, unless `EVENKEEL_QUICK_START=off`; a test runner may: `mocha --require @evenkeel/testing/quick-start`.
 */
const Module = require("node:module");

const rarelyUsed = new Set(["@npmcli/arborist", "./automation", "../../typescript-shim"]);
const sdk = /[\\/]@pulumi[\\/]pulumi[\\/](index|runtime[\\/]closure[\\/]\w+)\.js$/;

/** Whoever looks for leaked promises wants to know where they were made. */
const wantsTraces = Boolean(process.env.PULUMI_DEBUG_PROMISE_LEAKS);
const runtime = /[\\/]@pulumi[\\/]pulumi[\\/]runtime[\\/]\w+\.js$/;

const load = Module._load;
Module._load = function (request, parent, ...rest) {
    const isRarelyUsed = rarelyUsed.has(request) && sdk.test(parent?.filename ?? "");
    if (isRarelyUsed) return whenUsed(() => load.call(this, request, parent, ...rest));
    const loaded = load.call(this, request, parent, ...rest);
    if (request === "./debuggable" && runtime.test(parent?.filename ?? "") && !wantsTraces) withoutTraces(loaded);
    return loaded;
};

const quick = Symbol("takes no traces");

/**
 * The SDK takes a stack trace for each of some thirty promises per resource, only to say where one was made that is never settled: about half of the time that a
 * program takes. That one was left is still found out, and errors have their traces.
 */
function withoutTraces(debuggable) {
    const original = debuggable.debuggablePromise;
    if (typeof original !== "function" || original[quick]) return;
    debuggable.debuggablePromise = (...promise) => {
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0;
        try {
            return original(...promise);
        } finally {
            Error.stackTraceLimit = stackTraceLimit;
        }
    };
    debuggable.debuggablePromise[quick] = true;
}

/** Stands for the exports of a module until somebody asks for one of them. */
function whenUsed(loadModule) {
    let exports;
    const use = () => (exports ??= loadModule());
    return new Proxy(
        {},
        {
            // Asked by compiled TypeScript before it would copy the exports one by one, and so load them.
            get: (_, name) => (name === "__esModule" ? true : Reflect.get(use(), name)),
            has: (_, name) => Reflect.has(use(), name),
            ownKeys: () => Reflect.ownKeys(use()),
            getOwnPropertyDescriptor: (_, name) => {
                const descriptor = Reflect.getOwnPropertyDescriptor(use(), name);
                // The stand-in has no properties of its own, and may not call any of them fixed.
                return descriptor && { ...descriptor, configurable: true };
            },
        },
    );
}
