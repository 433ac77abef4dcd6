import { totalmem } from "node:os";

/** Memory, in bytes. */
export interface Memory {
    /** What the machine has. */
    readonly machine: number;
    /** What systemd (`MemoryMax`) or a container leaves of it. Without a limit Node says 0, undefined, or more than any machine has. */
    readonly limit: number | undefined;
}

/** Share of the memory that the cache may have: images in work, uploads and answers need the rest. */
const share = 0.5;
/** What the program takes before it keeps any image. */
const reserveBytes = 100_000_000;

/** Most bytes that a cache may keep, so that the node is not ended for want of memory whatever is configured: half of the memory less 100 MB. */
export function mostCacheBytes({ machine, limit }: Memory): number {
    const memory = limit === undefined || limit === 0 ? machine : Math.min(limit, machine);
    return Math.max(0, Math.floor(memory * share) - reserveBytes);
}

/** The memory that this process may use. @see https://nodejs.org/api/process.html#processconstrainedmemory */
export function memoryOfThisProcess(): Memory {
    return { machine: totalmem(), limit: process.constrainedMemory() };
}
