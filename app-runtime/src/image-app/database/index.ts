import { sql, type Kysely } from "kysely";
import type { Log } from "../../common/log.js";
import type { ReadSecret } from "../../common/secrets.js";
import type { EndedSessions } from "../../common/web/ended-sessions.js";
import { StoredAccounts } from "./accounts.js";
import type { AccountStore, ImageCatalogue, LogInAttempts } from "./catalogue.js";
import { connect, type ConnectionOptions, type Limits } from "./connection.js";
import { dialects, type Engine } from "./dialect.js";
import { StoredEndedSessions } from "./ended-sessions.js";
import { StoredImages } from "./images.js";
import { StoredLogInAttempts } from "./log-in-attempts.js";
import { isMigrated, migrate, type MigrateOptions } from "./migrations/migrate.js";
import type { MigrationStep } from "./migrations/step.js";
import { migrationSteps } from "./migrations/steps.js";
import { RotatingPassword } from "./password.js";
import type { Schema } from "./schema.js";

export type { Account, AccountChanges, AccountStore, ImageCatalogue, LogInAttempts, Waiting } from "./catalogue.js";
export { engines, type Engine } from "./dialect.js";
export { AlreadyExists, DatabaseError, DatabaseUnavailable, SchemaTooNew, UnstorableValue } from "./errors.js";

/** Where the database is and how it is used. */
export interface DatabaseOptions {
    readonly engine: Engine;
    /** Host name that the server's certificate is made out for. */
    readonly host: string;
    readonly port: number;
    readonly database: string;
    /** Certificates in PEM of those who may vouch for the server: for RDS, its CA bundle. */
    readonly certificateAuthority: string;
    /** Answers the log-in as Secrets Manager keeps it: JSON with `username` and `password`. */
    readonly readSecret: ReadSecret;
    readonly log: Pick<Log, "info">;
    /** Bounds that differ from {@link defaultLimits}. @default none */
    readonly limits?: Partial<Limits>;
    /** @default every step of this release */
    readonly steps?: readonly MigrationStep[];
}

/** What holds unless somebody says otherwise. */
export const defaultLimits: Limits = {
    // Eight instances, the most that scaling makes, take 80 together.
    maximumConnections: 10,
    connectMilliseconds: 5_000,
    statementMilliseconds: 10_000,
    waitMilliseconds: 10_000,
    idleMilliseconds: 60_000,
    maximumAgeMilliseconds: 30 * 60_000,
};

/** Making an index of a large table takes long; nobody waits for it but the start of a new release. */
const migrationLimits: Limits = { ...defaultLimits, maximumConnections: 1, statementMilliseconds: 15 * 60_000 };

/** The application's database. */
export interface Database {
    readonly images: ImageCatalogue;
    readonly accounts: AccountStore;
    readonly attempts: LogInAttempts;
    readonly endedSessions: EndedSessions;
    /**
     * Answers once the database can be worked with: brings its schema up to date the first time, and asks it a question each time.
     *
     * @throws DatabaseUnavailable saying why it cannot be reached; calling again tries again
     * @throws SchemaTooNew where a newer release has changed it
     */
    ready(): Promise<void>;
    /**
     * Whether the schema is up to date. For programs that leave changing it to others: those call this, and never {@link ready}.
     *
     * @throws DatabaseUnavailable saying why it cannot be reached
     * @throws SchemaTooNew where a newer release has changed it
     */
    hasSchema(): Promise<boolean>;
    /** Takes no more statements, lets those under way finish, for as long as one may take, and closes every connection. */
    close(): Promise<void>;
}

/**
 * The database, not connected yet: connections are opened when they are needed, and again when they were lost.
 * Nothing else may be called before `ready` has answered for the first time, or `hasSchema` has answered true.
 *
 * @throws DatabaseError where the certificate authority is none
 */
export function openDatabase(options: DatabaseOptions): Database {
    const connection: Omit<ConnectionOptions, "limits"> = {
        dialect: dialects[options.engine],
        host: options.host,
        port: options.port,
        database: options.database,
        certificateAuthority: options.certificateAuthority,
        password: new RotatingPassword({ readSecret: options.readSecret }),
    };
    const { database, close } = connect({ ...connection, limits: { ...defaultLimits, ...options.limits } });
    const { steps = migrationSteps } = options;
    const migrateOnce = once(() => bringUpToDate(connection, { log: options.log, steps }));
    return {
        images: new StoredImages(database, connection.dialect),
        accounts: new StoredAccounts(database),
        attempts: new StoredLogInAttempts(database),
        endedSessions: new StoredEndedSessions(database),
        ready: async () => {
            await migrateOnce();
            await ask(database);
        },
        hasSchema: () => isMigrated({ database, dialect: connection.dialect, steps }),
        close,
    };
}

async function bringUpToDate(
    connection: Omit<ConnectionOptions, "limits">,
    { log, steps }: Pick<MigrateOptions, "log" | "steps">,
): Promise<void> {
    const { database, close } = connect({ ...connection, limits: migrationLimits });
    try {
        await migrate({ database, dialect: connection.dialect, steps, log });
    } finally {
        await close();
    }
}

async function ask(database: Kysely<Schema>): Promise<void> {
    await sql`select 1`.execute(database);
}

/** Does it once, however many ask at the same time; after a failure the next one who asks tries again. */
function once(action: () => Promise<void>): () => Promise<void> {
    let done: Promise<void> | undefined;
    return () => {
        done ??= action().catch((error: unknown) => {
            done = undefined;
            throw error;
        });
        return done;
    };
}
