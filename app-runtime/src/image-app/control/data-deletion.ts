import type { Pause } from "../../common/background-loop.js";
import type { Log } from "../../common/log.js";
import type { DataDeletionOrder, ImageCatalogue } from "../database/catalogue.js";
import { firstImageIdAt } from "../images/id.js";
import { untilDone } from "../start-database.js";

/** What deleting all data works with. */
export interface DataDeletionOptions {
    readonly catalogue: Pick<ImageCatalogue, "page" | "startDeletion" | "beginDataDeletion" | "finishDataDeletion">;
    readonly log: Log;
    readonly now?: () => Date;
    readonly pause?: Pause;
}

const imagesAtOnce = 100;

/**
 * How old an order may be when a node first hears of it, if the database knows nothing of it.
 *
 * Nodes hear of an order within seconds. One that is old and unknown belongs to another time of this database, such as to the hours after the backup that it was restored from.
 */
const freshMilliseconds = 15 * 60_000;

/**
 * Deletes every image that was recorded before the moment that the manager has ordered. From then on nobody finds them; the mover takes their bytes away.
 *
 * An order is carried out once, however many nodes hear of it and however often: the database remembers which have begun and which are over. All nodes may work on
 * one at once, and any of them goes on with what another one, which died, has begun.
 */
export class DataDeletion {
    private readonly stopping = new AbortController();
    private readonly now: () => Date;
    private latest = 0;
    private running: Promise<void> = Promise.resolve();

    constructor(private readonly options: DataDeletionOptions) {
        this.now = options.now ?? (() => new Date());
    }

    /** Orders it, in milliseconds since 1970; 0 orders nothing. It is carried out in the background, and tried again and again until it has succeeded. */
    public order(before: number): void {
        if (before === this.latest || before === 0) {
            return;
        }
        this.latest = before;
        const order = { before, isFresh: this.now().getTime() - before <= freshMilliseconds };
        this.running = this.running.then(() => this.run(order));
    }

    /** Answers when all that was ordered is done. */
    public finished(): Promise<void> {
        return this.running;
    }

    /** Leaves the rest to other nodes, or to the next start. */
    public async stop(): Promise<void> {
        this.stopping.abort();
        await this.running;
    }

    private async run(order: DataDeletionOrder): Promise<void> {
        const { log, pause } = this.options;
        await untilDone(() => this.carryOut(order), {
            ...{ what: "deleting all data", log, signal: this.stopping.signal },
            ...(pause && { pause }),
        });
    }

    private async carryOut(order: DataDeletionOrder): Promise<void> {
        const { catalogue, log } = this.options;
        const { before } = order;
        const said = { before: new Date(before).toISOString() };
        const state = await catalogue.beginDataDeletion(order);
        if (state === "begun") {
            const images = await this.deleteBefore(before);
            if (!this.stopping.signal.aborted && (await catalogue.finishDataDeletion(before))) {
                log.info("all data deleted", { ...said, images });
            }
        } else if (state !== "finished") {
            log.error(`an order to delete all data is ignored: ${ignored[state]}`, said);
        }
    }

    private async deleteBefore(moment: number): Promise<number> {
        const { catalogue } = this.options;
        let before: string | undefined = firstImageIdAt(new Date(moment));
        let images = 0;
        while (before !== undefined && !this.stopping.signal.aborted) {
            const page = await catalogue.page({ before, limit: imagesAtOnce });
            for (const { id, uploadedAt } of page) {
                // An upload that had begun by then and was recorded since is not meant.
                const isMeant = uploadedAt.getTime() < moment;
                // Undefined where another node was quicker.
                images += isMeant && (await catalogue.startDeletion(id)) !== undefined ? 1 : 0;
            }
            before = page.at(-1)?.id;
        }
        return images;
    }
}

/** Why an order is not carried out, and what to do. */
const ignored = {
    future: "its moment was in the future; set the clock of the manager right, and order it again there",
    stale: "it is old, and the database knows nothing of it, as after a restore; order it again with the manager where it is still meant",
} as const;
