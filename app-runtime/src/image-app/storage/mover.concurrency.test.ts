import { expect } from "chai";
import { imageSizes, type Image } from "../images/image.js";
import { FileObjectStore } from "../testing/file-object-store.js";
import { MemoryCatalogue } from "../testing/memory-catalogue.js";
import { quietLog } from "../testing/quiet-log.js";
import { Random } from "../testing/random.js";
import { receiveImage, someFiles } from "../testing/stored-image.js";
import { contentOf, removeFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { ImageBytes } from "./image-source.js";
import { Mover } from "./mover.js";
import { SharedStore } from "./shared-store.js";

const seeds = 100;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Two instances that move, sweep and die, users who delete and look, and a clock by which leases run out, all in an order that the seed decides. */
class World {
    public readonly random: Random;
    public readonly shared: SharedStore;
    public readonly objects: FileObjectStore;
    public readonly catalogue: MemoryCatalogue;
    public readonly lines: string[] = [];
    public milliseconds = Date.now();
    private readonly images: Image[] = [];
    private readonly deleted = new Set<string>();

    constructor(folder: string, seed: number) {
        this.random = new Random(seed);
        this.shared = new SharedStore(`${folder}/shared`);
        this.objects = new FileObjectStore(`${folder}/objects`);
        this.catalogue = new MemoryCatalogue({ now: () => this.milliseconds });
    }

    /** An instance that works until it is done, or dies: then it never does anything again. */
    public async instance(holder: string): Promise<void> {
        const stepsToLive = this.random.pick([Infinity, this.random.below(30)]);
        let steps = 0;
        const mover = this.mover(holder, async () => {
            for (let pauses = this.random.below(4); pauses > 0; pauses--) {
                await turn();
            }
            this.milliseconds += this.random.pick([0, 1_000, 200_000]);
            steps += 1;
            if (steps > stepsToLive) {
                dies();
                await new Promise(() => undefined);
            }
        });
        let dies: () => void = () => undefined;
        const death = new Promise<void>((resolve) => (dies = resolve));
        await Promise.race([death, mover.round().then(() => mover.round())]);
    }

    public mover(holder: string, reached?: () => Promise<void>): Mover {
        const { log, lines } = quietLog();
        const { shared, objects, catalogue } = this;
        lines.push = (...added) => this.lines.push(...added);
        return new Mover({ shared, objects, catalogue, log, holder, now: () => new Date(this.milliseconds), reached });
    }

    public async users(): Promise<void> {
        for (let actions = 0; actions < 20; actions++) {
            await turn();
            const image = this.images[this.random.below(this.images.length)];
            if (image === undefined || this.random.below(3) === 0) {
                this.images.push(await receiveImage(this.shared, this.catalogue));
            } else if (this.random.below(4) === 0) {
                this.deleted.add(image.id);
                await this.catalogue.startDeletion(image.id);
            } else {
                await this.look(image);
            }
        }
    }

    public async lookAtAll(): Promise<void> {
        for (const image of this.images) {
            await this.look(image);
        }
    }

    public alive(): string[] {
        return this.images.map(({ id }) => id).filter((id) => !this.deleted.has(id));
    }

    /** What is not deleted is there, in all sizes, at any moment. */
    private async look(image: Image): Promise<void> {
        const row = await this.catalogue.find(image.id);
        const source = new ImageBytes(this);
        for (const size of row === undefined ? [] : imageSizes) {
            const bytes = await source.read(row ?? image, size);
            const isAsKept = bytes?.equals(someFiles[size]) ?? this.deleted.has(image.id);
            expect(isAsKept, `${size} of ${image.id}`).to.equal(true);
        }
        expect(row !== undefined || this.deleted.has(image.id), `${image.id} is in the catalogue`).to.equal(true);
    }
}

describe("Movers side by side", () => {
    it(`lose no image and leave nothing behind, in ${seeds} orders of moving, deleting, reading and dying`, async function () {
        this.timeout(120_000);
        for (let seed = 1; seed <= seeds; seed++) {
            const folder = await temporaryFolder();
            const world = new World(folder, seed);
            await world.shared.open();
            try {
                await world.users();
                await Promise.all([world.instance("one"), world.instance("two"), world.users()]);
                await world.lookAtAll();
                await settle(world);
                await world.lookAtAll();

                expect(world.objects.ids().sort()).to.deep.equal(world.alive().sort());
                expect(await contentOf(`${folder}/shared`)).to.deep.equal(["images/", "incoming/", "moving/"]);
                expect(world.lines.filter((line) => line.includes('"error"')).join()).to.equal("");
            } catch (error) {
                throw new Error(`With seed ${seed}: ${String(error)}`, { cause: error });
            } finally {
                await removeFolder(folder);
            }
        }
    });
});

/** An instance that comes later, when all leases have run out and what was left is old. */
async function settle(world: World): Promise<void> {
    world.milliseconds = Math.max(world.milliseconds, Date.now()) + 2 * 3_600_000;
    const mover = world.mover("later");
    await mover.round();
    await mover.sweep();
}
