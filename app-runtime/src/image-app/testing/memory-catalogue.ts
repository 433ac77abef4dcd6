import type {
    ClaimOptions,
    DataDeletionOrder,
    DataDeletionState,
    ImageCatalogue,
    PageOptions,
    Waiting,
} from "../database/catalogue.js";
import { noDataDeletion, recordedAfter, remembering, stateOf } from "../database/data-deletion-rule.js";
import type { Image } from "../images/image.js";

/** An image with what the table keeps beside it. */
export interface CatalogueRow {
    readonly image: Image;
    readonly isDeleting: boolean;
    readonly claimedBy: string | undefined;
    /** In milliseconds since 1970. */
    readonly claimedUntil: number;
}

/** What a catalogue in memory can be given. */
export interface MemoryCatalogueOptions {
    /** Rows that are there from the beginning. @default none */
    readonly rows?: readonly CatalogueRow[];
    /** Told of each row that is new or changed, and of each that was removed, before the call answers. @default nobody is told */
    readonly changed?: (id: string, row: CatalogueRow | undefined) => void;
    readonly now?: () => number;
}

/** The catalogue's contract in memory, for tests that need no database. */
export class MemoryCatalogue implements ImageCatalogue {
    private readonly rows = new Map<string, CatalogueRow>();
    private readonly changed: (id: string, row: CatalogueRow | undefined) => void;
    private readonly now: () => number;
    private orders = noDataDeletion;

    constructor({ rows = [], changed = () => undefined, now = Date.now }: MemoryCatalogueOptions = {}) {
        rows.forEach((row) => this.rows.set(row.image.id, row));
        this.changed = changed;
        this.now = now;
    }

    public async add(image: Image): Promise<Image> {
        if (this.rows.has(image.id)) {
            throw new Error(`There is an image ${image.id} already.`);
        }
        const kept = recordedAfter(this.orders.begun, image);
        this.set({ image: kept, isDeleting: false, claimedBy: undefined, claimedUntil: 0 });
        return kept;
    }

    public async find(id: string): Promise<Image | undefined> {
        const row = this.rows.get(id);
        return row === undefined || row.isDeleting ? undefined : row.image;
    }

    public async page({ before, limit }: PageOptions): Promise<readonly Image[]> {
        return this.sorted()
            .reverse()
            .filter(({ image, isDeleting }) => !isDeleting && (before === undefined || image.id < before))
            .slice(0, limit)
            .map(({ image }) => image);
    }

    /** How many are there that nobody deletes, for tests. */
    public async count(): Promise<number> {
        return this.sorted().filter(({ isDeleting }) => !isDeleting).length;
    }

    public async claimUnmoved({ limit, leaseSeconds, holder }: ClaimOptions): Promise<readonly Image[]> {
        const now = this.now();
        const free = this.sorted().filter(
            ({ image, isDeleting, claimedBy, claimedUntil }) =>
                image.location === "shared" && !isDeleting && (claimedBy === holder || claimedUntil <= now),
        );
        const claimed = free.slice(0, limit);
        claimed.forEach((row) => this.set({ ...row, claimedBy: holder, claimedUntil: now + leaseSeconds * 1_000 }));
        return claimed.map(({ image }) => image);
    }

    public async waiting(): Promise<Waiting> {
        const [oldest, ...others] = this.sorted()
            .filter(({ image, isDeleting }) => image.location === "shared" && !isDeleting)
            .map(({ image }) => image.uploadedAt.getTime())
            .sort((left, right) => left - right);
        return oldest === undefined
            ? { images: 0, oldestSeconds: 0 }
            : { images: 1 + others.length, oldestSeconds: Math.max(0, this.now() - oldest) / 1_000 };
    }

    public async recordMoved(id: string, link: string): Promise<boolean> {
        const row = this.rows.get(id);
        if (row === undefined || row.isDeleting) {
            return false;
        }
        this.set({ ...row, image: { ...row.image, location: "objects", link } });
        return true;
    }

    public async startDeletion(id: string): Promise<Image | undefined> {
        const row = this.rows.get(id);
        if (row === undefined || row.isDeleting) {
            return undefined;
        }
        this.set({ ...row, isDeleting: true });
        return row.image;
    }

    public async unfinishedDeletions(limit: number): Promise<readonly Image[]> {
        return this.sorted()
            .filter(({ isDeleting }) => isDeleting)
            .slice(0, limit)
            .map(({ image }) => image);
    }

    public async finishDeletion(id: string): Promise<void> {
        if (this.rows.get(id)?.isDeleting === true) {
            this.rows.delete(id);
            this.changed(id, undefined);
        }
    }

    public async isKnown(id: string): Promise<boolean> {
        return this.rows.has(id);
    }

    public async beginDataDeletion(order: DataDeletionOrder): Promise<DataDeletionState> {
        const state = stateOf(order, this.orders, this.now());
        this.orders = remembering(this.orders, state, order.before);
        return state;
    }

    public async finishDataDeletion(before: number): Promise<boolean> {
        const { begun, finished } = this.orders;
        const isNews = finished < before && begun >= before;
        this.orders = isNews ? { ...this.orders, finished: before } : this.orders;
        return isNews;
    }

    private set(row: CatalogueRow): void {
        this.rows.set(row.image.id, row);
        this.changed(row.image.id, row);
    }

    private sorted(): CatalogueRow[] {
        return [...this.rows.values()].sort((left, right) => (left.image.id < right.image.id ? -1 : 1));
    }
}
