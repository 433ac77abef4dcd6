import { readFileSync } from "node:fs";

/** Clock ticks in a second, in which Linux counts processor time on every platform that Node runs on. */
const ticks = 100;

/** Seconds of processor time that a process has used. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export function processorSeconds(pid: number): number {
    // The name of the program, in parentheses, may hold spaces.
    const fields = (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1] ?? "").split(" ");
    const [user, system] = [fields[11], fields[12]].map(Number);
    return ((user ?? NaN) + (system ?? NaN)) / ticks;
}

/** Megabytes of memory that a process holds. */
export function residentMegabytes(pid: number): number {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1_000;
}
