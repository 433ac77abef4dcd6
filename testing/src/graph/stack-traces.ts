import { createRequire } from "node:module";

/** As many frames as Node keeps by itself; loaders and test runners raise it without limit. */
const frames = 10;

/**
 * Makes promises of the SDK and stack traces cheap until the returned function is called.
 *
 * The SDK formats a stack trace for each of about thirty promises per resource, for its own debugging. That is most of the time a plan
 * takes, the more so with a loader that maps every frame back to TypeScript. Errors that are thrown keep their trace.
 */
export function cheapenStackTraces(): () => void {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = Math.min(frames, stackTraceLimit);
    const restorePromises = withoutTraces();
    return () => {
        Error.stackTraceLimit = stackTraceLimit;
        restorePromises();
    };
}

const traced = "debuggablePromise";

/** Does nothing where a later version of the SDK has no such function: plans are slower then, and no different. */
function withoutTraces(): () => void {
    const sdk: unknown = createRequire(__filename)("@pulumi/pulumi/runtime/debuggable");
    if (typeof sdk !== "object" || sdk === null) return () => undefined;
    const original: unknown = Reflect.get(sdk, traced);
    if (typeof original !== "function") return () => undefined;
    Reflect.set(sdk, traced, (promise: unknown) => promise);
    return () => void Reflect.set(sdk, traced, original);
}
