import { setTimeout } from "node:timers/promises";

/** What failed without anybody waiting for it. */
export interface Rejections {
    messages(): string[];
    first(): unknown;
    /** Resolves some time after the first failure, in which others come to light; never where nothing fails. */
    readonly occurred: Promise<void>;
    stop(): void;
}

/** How long others may come to light, in milliseconds. */
const grace = 500;

/**
 * Collects what fails without anybody waiting for it, as a throw inside `apply` does. Without this a test would pass, or the test
 * runner would blame whichever test is running by then.
 */
export function collectRejections(): Rejections {
    const event = "unhandledRejection";
    const reasons: unknown[] = [];
    let occur: () => void = () => undefined;
    const failed = new Promise<void>((resolve) => (occur = resolve));
    const collect = (reason: unknown): void => {
        reasons.push(reason);
        occur();
    };
    const others = process.listeners(event);
    process.removeAllListeners(event);
    process.on(event, collect);
    return {
        messages: () => [
            ...new Set(reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason)))),
        ],
        first: () => reasons[0],
        occurred: failed.then(() => setTimeout(grace)),
        stop: () => {
            process.off(event, collect);
            for (const other of others) process.on(event, other);
        },
    };
}
