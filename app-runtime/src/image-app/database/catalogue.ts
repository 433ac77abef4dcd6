import type { Image } from "../images/image.js";

/** What a page of the catalogue is asked for by. */
export interface PageOptions {
    /** Id of the last image of the page before; undefined for the first page. */
    readonly before: string | undefined;
    readonly limit: number;
}

/** What images are claimed for moving by. */
export interface ClaimOptions {
    readonly limit: number;
    /** Seconds that nobody else gets the claimed images; then they are free again. */
    readonly leaseSeconds: number;
    /** Who claims, such as the instance's id: what this holder has claimed already is given to it again. */
    readonly holder: string;
}

/** The images whose bytes wait in the shared store. */
export interface Waiting {
    readonly images: number;
    /** How long the oldest has waited since its upload; 0 where none waits. */
    readonly oldestSeconds: number;
}

/** An order to delete every image that was recorded before a moment. */
export interface DataDeletionOrder {
    /** In milliseconds since 1970. */
    readonly before: number;
    /** Whether it was heard of soon after it was given: no other order begins. One that has begun goes on, however old it is. */
    readonly isFresh: boolean;
}

/**
 * What becomes of an order, for all instances: whoever asks first decides, and by the database's clock.
 *
 * - `begun`: its images are to be deleted; anybody may, and several at once.
 * - `finished`: it, or a later one, was carried out; nothing is to be done, ever again.
 * - `future`: its moment was still to come when it was first heard of. It stays refused when that moment has come.
 * - `stale`: the database knows nothing of it, and it is old: as after the restore of a backup that was made before it.
 */
export type DataDeletionState = "begun" | "finished" | "future" | "stale";

/** The images that were received whole. Ids sort by age: "newest first" is by id, descending. */
export interface ImageCatalogue {
    /**
     * Answers the image as it is kept: its upload is never older than an order to delete all data that has begun, which therefore spares it.
     *
     * @throws AlreadyExists where the id is taken
     */
    add(image: Image): Promise<Image>;
    /** Does not find those being deleted. */
    find(id: string): Promise<Image | undefined>;
    /** Newest first. */
    page(options: PageOptions): Promise<readonly Image[]>;
    /** Images whose bytes still lie in the shared store, oldest first, that no other holder has claimed in the last lease. */
    claimUnmoved(options: ClaimOptions): Promise<readonly Image[]>;
    /** What {@link claimUnmoved} would give out if nobody had claimed anything. */
    waiting(): Promise<Waiting>;
    /** False where it was deleted meanwhile: then the copy must go. Answers the same when called again. */
    recordMoved(id: string, link: string): Promise<boolean>;
    /** From now on nobody finds it; its bytes may go. Undefined where there is none, or somebody else has started already. */
    startDeletion(id: string): Promise<Image | undefined>;
    /** Oldest first. */
    unfinishedDeletions(limit: number): Promise<readonly Image[]>;
    /** Its bytes are gone: forgets it. Does nothing where the deletion was not started. */
    finishDeletion(id: string): Promise<void>;
    /** Including those being deleted: for the sweep of orphans. */
    isKnown(id: string): Promise<boolean>;
    /** Begins an order to delete all data, or goes on with it; waits for those who are adding images. */
    beginDataDeletion(order: DataDeletionOrder): Promise<DataDeletionState>;
    /** The images of an order are gone, for all instances and for good. False where somebody else has said so already, or nobody has begun it. */
    finishDataDeletion(before: number): Promise<boolean>;
}

/** Somebody who may log in. */
export interface Account {
    readonly id: string;
    /** Unique, and compared letter by letter. */
    readonly name: string;
    /** Made with a memory-hard function. */
    readonly passwordHash: string;
    /** Hash of the bearer token, where the account has one; unique. */
    readonly tokenHash: string | undefined;
}

/** What of an account can become another; what is left out stays as it is. */
export type AccountChanges = Partial<Pick<Account, "passwordHash" | "tokenHash">>;

/** The accounts that may log in. */
export interface AccountStore {
    find(name: string): Promise<Account | undefined>;
    /** All of them, in the order of the alphabet. */
    names(): Promise<readonly string[]>;
    findByTokenHash(hash: string): Promise<Account | undefined>;
    /** @throws AlreadyExists where the id, the name or the token's hash is taken */
    add(account: Account): Promise<void>;
    /** Changes what the account is known by. False where its password is no longer that of `account`, or it is gone: who changed it meanwhile must not be overruled. */
    change(account: Account, changes: AccountChanges): Promise<boolean>;
}

/** Failed log-ins, kept in the database so that all instances count together. */
export interface LogInAttempts {
    /** Counts one attempt for all of these keys, or for none. They say whose it was, such as a name and an address, and may be any texts. */
    record(keys: readonly string[], now: Date): Promise<void>;
    /** Those of that moment or later, which must not be more than an hour ago: older ones are forgotten. */
    countSince(key: string, since: Date): Promise<number>;
    forget(key: string): Promise<void>;
}
