import type { LogRow } from "../log/row.js";
import type { AnalyserSettings } from "../settings.js";
import type { MinuteTally } from "./minute-tally.js";
import { Tally } from "./tally.js";

/** Seconds by which the clock of a node may be ahead of the one that says when the object was written. */
export const skewSeconds = 300;

/** Clients over all minutes above which only those are kept that stand out: an ordinary object has the clients of five minutes. */
const mostClients = 65_536;
const leftOfMinute = 256;
/** Rows between two looks at how many clients there are. */
const lookEvery = 4_096;

/**
 * The rows of one object as counters by minute, to be merged with those of others. No row is from after the object was written, beside a little skew, and none that is older than what counts: whatever
 * an object holds, it moves no clock and takes no more memory than {@link mostClients} do.
 */
export class ObjectTally {
    /** The newest row that counts, in seconds since 1970, and not after the object was written; 0 without any. */
    public newest = 0;
    /** Rows of another load balancer. */
    public otherRows = 0;
    /** Rows that were written too long before the object, or after it, and do not count. */
    public misplacedRows = 0;

    private readonly tally: Tally;
    private rows = 0;

    /** @param writtenAt when the object was written, in seconds since 1970 */
    constructor(
        private readonly settings: AnalyserSettings,
        private readonly writtenAt: number,
    ) {
        this.tally = new Tally(settings);
    }

    public get minutes(): Iterable<MinuteTally> {
        return this.tally.minutes.values();
    }

    public add(row: LogRow): void {
        const { balancer, keptMinutes } = this.settings;
        const { seconds } = row;
        if (balancer !== undefined && row.balancer !== balancer) {
            this.otherRows += 1;
            return;
        }
        if (seconds > this.writtenAt + skewSeconds || seconds < this.writtenAt - keptMinutes * 60) {
            this.misplacedRows += 1;
            return;
        }
        this.newest = Math.max(this.newest, Math.min(seconds, this.writtenAt));
        this.tally.add(row);
        this.rows += 1;
        if (this.rows % lookEvery === 0) this.bound();
    }

    private bound(): void {
        const minutes = [...this.minutes];
        if (minutes.reduce((sum, { clients }) => sum + clients.size, 0) <= mostClients) return;
        for (const minute of minutes) this.tally.thin(minute, leftOfMinute);
    }
}
