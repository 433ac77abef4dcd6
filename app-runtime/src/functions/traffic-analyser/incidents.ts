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
 * not on the order in which they became known.
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
    for (const run of runsOf(findings, clock)) {
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
            incidents.push({ ...incident, isOpen: false });
        }
    }
    return { incidents, notices };
}

interface Run {
    readonly type: IncidentType;
    readonly key: string;
    readonly start: number;
    readonly end: number;
}

function runsOf(findings: Findings, { quietMinutes }: Clock): Run[] {
    const runs: Run[] = [];
    const latest = new Map<string, number>();
    for (const minute of [...findings.keys()].sort((one, other) => one - other)) {
        for (const { type, key } of findings.get(minute) ?? []) {
            const name = `${type} ${key}`;
            const index = latest.get(name);
            const run = index === undefined ? undefined : runs[index];
            if (index !== undefined && run !== undefined && minute - run.end <= quietMinutes) {
                runs[index] = { ...run, end: minute };
            } else {
                latest.set(name, runs.push({ type, key, start: minute, end: minute }) - 1);
            }
        }
    }
    return runs;
}

function isSame(incident: Incident, run: Run, { quietMinutes }: Clock): boolean {
    if (incident.type !== run.type || incident.key !== run.key) return false;
    return run.start - incident.end <= quietMinutes && incident.start - run.end <= quietMinutes;
}

function byStart(one: Incident, other: Incident): number {
    return one.start - other.start;
}

function continued(before: Incident | undefined, run: Run, clock: Clock, notices: Notice[]): Incident {
    const isOpen = Math.floor(clock.now / 60) - run.end < clock.quietMinutes;
    const start = before !== undefined && before.start < clock.firstMinute ? before.start : run.start;
    const knownSince = before?.knownSince ?? start;
    const incident = { ...run, start, isOpen, knownSince, toldAt: before?.toldAt ?? clock.now };
    const tell = (status: Notification["status"]): void => {
        notices.push(notice(incident, status, clock));
        incident.toldAt = clock.now;
    };
    const wasOpen = before?.isOpen ?? false;
    const goesOn = wasOpen && isOpen && run.end > (before?.end ?? run.end);
    if (!wasOpen && (isOpen || before === undefined)) tell("opened");
    else if (goesOn && clock.now - incident.toldAt >= updateEvery) tell("updated");
    if (!isOpen && (wasOpen || before === undefined)) tell("resolved");
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
