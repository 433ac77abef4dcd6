import { expect } from "chai";
import { DatabaseUnavailable } from "./errors.js";
import { ConnectionPool, type Poolable, type PoolOptions } from "./pool.js";

class FakeConnection implements Poolable {
    public usable = true;
    public closed = false;
    private listener: () => void = () => undefined;

    constructor(public readonly number: number) {}

    public onLost(listener: () => void): void {
        this.listener = listener;
    }

    public lose(): void {
        this.usable = false;
        this.listener();
    }

    public close(): Promise<void> {
        this.closed = true;
        return Promise.reject(new Error("the goodbye failed, too"));
    }
}

/** Opens connections when the test says so. */
class FakeServer {
    public time = 0;
    public readonly opened: FakeConnection[] = [];
    private readonly opening: { resolve: (connection: FakeConnection) => void; reject: (error: unknown) => void }[] =
        [];

    public get asked(): number {
        return this.opening.length;
    }

    public pool(options: Partial<PoolOptions<FakeConnection>> = {}): ConnectionPool<FakeConnection> {
        return new ConnectionPool<FakeConnection>({
            open: () => new Promise((resolve, reject) => this.opening.push({ resolve, reject })),
            maximum: 2,
            waitMilliseconds: 60_000,
            idleMilliseconds: 1_000,
            maximumAgeMilliseconds: 100_000,
            now: () => this.time,
            ...options,
        });
    }

    public accept(): void {
        const connection = new FakeConnection(this.opened.length + 1);
        this.opened.push(connection);
        this.opening.shift()?.resolve(connection);
    }

    public refuse(error: Error): void {
        this.opening.shift()?.reject(error);
    }

    public async acquire(pool: ConnectionPool<FakeConnection>): Promise<FakeConnection> {
        const acquired = pool.acquire();
        this.accept();
        return acquired;
    }
}

async function errorOf(action: Promise<unknown>): Promise<unknown> {
    return action.then(
        () => undefined,
        (error: unknown) => error,
    );
}

describe("ConnectionPool", () => {
    let server: FakeServer;

    beforeEach(() => {
        server = new FakeServer();
    });

    it("opens a connection for the first who asks, and uses it again", async () => {
        const pool = server.pool();
        const first = await server.acquire(pool);
        pool.release(first);

        expect(await pool.acquire()).to.equal(first);
        expect(server.opened).to.have.lengthOf(1);
    });

    it("opens no more than its maximum; the others wait in the order of their coming", async () => {
        const pool = server.pool();
        const acquired = Array.from({ length: 4 }, () => pool.acquire());
        expect(server.asked).to.equal(2);
        server.accept();
        server.accept();
        const [one, two] = await Promise.all(acquired.slice(0, 2));
        pool.release(two as FakeConnection);
        pool.release(one as FakeConnection);

        expect(await Promise.all(acquired.slice(2))).to.deep.equal([two, one]);
        expect(pool.size).to.equal(2);
    });

    it("hands a connection that becomes free to whoever waits for a new one", async () => {
        const pool = server.pool();
        const first = await server.acquire(pool);
        const waiting = pool.acquire();
        pool.release(first);

        expect(await waiting).to.equal(first);
    });

    it("fails for all who wait when opening fails and there is nothing else to wait for", async () => {
        const pool = server.pool();
        const errors = Promise.all([errorOf(pool.acquire()), errorOf(pool.acquire()), errorOf(pool.acquire())]);
        const down = new Error("down");
        server.refuse(down);
        server.refuse(down);

        expect(await errors).to.deep.equal([down, down, down]);
    });

    it("goes on waiting for a connection in use when opening another one fails", async () => {
        const pool = server.pool();
        const first = await server.acquire(pool);
        const waiting = pool.acquire();
        server.refuse(new Error("password authentication failed"));
        await Promise.resolve();
        pool.release(first);

        expect(await waiting).to.equal(first);
    });

    it("opens again after a failure, for the next who asks", async () => {
        const pool = server.pool();
        const failed = errorOf(pool.acquire());
        server.refuse(new Error("down"));
        await failed;

        expect(await server.acquire(pool)).to.have.property("number", 1);
    });

    it("says after the time to wait how many are in use, and why there are no more", async () => {
        const pool = server.pool({ waitMilliseconds: 0 });
        const busy = pool.acquire();
        server.accept();
        await busy;
        const waiting = errorOf(pool.acquire());
        server.refuse(new Error("too many clients"));
        const error = await waiting;

        expect(error).to.be.instanceOf(DatabaseUnavailable);
        expect(String(error)).to.contain("of at most 2, 1 are in use").and.to.contain("too many clients");
    });

    it("closes a connection that is lost while nobody uses it, and opens another one", async () => {
        const pool = server.pool();
        const first = await server.acquire(pool);
        pool.release(first);
        first.lose();

        expect(pool.size).to.equal(0);
        expect((await server.acquire(pool)).number).to.equal(2);
    });

    it("does not use a connection again that was lost in use, and opens one for who waits", async () => {
        const pool = server.pool({ maximum: 1 });
        const first = await server.acquire(pool);
        const waiting = pool.acquire();
        first.lose();
        pool.release(first);
        server.accept();

        expect((await waiting).number).to.equal(2);
        expect(first.closed).to.equal(true);
    });

    it("retires a connection that has grown old", async () => {
        const pool = server.pool();
        const first = await server.acquire(pool);
        server.time = 110_000;
        pool.release(first);

        expect(first.closed).to.equal(true);
        expect(pool.size).to.equal(0);
    });

    it("closes those that nobody has used for long, but the last", async () => {
        const pool = server.pool();
        const both = [await server.acquire(pool), await server.acquire(pool)] as const;
        both.forEach((connection) => pool.release(connection));
        const [older, younger] = both;
        server.time = 999;
        pool.release(await pool.acquire());
        expect(older.closed).to.equal(false);
        server.time = 1_000;
        pool.release(await pool.acquire());
        expect(older.closed).to.equal(true);
        server.time = 9_000;
        pool.release(await pool.acquire());

        expect(younger.closed).to.equal(false);
    });

    it("closes when those in use are back, and takes nobody meanwhile", async () => {
        const pool = server.pool();
        const used = await server.acquire(pool);
        const waiting = errorOf(pool.acquire());
        let closed = false;
        const closing = pool.close(60_000).then(() => (closed = true));
        server.accept();

        expect(await waiting).to.be.instanceOf(DatabaseUnavailable);
        expect(await errorOf(pool.acquire())).to.be.instanceOf(DatabaseUnavailable);
        await new Promise(setImmediate);
        expect(closed).to.equal(false);
        pool.release(used);
        await closing;
        expect(server.opened.map((connection) => connection.closed)).to.deep.equal([true, true]);
    });

    it("closes those in use as well when they do not come back in time", async () => {
        const pool = server.pool();
        const used = await server.acquire(pool);
        await pool.close(0);

        expect(used.closed).to.equal(true);
    });

    it("is closed when those that it closed have said goodbye to the server, also where that fails", async () => {
        const pool = server.pool();
        const idle = await server.acquire(pool);
        let fail: (error: Error) => void = () => undefined;
        idle.close = () => new Promise((_, reject) => (fail = reject));
        pool.release(idle);
        let closed = false;
        const closing = pool.close(60_000).then(() => (closed = true));
        await new Promise(setImmediate);

        expect(closed).to.equal(false);
        fail(new Error("the goodbye failed"));
        await closing;
    });

    it("closes at once where there is nothing to close", async () => {
        await server.pool().close(60_000);
    });
});
