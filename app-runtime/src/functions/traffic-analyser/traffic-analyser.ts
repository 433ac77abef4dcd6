import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Telemetry } from "../common/telemetry.js";
import { Analyser } from "./analyser.js";
import type { Blocker } from "./block/blocker.js";
import type { LogObjects, OpenObject } from "./log/log-objects.js";
import { type ObjectReport, readObject } from "./log/read-object.js";
import { type AnalyserSettings, defaultSettings } from "./settings.js";
import { type Book, hasSeen, nameOf, type Untold } from "./state/book.js";
import type { Known, SharedState } from "./state/shared-state.js";
import type { PlainMinute } from "./tally/minute-tally.js";
import { ObjectTally, skewSeconds } from "./tally/object-tally.js";
import type { LogObject, Task } from "./task.js";
import type { Outbox } from "./tell/outbox.js";

/** What it works with. */
export interface TrafficAnalyserParts {
    readonly objects: LogObjects;
    readonly shared: SharedState;
    readonly outbox: Outbox;
    readonly blocker: Blocker;
    readonly settings: Partial<AnalyserSettings>;
    readonly telemetry: Telemetry;
    readonly now: () => Date;
}

/** Logs come five minutes after their first row, and some minutes late: until then, that there are none says nothing. */
const deliverySeconds = 600;

/** What counting an object came to. */
interface Counted {
    readonly isNew: boolean;
    readonly lateRows: number;
}

/** Counts each object of the log once, whoever else counts at the same time, tells what follows from all of them, and blocks who is to be blocked. */
export class TrafficAnalyser {
    private readonly settings: AnalyserSettings;

    constructor(private readonly parts: TrafficAnalyserParts) {
        this.settings = { ...defaultSettings, ...parts.settings };
    }

    /** @throws the first thing that went wrong, after all else was done that could be: what was done is known, and a call with the same event does the rest */
    public async call(task: Task): Promise<void> {
        const steps =
            task.task === "settle"
                ? [() => this.settle(task.at)]
                : task.objects.map((object) => () => this.analyse(object));
        const { outbox, blocker } = this.parts;
        // Who is told later has lost nothing; who is blocked later has gone on.
        steps.push(
            () => blocker.bringUpToDate(),
            () => outbox.empty(),
            () => this.measure(),
        );
        const failures: unknown[] = [];
        for (const step of steps) await step().catch((error: unknown) => failures.push(error));
        if (failures.length > 0) throw failures[0];
    }

    private async analyse(object: LogObject): Promise<void> {
        const { objects, shared, telemetry } = this.parts;
        const { key } = object;
        if (hasSeen(await shared.read(), nameOf(object))) {
            telemetry.log.info("the object came before and counts once", { key });
            return;
        }
        const open = await objects.open(object);
        if (open === "deleted" || open === "replaced") {
            telemetry.log.warn(`the object was ${open} before it was read`, { key });
            return;
        }
        const tally = new ObjectTally(this.settings, Math.floor(open.writtenAt.getTime() / 1_000));
        const report = await readObject(open.bytes, (row) => tally.add(row));
        const counted = await this.count(object, open, tally);
        this.report(key, report, tally, counted);
    }

    /** Counters, that they were counted, and what is to be told of them become known in one step, or none of it. */
    private count(object: LogObject, { writtenAt }: OpenObject, tally: ObjectTally): Promise<Counted> {
        const name = nameOf(object);
        return this.parts.shared.change<Counted>(async (known) => {
            const { book } = known;
            // Garbage and rows of others change nothing, however often they come, and need not be remembered.
            if (tally.newest === 0) return { book: undefined, result: { isNew: true, lateRows: 0 } };
            if (hasSeen(book, name)) return { book: undefined, result: { isNew: false, lateRows: 0 } };
            const untold: Untold[] = [];
            const minutes = await known.minutes(Math.floor(book.now / 60) - this.settings.keptMinutes);
            const analyser = this.continued(known, minutes, untold);
            analyser.merge(tally.minutes, tally.newest);
            analyser.settle();
            const seconds = writtenAt.getTime() / 1_000;
            const { firstMinute, lateRows } = analyser;
            // What was written before that has no row that could count again.
            const seen = book.seen.filter(([, at]) => at + skewSeconds >= firstMinute * 60);
            return {
                book: this.withConclusions({ ...book, seen: [...seen, [name, seconds]] }, analyser, untold),
                counted: { changed: analyser.takeUnsaved(), first: firstMinute },
                result: { isNew: true, lateRows },
            };
        });
    }

    /** Time goes on also where no log comes: incidents end, and blocks. */
    private settle(at: Date | undefined): Promise<void> {
        const { shared, now } = this.parts;
        // Of two clocks the slower: one that is ahead would end what goes on.
        const clock = Math.min(now().getTime(), at?.getTime() ?? Infinity) / 1_000;
        return shared.change(async (known) => {
            const { book } = known;
            const isQuiet = book.placed.length === 0 && book.incidents.every(({ isOpen }) => !isOpen);
            const untold: Untold[] = [];
            const analyser = this.continued(known, [], untold);
            analyser.advanceTo(Math.floor(clock) - deliverySeconds);
            if (isQuiet || analyser.conclusions.now === book.now) return { book: undefined, result: undefined };
            analyser.settle();
            return { book: this.withConclusions(book, analyser, untold), result: undefined };
        });
    }

    private continued({ book }: Known, minutes: Iterable<PlainMinute>, untold: Untold[]): Analyser {
        let number = book.nextNumber;
        return new Analyser(
            (notification, incident) => void untold.push({ number: number++, incident, notification }),
            this.settings,
            { ...book, minutes },
        );
    }

    private withConclusions(book: Book, analyser: Analyser, untold: readonly Untold[]): Book {
        return {
            ...book,
            ...analyser.conclusions,
            outbox: [...book.outbox, ...untold],
            nextNumber: book.nextNumber + untold.length,
        };
    }

    private report(key: string, report: ObjectReport, tally: ObjectTally, { isNew, lateRows }: Counted): void {
        const { log, metrics } = this.parts.telemetry;
        const { rows, badRows, samples, brokenOff, isTestFile } = report;
        if (!isNew) {
            log.info("the object was counted by another call meanwhile", { key });
            return;
        }
        const late = tally.misplacedRows + lateRows;
        metrics.addMetric("Objects", MetricUnit.Count, 1);
        metrics.addMetric("Rows", MetricUnit.Count, rows);
        metrics.addMetric("BadRows", MetricUnit.Count, badRows);
        metrics.addMetric("OtherRows", MetricUnit.Count, tally.otherRows);
        metrics.addMetric("LateRows", MetricUnit.Count, late);
        if (tally.newest > 0) {
            const lag = this.parts.now().getTime() / 1_000 - tally.newest;
            metrics.addMetric("Lag", MetricUnit.Seconds, Math.max(0, Math.round(lag)));
        }
        if (brokenOff !== undefined) {
            log.warn("the object is damaged; the rows before that count", { key, reason: brokenOff });
        }
        for (const sample of samples)
            log.warn("this is no row of an access log", { key, sample: withoutQuery(sample) });
        log.info("the object was counted", {
            key,
            rows,
            badRows,
            otherRows: tally.otherRows,
            lateRows: late,
            isTestFile,
        });
    }

    private async measure(): Promise<void> {
        const { incidents, outbox, placed } = await this.parts.shared.read();
        const { metrics } = this.parts.telemetry;
        metrics.addMetric("OpenIncidents", MetricUnit.Count, incidents.filter(({ isOpen }) => isOpen).length);
        metrics.addMetric("Untold", MetricUnit.Count, outbox.length);
        metrics.addMetric("BlockedNetworks", MetricUnit.Count, placed.length);
    }
}

/** What follows a question mark may be a secret of somebody who visits. */
function withoutQuery(sample: string): string {
    return sample.replace(/\?[^\s"]*/g, "?…");
}
