/** One way that was tried to get an engine, and why it did not work. */
export interface Attempt {
    readonly way: string;
    readonly reason: string;
}

/** Thrown when a program that a run needs can neither be found nor downloaded nor built; the message says what to do. */
export class EngineUnavailable extends Error {
    override readonly name = "EngineUnavailable";

    /**
     * @param title what is missing, such as "the Pulumi engine 3.258.0"
     * @param attempts what was tried, in order
     * @param remedies what a person can do; one of them is enough
     */
    constructor(
        title: string,
        readonly attempts: readonly Attempt[],
        readonly remedies: readonly string[],
    ) {
        super(
            [
                `${title} is not available. Tried, in this order:`,
                ...attempts.map(({ way, reason }, index) => `  ${index + 1}. ${way}: ${reason}`),
                "What to do (one of these is enough):",
                ...remedies.map((remedy) => `  - ${remedy}`),
            ].join("\n"),
        );
    }
}

/** A step that failed for a reason that a person can understand; it becomes one {@link Attempt}. */
export class StepFailed extends Error {
    override readonly name = "StepFailed";
}

/** The words of an error, in one line and never a stack trace. */
export function reasonOf(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    if (isDiskFull(error)) return `the disk is full (${firstLine(message)})`;
    return firstLine(message);
}

/** Whether this error, or the output of the tool that it quotes, says that no space is left. */
export function isDiskFull(error: unknown): boolean {
    const message = error instanceof Error ? error.message : String(error);
    return /\bENOSPC\b|no space left on device|disk quota exceeded/i.test(message);
}

function firstLine(text: string): string {
    return text.trim().split("\n", 1)[0] ?? "";
}
