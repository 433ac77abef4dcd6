import { createSecureContext } from "node:tls";
import {
    CompiledQuery,
    Kysely,
    type DatabaseConnection,
    type Driver,
    type QueryResult,
    type TransactionSettings,
} from "kysely";
import { SecretError } from "../../common/secrets.js";
import { explainFailedConnection } from "./connection-failure.js";
import type { Dialect } from "./dialect.js";
import { AlreadyExists, DatabaseError, DatabaseUnavailable } from "./errors.js";
import type { RotatingPassword } from "./password.js";
import { ConnectionPool, type Poolable } from "./pool.js";
import type { Schema } from "./schema.js";
import type { Endpoint, ServerConnection } from "./server-connection.js";

/** Where the database is, who logs in, and the bounds. */
export interface ConnectionOptions {
    readonly dialect: Dialect;
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly certificateAuthority: string;
    readonly password: RotatingPassword;
    readonly limits: Limits;
}

/** Bounds on connections and on time. */
export interface Limits {
    /** Connections of this process at most. All processes together must stay under what the server allows. */
    readonly maximumConnections: number;
    readonly connectMilliseconds: number;
    readonly statementMilliseconds: number;
    /** How long somebody waits for a connection to become free. */
    readonly waitMilliseconds: number;
    readonly idleMilliseconds: number;
    readonly maximumAgeMilliseconds: number;
}

/** The server ends a statement that lasts too long; this much later it is taken for dead. */
const graceMilliseconds = 2_000;

/** How long a connection that is closed may take to say goodbye. */
const goodbyeMilliseconds = 1_000;

/** The one way to the database. */
export interface Connected {
    /** Typed statements, over a bounded number of verified connections that are opened when they are needed. */
    readonly database: Kysely<Schema>;
    /** Takes no more statements, waits for those under way, for as long as one may take, and closes every connection. */
    close(): Promise<void>;
}

/** @throws DatabaseError where the certificate authority is none */
export function connect(options: ConnectionOptions): Connected {
    const { dialect, host, port, database, certificateAuthority, password, limits } = options;
    const endpoint: Endpoint = {
        host,
        port,
        database,
        certificateAuthority,
        secureContext: trusting(certificateAuthority),
        connectMilliseconds: limits.connectMilliseconds,
        statementMilliseconds: limits.statementMilliseconds,
    };
    const open = async (): Promise<PooledConnection> => {
        try {
            const connection = await password.logIn(
                (credentials) => dialect.open(endpoint, credentials),
                (error) => dialect.problemOf(error) === "refused",
            );
            return new PooledConnection(connection, dialect, limits.statementMilliseconds + graceMilliseconds);
        } catch (error) {
            throw error instanceof SecretError
                ? new DatabaseUnavailable(error.message, { cause: error })
                : explainFailedConnection(error, { dialect, host, port, database });
        }
    };
    const { maximumConnections: maximum, waitMilliseconds, idleMilliseconds, maximumAgeMilliseconds } = limits;
    const pool = new ConnectionPool({ open, maximum, waitMilliseconds, idleMilliseconds, maximumAgeMilliseconds });
    const kysely = new Kysely<Schema>({
        dialect: {
            createDriver: () => new PooledDriver(pool),
            createAdapter: () => dialect.createAdapter(),
            createIntrospector: (database) => dialect.createIntrospector(database),
            createQueryCompiler: () => dialect.createQueryCompiler(),
        },
    });
    return { database: kysely, close: () => pool.close(limits.statementMilliseconds) };
}

function trusting(certificateAuthority: string): Endpoint["secureContext"] {
    try {
        if (!certificateAuthority.includes("-----BEGIN CERTIFICATE-----")) {
            throw new Error("it holds no certificate");
        }
        return createSecureContext({ ca: certificateAuthority });
    } catch (error) {
        throw new DatabaseError(
            `The certificate authority of the database cannot be used: ${error instanceof Error ? error.message : String(error)}; give its certificates in PEM (RDS: the bundle from https://truststore.pki.rds.amazonaws.com).`,
            { cause: error },
        );
    }
}

/** A connection as the pool and kysely know it: bounded in time, its errors those of this program. */
class PooledConnection implements DatabaseConnection, Poolable {
    private lost = false;

    constructor(
        private readonly connection: ServerConnection,
        private readonly dialect: Dialect,
        private readonly limitMilliseconds: number,
    ) {
        connection.onLost(() => {
            this.lost = true;
        });
    }

    public get usable(): boolean {
        return !this.lost;
    }

    public onLost(listener: () => void): void {
        this.connection.onLost(listener);
    }

    public async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
        try {
            const { rows, affected } = await this.inTime(this.connection.run(sql, parameters));
            return {
                // What a row holds is what the statement asked for: kysely's types follow the text of the statement.
                rows: rows as Row[],
                ...(affected === undefined ? {} : { numAffectedRows: BigInt(affected) }),
            };
        } catch (error) {
            // The socket will say so, too, but later than the next statement may come.
            this.lost ||= !this.dialect.isAnswer(error);
            throw this.translated(error);
        }
    }

    public async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
        throw new DatabaseError("Rows are read a page at a time, not as a stream.");
    }

    public async close(): Promise<void> {
        const limit = setTimeout(() => this.connection.destroy(), goodbyeMilliseconds);
        try {
            await this.connection.close();
        } finally {
            clearTimeout(limit);
            this.connection.destroy();
        }
    }

    /** The server keeps to its own bound; where it does not answer at all, the connection is given up. */
    private inTime<Result>(running: Promise<Result>): Promise<Result> {
        return new Promise((resolve, reject) => {
            const limit = setTimeout(() => {
                this.lost = true;
                this.connection.destroy();
                reject(
                    new DatabaseUnavailable(`The database did not answer within ${this.limitMilliseconds / 1_000} s.`),
                );
            }, this.limitMilliseconds);
            running.then(resolve, reject).finally(() => clearTimeout(limit));
        });
    }

    private translated(error: unknown): unknown {
        if (error instanceof DatabaseError) {
            return error;
        }
        const message = error instanceof Error ? error.message : String(error);
        switch (this.dialect.problemOf(error)) {
            case "duplicate":
                return new AlreadyExists(message, { cause: error });
            case "unavailable":
                return new DatabaseUnavailable(`${this.dialect.name} could not do it now: ${message}`, {
                    cause: error,
                });
            default:
                return new DatabaseError(`${this.dialect.name} refused a statement: ${message}`, { cause: error });
        }
    }
}

class PooledDriver implements Driver {
    constructor(private readonly pool: ConnectionPool<PooledConnection>) {}

    public init(): Promise<void> {
        return Promise.resolve();
    }

    public acquireConnection(): Promise<DatabaseConnection> {
        return this.pool.acquire();
    }

    public async beginTransaction(connection: DatabaseConnection, _settings: TransactionSettings): Promise<void> {
        await connection.executeQuery(CompiledQuery.raw("begin"));
    }

    public async commitTransaction(connection: DatabaseConnection): Promise<void> {
        await connection.executeQuery(CompiledQuery.raw("commit"));
    }

    public async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
        await connection.executeQuery(CompiledQuery.raw("rollback"));
    }

    public releaseConnection(connection: DatabaseConnection): Promise<void> {
        if (connection instanceof PooledConnection) {
            this.pool.release(connection);
        }
        return Promise.resolve();
    }

    /** The pool is closed by itself: kysely would answer later statements with an error that says nothing. */
    public destroy(): Promise<void> {
        return Promise.resolve();
    }
}
