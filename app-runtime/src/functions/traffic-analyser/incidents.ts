import type { IncidentType } from "./detectors/detector.js";
import type { Finding } from "./detectors/judge.js";

/** Something that went on at one address, network or path, from its first minute to its last. */
export interface Incident {
    readonly type: IncidentType;
    readonly key: string;
    /** First minute, counted since 1970. */
    readonly start: number;
    /** Last minute so far. */
    readonly end: number;
    readonly isOpen: boolean;
    /** Its first minute as it was told first. Later files may move the beginning; by this it is known as the same all its life. */
    readonly knownSince: number;
    /** Log time of what was last told of it, in seconds. */
    readonly toldAt: number;
}

/** One line of what is told. Times are log time in ISO 8601. */
export interface Notification {
    readonly type: IncidentType;
    readonly key: string;
    /** When its first minute begins. */
    readonly start: string;
    /** When its last minute so far is over. */
    readonly end: string;
    /** The newest row when it was told. */
    readonly at: string;
    readonly status: "opened" | "updated" | "resolved";
}

/** A notification, and of which incident. */
export interface Notice {
    readonly notification: Notification;
    /** The same in all notices of an incident, and in those of no other. */
    readonly incident: string;
}

/** Seconds after which an incident that goes on is told of again. */
const updateEvery = 600;

/** What {@link settle} goes by. */
export interface Clock {
    /** The time of the newest row, in seconds since 1970. */
    readonly now: number;
    /** The first minute of which findings are still known. */
    readonly firstMinute: number;
    readonly quietMinutes: number;
}

/** What is found, by minute. */
export type Findings = ReadonlyMap<number, readonly Finding[]>;

/**
 * Makes incidents of findings: those of one type at one key that are no more than the quiet time apart are one. As long as all of its minutes are known, an incident depends on them alone and
 * not on the order in which they became known, except for this: what was told as resolved is not opened again. Findings from before it was told that come later belong to it without a word, and
 * those from after are an incident of their own.
 *
 * @param known incidents so far
 */
export function settle(
    known: readonly Incident[],
    findings: Findings,
    clock: Clock,
): { readonly incidents: readonly Incident[]; readonly notices: readonly Notice[] } {
    const notices: Notice[] = [];
    const incidents: Incident[] = [];
    const rest = new Set(known);
    for (const run of runsOf(findings, known, clock)) {
        const same = [...rest].filter((incident) => isSame(incident, run, clock)).sort(byStart);
        for (const incident of same) rest.delete(incident);
        // Of several that become one, that which is open goes on: people wait for its end.
        const before = same.find(({ isOpen }) => isOpen) ?? same[0];
        const start = Math.min(...same.map((incident) => incident.start));
        incidents.push(continued(before && { ...before, start }, run, clock, notices));
    }
    for (const incident of rest) {
        // Known to be over, or found by counters that more rows have proven wrong.
        if (incident.isOpen) notices.push(notice(incident, "resolved", clock));
        if (incident.end + clock.quietMinutes >= clock.firstMinute && incident.end < clock.firstMinute) {
            incidents.push({ ...incident, isOpen: false, toldAt: incident.isOpen ? clock.now : incident.toldAt });
        }
    }
    return { incidents, notices };
}

interface Run {
    readonly type: IncidentType;
    readonly key: string;
    readonly start: number;
    end: number;
    /** What begins later is not the same, though it be near. */
    until: number;
}

function runsOf(findings: Findings, known: readonly Incident[], clock: Clock): Run[] {
    const runs: Run[] = [];
    const latest = new Map<string, Run>();
    const resolved = new Map<string, Incident[]>();
    for (const incident of known) {
        if (incident.isOpen) continue;
        const name = nameOf(incident);
        resolved.set(name, [...(resolved.get(name) ?? []), incident]);
    }
    for (const minute of [...findings.keys()].sort((one, other) => one - other)) {
        for (const finding of findings.get(minute) ?? []) {
            const { type, key } = finding;
            const name = nameOf(finding);
            const run = latest.get(name);
            if (run !== undefined && minute - run.end <= clock.quietMinutes) {
                const over = resolved
                    .get(name)
                    ?.find((each) => isSame(each, run, clock) && minute > lastMinuteOf(each));
                if (over === undefined) {
                    run.end = minute;
                    continue;
                }
                run.until = lastMinuteOf(over);
            }
            const next = { type, key, start: minute, end: minute, until: Infinity };
            latest.set(name, next);
            runs.push(next);
        }
    }
    return runs;
}

function nameOf({ type, key }: Finding): string {
    return `${type} ${key}`;
}

/** The last minute whose findings can belong to an incident: that in which it was told as resolved. */
function lastMinuteOf({ isOpen, toldAt }: Incident): number {
    return isOpen ? Infinity : Math.floor(toldAt / 60);
}

function isSame(incident: Incident, run: Run, { quietMinutes }: Clock): boolean {
    if (incident.type !== run.type || incident.key !== run.key) return false;
    if (run.start > lastMinuteOf(incident) || incident.start > run.until) return false;
    return run.start - incident.end <= quietMinutes && incident.start - run.end <= quietMinutes;
}

function byStart(one: Incident, other: Incident): number {
    return one.start - other.start;
}

function continued(before: Incident | undefined, run: Run, clock: Clock, notices: Notice[]): Incident {
    const isRecent = Math.floor(clock.now / 60) - run.end < clock.quietMinutes;
    const wasOpen = before?.isOpen ?? true;
    const { type, key, end } = run;
    const start = before !== undefined && before.start < clock.firstMinute ? before.start : run.start;
    const knownSince = before?.knownSince ?? start;
    const incident = {
        type,
        key,
        start,
        end,
        isOpen: wasOpen && isRecent,
        knownSince,
        toldAt: before?.toldAt ?? clock.now,
    };
    const tell = (status: Notification["status"]): void => {
        notices.push(notice(incident, status, clock));
        incident.toldAt = clock.now;
    };
    if (before === undefined) tell("opened");
    else if (incident.isOpen && end > before.end && clock.now - incident.toldAt >= updateEvery) tell("updated");
    if (wasOpen && !isRecent) tell("resolved");
    return incident;
}

function notice(incident: Omit<Incident, "toldAt">, status: Notification["status"], { now }: Clock): Notice {
    const { type, key, start, end, knownSince } = incident;
    return {
        notification: { type, key, start: iso(start * 60), end: iso((end + 1) * 60), at: iso(now), status },
        incident: `${type}/${key}/${iso(knownSince * 60)}`,
    };
}

function iso(seconds: number): string {
    return new Date(seconds * 1_000).toISOString().replace(".000Z", "Z");
}
