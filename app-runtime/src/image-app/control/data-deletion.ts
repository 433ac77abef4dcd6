import { pauseByClock, type Pause } from "../../common/background-loop.js";
import type { Log } from "../../common/log.js";
import type { ImageCatalogue } from "../database/catalogue.js";
import { firstImageIdAt } from "../images/id.js";
import { reasonOf } from "../../common/reason.js";

/** What deleting all data works with. */
export interface DataDeletionOptions {
    readonly catalogue: Pick<ImageCatalogue, "page" | "startDeletion">;
    readonly log: Pick<Log, "info" | "warn">;
    readonly now?: () => Date;
    readonly pause?: Pause;
}

const imagesAtOnce = 100;
/** Until the next attempt, where the database did not answer. */
const retryMilliseconds = 10_000;

/**
 * Deletes every image that was uploaded before the moment that the manager has ordered. From then on nobody finds them; the mover takes their bytes away.
 *
 * Nothing is remembered: a node that starts later, and all nodes at once, carry out the same order again and find nothing left to do.
 */
export class DataDeletion {
    private readonly stopping = new AbortController();
    private readonly now: () => Date;
    private readonly pause: Pause;
    private ordered = 0;
    private done = 0;
    private running: Promise<void> = Promise.resolve();

    constructor(private readonly options: DataDeletionOptions) {
        this.now = options.now ?? (() => new Date());
        this.pause = options.pause ?? pauseByClock;
    }

    /** Orders it, in milliseconds since 1970. It is carried out in the background, and again and again until it has succeeded. */
    public order(before: number): void {
        // A clock that is wrong on the manager must not reach images that are still to come.
        const moment = Math.min(before, this.now().getTime());
        if (moment > this.ordered) {
            this.ordered = moment;
            this.running = this.running.then(() => this.run());
        }
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

    private async run(): Promise<void> {
        const { signal } = this.stopping;
        while (this.done < this.ordered && !signal.aborted) {
            const moment = this.ordered;
            try {
                const images = await this.deleteBefore(moment);
                if (!signal.aborted) {
                    this.done = moment;
                    this.options.log.info("all data deleted", { before: new Date(moment).toISOString(), images });
                }
            } catch (error) {
                this.options.log.warn("not all data could be deleted; it is tried again", { reason: reasonOf(error) });
                await this.pause(retryMilliseconds, signal);
            }
        }
    }

    private async deleteBefore(moment: number): Promise<number> {
        const { catalogue } = this.options;
        let before: string | undefined = firstImageIdAt(new Date(moment));
        let images = 0;
        while (before !== undefined && !this.stopping.signal.aborted) {
            const page = await catalogue.page({ before, limit: imagesAtOnce });
            for (const { id } of page) {
                // Undefined where another node was quicker.
                images += (await catalogue.startDeletion(id)) === undefined ? 0 : 1;
            }
            before = page.at(-1)?.id;
        }
        return images;
    }
}
