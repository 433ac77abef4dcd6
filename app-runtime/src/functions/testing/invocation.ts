import type { Lambda } from "@aws-sdk/client-lambda";

/** What a function answered to whoever waited for it. */
export interface Invocation {
    /** Undefined where the function failed. */
    readonly answer?: unknown;
    /** What went wrong, as AWS says it: a time-out is `Sandbox.Timedout`, an end without an answer `Runtime.ExitError`. */
    readonly error?: { readonly errorType: string; readonly errorMessage: string };
}

/** Calls a function and waits for it. @throws Error where the emulator could not run it */
export async function invokeFunction(lambda: Lambda, functionArn: string, event: unknown): Promise<Invocation> {
    const { Payload, FunctionError } = await lambda.invoke({
        FunctionName: functionArn,
        Payload: JSON.stringify(event),
    });
    const text = Payload === undefined ? "" : Payload.transformToString();
    const answer = parse(text);
    if (FunctionError === undefined) {
        return { answer };
    }
    const { errorType, errorMessage }: { errorType?: unknown; errorMessage?: unknown } = Object(answer);
    return { error: { errorType: String(errorType), errorMessage: String(errorMessage) } };
}

/** Where its Docker refuses, the emulator answers words in the answer's place. */
function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch (error) {
        throw new Error(`The emulator could not run the function: ${text}`, { cause: error });
    }
}
