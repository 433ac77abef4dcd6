import { judge, type Finding } from "./detectors/judge.js";
import { type Incident, type Notification, settle } from "./incidents.js";
import type { LogRow } from "./log/row.js";
import { type AnalyserSettings, defaultSettings } from "./settings.js";
import type { PlainMinute } from "./tally/minute-tally.js";
import { Tally } from "./tally/tally.js";

/** Minutes of which all clients are kept; of older ones only those that stand out, in case that rows come late. */
const wholeMinutes = 20;
const clientsOfOldMinute = 1_024;

/** All that an analyser knows, as it fits into JSON. */
export interface AnalyserState {
    readonly minutes: readonly PlainMinute[];
    readonly incidents: readonly Incident[];
    /** The time of the newest row, in seconds since 1970; 0 before the first. */
    readonly now: number;
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
     * @param tell gets each notification
     * @param settings what is other than {@link defaultSettings}
     * @throws RangeError where an allowed network is none
     */
    constructor(
        private readonly tell: (notification: Notification) => void,
        settings: Partial<AnalyserSettings> = {},
        state?: AnalyserState,
    ) {
        this.settings = { ...defaultSettings, ...settings };
        this.tally = new Tally(this.settings);
        if (state === undefined) return;
        this.tally.merge(state.minutes);
        this.incidents = state.incidents;
        this.now = state.now;
        this.minute = Math.floor(state.now / 60);
        this.judgeChanged();
    }

    /** Counts a row; the first one of a new minute has the minutes before it judged. */
    public add(row: LogRow): void {
        const { balancer, keptMinutes } = this.settings;
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
        } else if (row.seconds < (this.minute - keptMinutes) * 60) {
            this.lateRows += 1;
            return;
        }
        this.tally.add(row);
    }

    /** Nothing follows for now: judges what was counted, such as after the last row of a file. */
    public settle(): void {
        if (this.now > 0) this.judgeAndTell();
    }

    public toState(): AnalyserState {
        return { minutes: this.tally.toPlain(), incidents: this.incidents, now: this.now };
    }

    private judgeAndTell(): void {
        this.judgeChanged();
        const firstMinute = this.minute - this.settings.keptMinutes;
        this.forgetBefore(firstMinute);
        const { incidents, notifications } = settle(this.incidents, this.findings, {
            now: this.now,
            firstMinute,
            quietMinutes: this.settings.quietMinutes,
        });
        this.incidents = incidents;
        for (const notification of notifications) this.tell(notification);
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
            else if (number < this.minute - wholeMinutes) minute.thin(clientsOfOldMinute);
        }
        for (const number of this.findings.keys()) if (number < firstMinute) this.findings.delete(number);
    }
}
