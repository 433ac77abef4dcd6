import { judge, type Finding } from "./detectors/judge.js";
import { type Incident, type Notification, settle } from "./incidents.js";
import type { LogRow } from "./log/row.js";
import { type AnalyserSettings, defaultSettings } from "./settings.js";
import type { MinuteTally, PlainMinute } from "./tally/minute-tally.js";
import { Tally } from "./tally/tally.js";

/** Minutes of which all clients are kept; of older ones only those that stand out, in case that rows come late. */
const wholeMinutes = 20;
const clientsOfOldMinute = 1_024;

/** What an analyser concludes from what it has counted, as it fits into JSON. */
export interface Conclusions {
    /** By minute. */
    readonly findings: readonly (readonly [number, readonly Finding[]])[];
    readonly incidents: readonly Incident[];
    /** The time of the newest row, in seconds since 1970; 0 before the first. */
    readonly now: number;
}

/** What another analyser goes on from. Minutes are asked for one by one, so that they need not all be in memory as JSON. */
export interface KnownState extends Conclusions {
    readonly minutes: Iterable<PlainMinute>;
}

/** All that an analyser knows, as it fits into JSON. */
export interface AnalyserState extends KnownState {
    readonly minutes: readonly PlainMinute[];
}

/**
 * Rows of access logs in, incidents out. Time is that of the rows: they may come from several files in any order, as long as none is older than {@link AnalyserSettings.keptMinutes}.
 * Which rows a file has had counted before is for the caller to know.
 */
export class Analyser {
    /** Rows of another load balancer. */
    public otherRows = 0;
    /** Rows that were too late to count. */
    public lateRows = 0;

    private readonly settings: AnalyserSettings;
    private readonly tally: Tally;
    private readonly findings = new Map<number, readonly Finding[]>();
    private incidents: readonly Incident[] = [];
    private now = 0;
    private minute = 0;

    /**
     * @param tell gets each notification, and by what its incident is known from its first to its last
     * @param settings what is other than {@link defaultSettings}
     * @throws RangeError where an allowed network is none
     */
    constructor(
        private readonly tell: (notification: Notification, incident: string) => void,
        settings: Partial<AnalyserSettings> = {},
        state?: KnownState,
    ) {
        this.settings = { ...defaultSettings, ...settings };
        this.tally = new Tally(this.settings);
        if (state === undefined) return;
        this.tally.merge(state.minutes);
        this.incidents = state.incidents;
        this.now = state.now;
        this.minute = Math.floor(state.now / 60);
        for (const [minute, found] of state.findings) this.findings.set(minute, found);
        // What is known has been judged.
        this.tally.takeChanged();
        this.tally.takeUnsaved();
    }

    /** Counts a row; the first one of a new minute has the minutes before it judged. */
    public add(row: LogRow): void {
        const { balancer } = this.settings;
        if (balancer !== undefined && row.balancer !== balancer) {
            this.otherRows += 1;
            return;
        }
        if (row.seconds > this.now) {
            const minute = Math.floor(row.seconds / 60);
            if (minute > this.minute) {
                if (this.now > 0) this.judgeAndTell();
                this.minute = minute;
            }
            this.now = row.seconds;
        } else if (row.seconds < this.firstMinute * 60) {
            this.lateRows += 1;
            return;
        }
        this.tally.add(row);
    }

    /**
     * Counts minutes that were tallied elsewhere, with the same settings.
     *
     * @param now the newest row among them, in seconds since 1970
     */
    public merge(minutes: Iterable<MinuteTally>, now: number): void {
        this.advanceTo(now);
        for (const minute of minutes) {
            if (minute.minute < this.firstMinute) this.lateRows += minute.rows;
            else this.tally.mergeMinute(minute);
        }
    }

    /** It is at least that late, in seconds since 1970, though no row says so. */
    public advanceTo(now: number): void {
        if (now <= this.now) return;
        this.now = now;
        this.minute = Math.floor(now / 60);
    }

    /** Nothing follows for now: judges what was counted, such as after the last row of a file. */
    public settle(): void {
        if (this.now > 0) this.judgeAndTell();
    }

    public toState(): AnalyserState {
        return { minutes: this.tally.toPlain(), ...this.conclusions };
    }

    public get conclusions(): Conclusions {
        return { findings: [...this.findings], incidents: this.incidents, now: this.now };
    }

    /** The first minute of which rows are not too late. */
    public get firstMinute(): number {
        return this.minute - this.settings.keptMinutes;
    }

    /** Minutes that are other than in the state that it went on from. */
    public takeUnsaved(): readonly MinuteTally[] {
        return this.tally.takeUnsaved();
    }

    private judgeAndTell(): void {
        this.judgeChanged();
        const { firstMinute } = this;
        this.forgetBefore(firstMinute);
        const { incidents, notices } = settle(this.incidents, this.findings, {
            now: this.now,
            firstMinute,
            quietMinutes: this.settings.quietMinutes,
        });
        this.incidents = incidents;
        for (const { notification, incident } of notices) this.tell(notification, incident);
    }

    /** What changes in a minute changes what is usual in all that follow. */
    private judgeChanged(): void {
        const [first] = this.tally.takeChanged();
        if (first === undefined) return;
        for (const minute of this.tally.minutes.keys()) {
            if (minute < first) continue;
            const found = judge(minute, this.tally.minutes, this.settings);
            if (found.length > 0) this.findings.set(minute, found);
            else this.findings.delete(minute);
        }
    }

    private forgetBefore(firstMinute: number): void {
        for (const [number, minute] of this.tally.minutes) {
            if (number < firstMinute) this.tally.delete(number);
            else if (number < this.minute - wholeMinutes) this.tally.thin(minute, clientsOfOldMinute);
        }
        for (const number of this.findings.keys()) if (number < firstMinute) this.findings.delete(number);
    }
}
