import * as pulumi from "@pulumi/pulumi";

/**
 * Runs the program without recording where promises were made, for the rest of this process.
 *
 * Stack traces are what a resource costs: Pulumi's SDK takes one for each of its many promises, and each is translated back to TypeScript. Without
 * them the program takes half the time. What the program itself finds wrong is said in sentences that need no trace; for anything else,
 * `EVENKEEL_TRACES=1` brings the traces back.
 */
export async function withoutStackTraces<Result>(program: () => Promise<Result>): Promise<Result> {
    if (process.env["EVENKEEL_TRACES"] === "1") {
        return program();
    }
    Error.stackTraceLimit = 0;
    // Where a resource was made is still recorded; left as it is, without looking for a source map of each file.
    Reflect.deleteProperty(Error, "prepareStackTrace");
    try {
        return await program();
    } catch (error) {
        if (!pulumi.RunError.isInstance(error)) {
            await pulumi.log.info("To see where this error comes from, run the command again with EVENKEEL_TRACES=1.");
        }
        throw error;
    }
}
