import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context } from "aws-lambda";
import type { Database, ImageCatalogue } from "../../image-app/database/index.js";
import type { Checkpoint } from "../../image-app/storage/checkpoints.js";
import { Mover, type Round } from "../../image-app/storage/mover.js";
import type { ObjectStore } from "../../image-app/storage/object-store.js";
import type { SharedStore } from "../../image-app/storage/shared-store.js";
import type { Telemetry } from "../common/telemetry.js";

/** What is left of a call when no other image is begun: enough for the largest, and to close the database. */
const reserveMilliseconds = 15_000;

/** Of a short call this part is kept instead. */
const reservedPart = 1 / 3;

/** Images that may fail in a call before it gives up: they would fill the log, and what is wrong is the same for all. */
const mostFailures = 100;

const sweepEveryMilliseconds = 10 * 60_000;

/** The database as it is used in one call. */
export type CallDatabase = Pick<Database, "hasSchema" | "close"> & { readonly images: ImageCatalogue };

/** What the function works with. */
export interface UploadMoverParts {
    readonly shared: SharedStore;
    readonly objects: ObjectStore;
    /** Called in each call: a connection that outlived the call before would be dead more often than not. */
    readonly openDatabase: () => CallDatabase;
    readonly telemetry: Telemetry;
    /** Told of each step of moves and deletions. @default nobody is told */
    readonly reached?: Checkpoint;
    readonly now?: () => Date;
}

/** What a call is told by Lambda. */
export type CallContext = Pick<Context, "functionName" | "getRemainingTimeInMillis">;

/**
 * The mover of the image application in calls of a minute: moves what was uploaded, finishes deletions, and sweeps every ten minutes.
 *
 * It claims in the name of the function and not of the call: what a call has claimed that was killed, the next one gets at once.
 */
export class UploadMover {
    private readonly now: () => Date;
    private nextSweep = 0;

    constructor(private readonly parts: UploadMoverParts) {
        this.now = parts.now ?? (() => new Date());
    }

    /**
     * Works until there is nothing left to do, or the time of the call is nearly over.
     *
     * @throws DatabaseError where the database cannot be used, and the system's error where the shared folder cannot
     */
    public async call(context: CallContext): Promise<void> {
        const { shared, telemetry, openDatabase } = this.parts;
        const database = openDatabase();
        try {
            if (!(await database.hasSchema())) {
                telemetry.log.info("nothing is moved: the image application has not made its tables, or not all, yet");
                return;
            }
            await shared.openMounted();
            await this.countWaiting(database.images);
            await this.work(database.images, context);
        } finally {
            await database.close();
        }
    }

    /** Counted before the work and written at once, so that also a call says it that is killed. */
    private async countWaiting(catalogue: ImageCatalogue): Promise<void> {
        const { metrics } = this.parts.telemetry;
        const { images, oldestSeconds } = await catalogue.waiting();
        metrics.addMetric("ImagesWaiting", MetricUnit.Count, images);
        metrics.addMetric("OldestWaiting", MetricUnit.Seconds, oldestSeconds);
        metrics.publishStoredMetrics();
    }

    private async work(catalogue: ImageCatalogue, context: CallContext): Promise<void> {
        const { shared, objects, reached, telemetry } = this.parts;
        const { log, metrics } = telemetry;
        const mover = new Mover({
            ...{ shared, objects, catalogue, log, reached, now: this.now },
            holder: context.functionName,
        });
        const total = context.getRemainingTimeInMillis();
        const enough = total - Math.min(reserveMilliseconds, total * reservedPart);
        const stop = setTimeout(() => void mover.stop(), enough);
        try {
            const { moved, deleted, failed } = await allRounds(mover);
            metrics.addMetric("ImagesMoved", MetricUnit.Count, moved);
            metrics.addMetric("ImagesFailed", MetricUnit.Count, failed);
            if (moved + deleted + failed > 0) {
                log.info("moved and deleted images", { moved, deleted, failed });
            }
            if (this.now().getTime() >= this.nextSweep) {
                await mover.sweep();
                this.nextSweep = this.now().getTime() + sweepEveryMilliseconds;
            }
        } finally {
            clearTimeout(stop);
        }
    }
}

/** A round ends where four images in a row fail, and leaves those alone from then on: the next one sees those behind them. */
async function allRounds(mover: Mover): Promise<Round> {
    let [moved, deleted, failed] = [0, 0, 0];
    for (let goesOn = true; goesOn;) {
        const round = await mover.round();
        moved += round.moved;
        deleted += round.deleted;
        failed += round.failed;
        goesOn = round.failed > 0 && failed < mostFailures;
    }
    return { moved, deleted, failed };
}
