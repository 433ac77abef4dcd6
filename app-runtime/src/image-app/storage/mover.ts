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

/** How many images a round brought to their end, and how many it could not. */
export interface Round {
    readonly moved: number;
    readonly deleted: number;
    readonly failed: number;
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

    /** Does all work there is: moves, then deletions, until {@link stop}. What fails is logged and left for later. */
    public async round(): Promise<Round> {
        const { catalogue } = this.parts;
        const { holder } = this.options;
        const moves = await this.all({
            what: "move",
            next: (limit) => catalogue.claimUnmoved({ limit, leaseSeconds, holder }),
            postponed: this.unmovable,
            work: moveImage,
        });
        const deletions = await this.all({
            what: "delete",
            next: (limit) => catalogue.unfinishedDeletions(limit),
            postponed: this.undeletable,
            work: finishDeletion,
        });
        return { moved: moves.succeeded, deleted: deletions.succeeded, failed: moves.failed + deletions.failed };
    }

    /** See {@link sweep}. */
    public async sweep(): Promise<void> {
        const { incoming, images, copies } = await sweep(this.parts, this.now(), this.loop.signal);
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

    /** Asks for work and does it until there is none, nothing of it succeeds, or it is time to stop. */
    private async all(task: Task): Promise<Outcome> {
        const { next, postponed } = task;
        let [succeeded, failed] = [0, 0];
        for (let goesOn = true; goesOn && !this.loop.isStopping;) {
            const due = postponed.due(await next(claimedAtOnce + postponed.size), this.now().getTime());
            const outcome = await this.each(due, task);
            succeeded += outcome.succeeded;
            failed += outcome.failed;
            goesOn = outcome.succeeded > 0;
        }
        return { succeeded, failed };
    }

    private async each(images: readonly Image[], { what, postponed, work }: Task): Promise<Outcome> {
        let [succeeded, failed] = [0, 0];
        for (const image of images) {
            if (this.loop.isStopping) {
                break;
            }
            try {
                await work(image, this.parts);
                succeeded += 1;
            } catch (error) {
                failed += 1;
                postponed.add(image.id, this.now().getTime());
                this.options.log.error(`cannot ${what} an image; it is tried again`, {
                    imageId: image.id,
                    reason: reasonOf(error),
                });
            }
        }
        return { succeeded, failed };
    }
}

interface Task {
    readonly what: string;
    readonly next: (limit: number) => Promise<readonly Image[]>;
    readonly postponed: Postponed;
    readonly work: (image: Image, parts: MoveParts) => Promise<void>;
}

interface Outcome {
    readonly succeeded: number;
    readonly failed: number;
}
