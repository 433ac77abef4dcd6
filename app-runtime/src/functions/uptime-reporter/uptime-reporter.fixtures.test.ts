import type { Alert, Alerter } from "../../common/alert.js";
import { ToldLedger } from "../common/told-ledger.js";
import { CrashPoints } from "../testing/crash-points.js";
import { MemoryState } from "../testing/memory-state.js";
import { recordedTelemetry } from "../testing/recorded-telemetry.js";
import { BurnWatch } from "./burn/burn-watch.js";
import type { ProbeResults, ProbeSource } from "./measure/probe-source.js";
import type { ReportStore, Written } from "./report-store.js";
import { WeeklyReports } from "./weekly-reports.js";

export const minuteMs = 60_000;

/** A probe, a bucket and two topics: what is left when an instance dies. */
export class Watchtower implements ProbeSource, ReportStore {
    public now = new Date("2026-10-12T04:00:00Z");
    public timeZone = "UTC";
    /** Every minute since then is good, but for those that are said. */
    public since = Date.UTC(2026, 8, 1);
    public readonly bad = new Set<number>();
    public readonly unknown = new Set<number>();
    public readonly files = new Map<string, string>();
    public readonly notices: Alert[] = [];
    public readonly pages: Alert[] = [];
    private readonly state = new MemoryState(() => this.now);

    public reports(points: CrashPoints = new CrashPoints()): WeeklyReports {
        const kept = points.around<Pick<ReportStore, "put">>(this);
        // A link is made, not asked for: no step at which to die.
        const store: ReportStore = {
            put: (key, text, type) => kept.put(key, text, type),
            linkTo: (key) => this.linkTo(key),
        };
        return new WeeklyReports({ ...this.parts(points), store, timeZone: this.timeZone });
    }

    public burnWatch(points: CrashPoints = new CrashPoints()): BurnWatch {
        return new BurnWatch({ ...this.parts(points), pages: points.around(topic(this.pages)) });
    }

    public results(_probe: string, from: Date, to: Date): Promise<ProbeResults> {
        const results = new Map<number, boolean>();
        const end = Math.min(to.getTime(), this.now.getTime());
        for (let time = Math.max(from.getTime(), this.since); time < end; time += minuteMs) {
            if (!this.unknown.has(time)) {
                results.set(time, !this.bad.has(time));
            }
        }
        return Promise.resolve(results);
    }

    public put(key: string, text: string): Promise<Written> {
        const before = this.files.get(key);
        this.files.set(key, text);
        return Promise.resolve(before === undefined ? "new" : before === text ? "same" : "changed");
    }

    public linkTo(key: string): string {
        return `https://reports.example.com/${key}`;
    }

    private parts(points: CrashPoints) {
        const state = points.around(this.state);
        const now = (): Date => this.now;
        return {
            environmentName: "prod",
            services: [{ name: "site", healthCheck: "check-1" }],
            goalPercent: 99.95,
            source: points.around<ProbeSource>(this),
            ...{ state, now },
            ledger: new ToldLedger(state, now),
            notices: points.around(topic(this.notices)),
            telemetry: recordedTelemetry(),
        };
    }
}

function topic(told: Alert[]): Alerter {
    return { tell: (alert) => Promise.resolve(void told.push(alert)) };
}

/** Minutes from that time on. */
export function minutesFrom(start: string, count: number): readonly number[] {
    return Array.from({ length: count }, (_none, index) => Date.parse(start) + index * minuteMs);
}
