import { createLog, type Log } from "../../common/log.js";

/** A log that keeps its lines for a test to read. */
export function quietLog(): { readonly log: Log; readonly lines: string[] } {
    const lines: string[] = [];
    return { log: createLog((line) => lines.push(line)), lines };
}
