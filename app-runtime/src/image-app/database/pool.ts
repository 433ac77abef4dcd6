import { DatabaseUnavailable } from "./errors.js";

/** What can be kept in a pool. */
export interface Poolable {
    /** False once nothing can be done with it any more. */
    readonly usable: boolean;
    /** `listener` is called when it is lost, whether in use or not. */
    onLost(listener: () => void): void;
    close(): Promise<void>;
}

/** How a pool makes its connections and how long it keeps them. */
export interface PoolOptions<Connection> {
    open(): Promise<Connection>;
    /** Connections at most, those in use and those that are not. */
    readonly maximum: number;
    /** How long somebody waits for a connection before that counts as a failure. */
    readonly waitMilliseconds: number;
    /** How long a connection stays open that nobody uses; the last one stays. */
    readonly idleMilliseconds: number;
    /** How old a connection gets, give or take a tenth, so that a server's new address is noticed. */
    readonly maximumAgeMilliseconds: number;
    /** A clock that never goes back. @default that of the process */
    readonly now?: () => number;
}

interface Waiter<Connection> {
    readonly take: (connection: Connection) => void;
    readonly fail: (error: unknown) => void;
}

interface Member {
    readonly retireAt: number;
    idleSince: number;
}

/**
 * Connections that are opened when they are needed, up to a bound, and used again.
 *
 * Neither driver's own pool will do: MySQL's takes no password that changes, and neither waits for a connection in use
 * while new ones are refused, as happens in the middle of a rotation.
 */
export class ConnectionPool<Connection extends Poolable> {
    private readonly members = new Map<Connection, Member>();
    /** The one used last is at the end and is used next: the others grow old and are closed. */
    private readonly idle: Connection[] = [];
    private readonly waiting: Waiter<Connection>[] = [];
    private readonly now: () => number;
    private opening = 0;
    private lastFailure: unknown;
    private isClosing = false;
    private onEmpty: () => void = () => undefined;
    private readonly goodbyes = new Set<Promise<void>>();

    constructor(private readonly options: PoolOptions<Connection>) {
        this.now = options.now ?? (() => performance.now());
    }

    /** How many connections are open. */
    public get size(): number {
        return this.members.size;
    }

    /**
     * A connection for the caller alone, until it is released.
     *
     * @throws DatabaseUnavailable where none became free in time, or the pool is closing
     * @throws whatever opening one fails with, where there is no other to wait for
     */
    public acquire(): Promise<Connection> {
        if (this.isClosing) {
            return Promise.reject(new DatabaseUnavailable("The database is being closed: the program is stopping."));
        }
        const free = this.idle.pop();
        return free === undefined ? this.wait() : Promise.resolve(free);
    }

    public release(connection: Connection): void {
        const member = this.members.get(connection);
        if (member === undefined || !connection.usable || this.isClosing || this.now() >= member.retireAt) {
            this.discard(connection);
        } else {
            this.offer(connection, member);
        }
        this.closeUnused();
    }

    /**
     * Takes no more requests, waits for connections in use, and closes them all; after `limitMilliseconds` also those in use. Answers when they are closed: a process that is
     * frozen then leaves none behind in the server.
     */
    public async close(limitMilliseconds: number): Promise<void> {
        this.isClosing = true;
        const stopping = new DatabaseUnavailable("The database was closed before a connection became free.");
        this.waiting.splice(0).forEach(({ fail }) => fail(stopping));
        this.idle.splice(0).forEach((connection) => this.discard(connection));
        if (this.members.size + this.opening > 0) {
            await this.untilEmpty(limitMilliseconds);
        }
        await Promise.all(this.goodbyes);
    }

    private untilEmpty(limitMilliseconds: number): Promise<void> {
        return new Promise<void>((resolve) => {
            const limit = setTimeout(() => {
                [...this.members.keys()].forEach((connection) => this.discard(connection));
                resolve();
            }, limitMilliseconds);
            this.onEmpty = () => {
                clearTimeout(limit);
                resolve();
            };
        });
    }

    private wait(): Promise<Connection> {
        return new Promise((resolve, reject) => {
            const limit = setTimeout(() => {
                this.waiting.splice(this.waiting.indexOf(waiter), 1);
                reject(this.waitedInVain());
            }, this.options.waitMilliseconds);
            const waiter: Waiter<Connection> = {
                take: (connection) => {
                    clearTimeout(limit);
                    resolve(connection);
                },
                fail: (error) => {
                    clearTimeout(limit);
                    reject(error);
                },
            };
            this.waiting.push(waiter);
            this.openMore();
        });
    }

    private waitedInVain(): DatabaseUnavailable {
        const seconds = this.options.waitMilliseconds / 1_000;
        const cause = this.lastFailure;
        const reason = cause instanceof Error ? `; opening another one failed: ${cause.message}` : ".";
        return new DatabaseUnavailable(
            `No connection to the database became free within ${seconds} s: of at most ${this.options.maximum}, ${this.members.size} are in use and ${this.opening} being opened${reason}`,
            { cause },
        );
    }

    private openMore(): void {
        while (this.opening < this.waiting.length && this.members.size + this.opening < this.options.maximum) {
            this.opening += 1;
            this.options.open().then(
                (connection) => this.opened(connection),
                (error: unknown) => this.failed(error),
            );
        }
    }

    private opened(connection: Connection): void {
        this.opening -= 1;
        this.lastFailure = undefined;
        const age = this.options.maximumAgeMilliseconds * (0.9 + Math.random() * 0.2);
        const member = { retireAt: this.now() + age, idleSince: this.now() };
        this.members.set(connection, member);
        connection.onLost(() => this.lose(connection));
        if (this.isClosing) {
            this.discard(connection);
        } else {
            this.offer(connection, member);
        }
    }

    /** Whoever can still hope for a connection in use or on its way goes on waiting; the others hear of it. */
    private failed(error: unknown): void {
        this.opening -= 1;
        this.lastFailure = error;
        if (this.members.size + this.opening === 0) {
            this.waiting.splice(0).forEach(({ fail }) => fail(error));
        }
        this.noticeEmpty();
    }

    private offer(connection: Connection, member: Member): void {
        const waiter = this.waiting.shift();
        if (waiter !== undefined) {
            waiter.take(connection);
            return;
        }
        member.idleSince = this.now();
        this.idle.push(connection);
    }

    private lose(connection: Connection): void {
        const place = this.idle.indexOf(connection);
        // One in use is discarded when it is released.
        if (place >= 0) {
            this.idle.splice(place, 1);
            this.discard(connection);
        }
    }

    private discard(connection: Connection): void {
        this.members.delete(connection);
        // It is of no use to anybody, whether it closes in good order or not.
        const goodbye = connection
            .close()
            .catch(() => undefined)
            .finally(() => this.goodbyes.delete(goodbye));
        this.goodbyes.add(goodbye);
        this.openMore();
        this.noticeEmpty();
    }

    private closeUnused(): void {
        const [oldest] = this.idle;
        const since = oldest === undefined ? undefined : this.members.get(oldest)?.idleSince;
        const unused = since !== undefined && this.now() - since >= this.options.idleMilliseconds;
        if (oldest !== undefined && unused && this.members.size > 1) {
            this.idle.shift();
            this.discard(oldest);
        }
    }

    private noticeEmpty(): void {
        if (this.members.size + this.opening === 0) {
            this.onEmpty();
        }
    }
}
