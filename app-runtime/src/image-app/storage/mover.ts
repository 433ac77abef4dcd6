import { BackgroundLoop } from "../../common/background-loop.js";
import type { Log } from "../../common/log.js";
import { reasonOf } from "../../common/reason.js";
import type { ImageCatalogue } from "../database/catalogue.js";
import type { Image } from "../images/image.js";
import { noCheckpoint, type Checkpoint } from "./checkpoints.js";
import { finishDeletion, moveImage, type MoveParts } from "./move-image.js";
import type { ObjectStore } from "./object-store.js";
import { Postponed } from "./postponed.js";
import type { SharedStore } from "./shared-store.js";
import { sweep } from "./sweep.js";

/** Images claimed at a time: few, so that the other instances have work too. */
const claimedAtOnce = 4;

/** Longer than the slowest four images take; a claim that has run out is a second copy of the same bytes and nothing worse. */
const leaseSeconds = 300;

/** How long an image that could not be moved or deleted is left alone. */
const postponedMilliseconds = 60_000;

/** What the mover works with. */
export interface MoverOptions {
    readonly shared: SharedStore;
    readonly objects: ObjectStore;
    readonly catalogue: ImageCatalogue;
    readonly log: Log;
    /** Who claims, unique among the instances, such as the instance's id. */
    readonly holder: string;
    /** Seconds between looking for work. @default 5 */
    readonly intervalSeconds?: number;
    /** Seconds between sweeps. @default 600 */
    readonly sweepSeconds?: number;
    readonly reached?: Checkpoint;
    readonly now?: () => Date;
}

/**
 * Moves images to the object store, finishes deletions and sweeps, beside the server of each instance.
 *
 * Nothing it knows is only in memory: it may be killed at any point, and any instance goes on.
 */
export class Mover {
    private readonly parts: MoveParts;
    private readonly now: () => Date;
    private readonly loop: BackgroundLoop;
    private readonly unmovable = new Postponed(postponedMilliseconds);
    private readonly undeletable = new Postponed(postponedMilliseconds);
    private nextSweep = 0;

    constructor(private readonly options: MoverOptions) {
        const { shared, objects, catalogue, reached = noCheckpoint, now = () => new Date() } = options;
        const { intervalSeconds = 5 } = options;
        this.parts = { shared, objects, catalogue, reached };
        this.now = now;
        this.loop = new BackgroundLoop({
            turn: () => this.turn(),
            pauseMilliseconds: () => intervalSeconds * 1_000,
        });
    }

    /** Begins to look for work, and goes on until {@link stop}. */
    public start(): void {
        this.loop.start();
    }

    /** Finishes the image that is being worked on, and answers when nothing is done any more. */
    public stop(): Promise<void> {
        return this.loop.stop();
    }

    /** Does all work there is: moves, then deletions. What fails is logged and left for later. */
    public async round(): Promise<void> {
        await this.moveAll();
        await this.deleteAll();
    }

    /** See {@link sweep}. */
    public async sweep(): Promise<void> {
        const { incoming, images, copies } = await sweep(this.parts, this.now());
        if (incoming + images + copies > 0) {
            this.options.log.info("removed what was left behind", { incoming, images, copies });
        }
    }

    private async turn(): Promise<void> {
        const { sweepSeconds = 600, log } = this.options;
        try {
            await this.round();
            if (this.now().getTime() >= this.nextSweep) {
                this.nextSweep = this.now().getTime() + sweepSeconds * 1_000;
                await this.sweep();
            }
        } catch (error) {
            log.error("looking for images to move failed; it is tried again", { reason: reasonOf(error) });
        }
    }

    private async moveAll(): Promise<void> {
        const { holder } = this.options;
        let due: Image[];
        do {
            const limit = claimedAtOnce + this.unmovable.size;
            const claimed = await this.parts.catalogue.claimUnmoved({ limit, leaseSeconds, holder });
            due = this.unmovable.due(claimed, this.now().getTime());
        } while (await this.each(due, { what: "move", postponed: this.unmovable, work: moveImage }));
    }

    private async deleteAll(): Promise<void> {
        let due: Image[];
        do {
            const unfinished = await this.parts.catalogue.unfinishedDeletions(claimedAtOnce + this.undeletable.size);
            due = this.undeletable.due(unfinished, this.now().getTime());
        } while (await this.each(due, { what: "delete", postponed: this.undeletable, work: finishDeletion }));
    }

    /** False where there is no sense in asking for more now: nothing to do, nothing succeeded, or it is time to stop. */
    private async each(images: readonly Image[], { what, postponed, work }: Task): Promise<boolean> {
        let succeeded = 0;
        for (const image of images) {
            if (this.loop.isStopping) {
                return false;
            }
            try {
                await work(image, this.parts);
                succeeded += 1;
            } catch (error) {
                postponed.add(image.id, this.now().getTime());
                this.options.log.error(`cannot ${what} an image; it is tried again`, {
                    imageId: image.id,
                    reason: reasonOf(error),
                });
            }
        }
        return succeeded > 0;
    }
}

interface Task {
    readonly what: string;
    readonly postponed: Postponed;
    readonly work: (image: Image, parts: MoveParts) => Promise<void>;
}
