/**
 * Collects what fails without anybody waiting for it, as a throw inside `apply` does. Without this a test would pass, or the test
 * runner would blame whichever test is running by then.
 */
export function collectRejections(): { messages(): string[]; first(): unknown; stop(): void } {
    const event = "unhandledRejection";
    const reasons: unknown[] = [];
    const collect = (reason: unknown): void => {
        reasons.push(reason);
    };
    const others = process.listeners(event);
    process.removeAllListeners(event);
    process.on(event, collect);
    return {
        messages: () => [
            ...new Set(reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason)))),
        ],
        first: () => reasons[0],
        stop: () => {
            process.off(event, collect);
            for (const other of others) process.on(event, other);
        },
    };
}
