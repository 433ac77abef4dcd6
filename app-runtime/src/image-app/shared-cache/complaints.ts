import type { Log } from "../../common/log.js";

/** Seconds for which the same trouble is not told of again, also where it comes and goes. */
const quietSeconds = 60;

/** Tells the log whether a shared cache can be used: once for all requests that notice it. */
export class Complaints {
    private isTold = false;
    private isNew = true;
    private readonly lastTold = new Map<string, number>();

    /** `now` counts milliseconds. */
    constructor(
        private readonly log: Pick<Log, "info" | "warn">,
        private readonly now: () => number = () => performance.now(),
    ) {}

    /** It is down or slow. */
    public unusable(problem: string): void {
        if (!this.isTold && this.isNews("unusable")) {
            this.isTold = true;
            this.log.warn("the shared cache cannot be used; nodes read from the object store", { problem });
        }
    }

    /** It answers; says so the first time, and where the log knows nothing better. */
    public over(): void {
        if (this.isTold || this.isNew) {
            this.log.info(this.isNew ? "the shared cache is used" : "the shared cache is used again");
        }
        this.isTold = false;
        this.isNew = false;
    }

    /** It works and does not do what it was asked for: its memory is full, or the user may not. */
    public refused(problem: string): void {
        if (this.isNews(problem)) {
            this.log.warn("the shared cache refused a request", { problem });
        }
    }

    private isNews(what: string): boolean {
        const now = this.now();
        for (const [told, at] of this.lastTold) {
            if (now - at >= quietSeconds * 1_000) this.lastTold.delete(told);
        }
        if (this.lastTold.has(what)) return false;
        this.lastTold.set(what, now);
        return true;
    }
}
