/**
 * What runs in the process of a function: finds its handler, calls it once, and hands its answer over.
 *
 * It imports nothing but Node: its bundle is one small file beside the function's code.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
import { existsSync, readFileSync, writeSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { fileDescriptors, invoking } from "./protocol.js";

/** What a handler is told beside the event. */
interface LambdaContext {
    readonly awsRequestId: string;
    readonly functionName: string;
    readonly functionVersion: string;
    readonly invokedFunctionArn: string;
    readonly memoryLimitInMB: string;
    readonly logGroupName: string;
    /** Milliseconds until the function is killed. */
    getRemainingTimeInMillis(): number;
}

type Handler = (event: unknown, context: LambdaContext) => unknown;

/** Something that is wrong with the function before its handler runs; the name is what AWS calls it. */
class RuntimeError extends Error {
    constructor(
        public override readonly name: string,
        message: string,
    ) {
        super(message);
    }
}

async function run([requestId = "", functionArn = ""]: readonly string[]): Promise<void> {
    try {
        const handler = await loadHandler(variable("LAMBDA_TASK_ROOT"), variable("_HANDLER"));
        const event: unknown = JSON.parse(readFileSync(fileDescriptors.event, "utf8"));
        process.send?.(invoking);
        answer(0, serialised(await handler(event, contextOf(requestId, functionArn))));
    } catch (error) {
        const { errorType, errorMessage, trace } = describeError(error);
        const text = JSON.stringify({ errorType, errorMessage, trace });
        console.error(`${new Date().toISOString()}\t${requestId}\tERROR\tInvoke Error\t${text}`);
        answer(1, text);
    }
}

/** As on AWS nothing of the function goes on after its answer. */
function answer(exitCode: number, text: string): never {
    writeSync(fileDescriptors.answer, text);
    process.exit(exitCode);
}

async function loadHandler(folder: string, name: string): Promise<Handler> {
    const dot = name.lastIndexOf(".");
    const [file, property] = [name.slice(0, dot), name.slice(dot + 1)];
    const found = ["js", "mjs", "cjs"]
        .map((extension) => path.join(folder, `${file}.${extension}`))
        .find((candidate) => existsSync(candidate));
    if (dot < 1 || found === undefined) {
        throw new RuntimeError("Runtime.ImportModuleError", `Cannot find module '${file}' of the handler ${name}`);
    }
    const module: unknown = await import(pathToFileURL(found).href);
    // Of a CommonJS module not every name is found without running it; the default has them all.
    const handler = propertyOf(module, property) ?? propertyOf(propertyOf(module, "default"), property);
    if (typeof handler !== "function") {
        throw new RuntimeError("Runtime.HandlerNotFound", `${name} is undefined or not exported`);
    }
    if (handler.length > 2) {
        throw new RuntimeError(
            "Runtime.CallbackHandlerDeprecated",
            `${name} takes a callback, which Node 24 on AWS does not call; make it async`,
        );
    }
    return (event, context) => handler(event, context);
}

function propertyOf(value: unknown, name: string): unknown {
    return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function contextOf(requestId: string, functionArn: string): LambdaContext {
    const deadline = Date.now() + Number(variable("AWS_LAMBDA_FUNCTION_TIMEOUT")) * 1_000;
    const functionName = variable("AWS_LAMBDA_FUNCTION_NAME");
    return {
        awsRequestId: requestId,
        functionName,
        functionVersion: variable("AWS_LAMBDA_FUNCTION_VERSION"),
        invokedFunctionArn: functionArn,
        memoryLimitInMB: variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
        logGroupName: `/aws/lambda/${functionName}`,
        getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    };
}

function serialised(result: unknown): string {
    try {
        const text: string | undefined = JSON.stringify(result);
        // An answer of nothing is null on AWS.
        return text ?? "null";
    } catch (error) {
        throw new RuntimeError("Runtime.MarshalError", `Unable to stringify response body: ${String(error)}`);
    }
}

function describeError(error: unknown): { errorType: string; errorMessage: string; trace: readonly string[] } {
    return error instanceof Error
        ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? "").split("\n") }
        : { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function variable(name: string): string {
    return process.env[name] ?? "";
}

// Whoever started it is gone, and with it the one who would end it in time.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();
void run(process.argv.slice(2));
