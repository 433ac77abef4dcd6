import {
    MysqlAdapter,
    MysqlIntrospector,
    MysqlQueryCompiler,
    PostgresAdapter,
    PostgresIntrospector,
    PostgresQueryCompiler,
    sql,
    type Dialect as KyselyDialect,
    type Kysely,
    type RawBuilder,
} from "kysely";
import { openMysql } from "./mysql-connection.js";
import { openPostgres } from "./postgres-connection.js";
import type { Schema } from "./schema.js";
import type { OpenConnection } from "./server-connection.js";

/** The kinds of database that RDS has for the application. */
export const engines = ["postgres", "mysql"] as const;
export type Engine = (typeof engines)[number];

/** What the program does something about. Everything else is a mistake of the program or of the database. */
export type Problem =
    /** The password is wrong, or not right any more. */
    | "refused"
    /** There is one with that key already. */
    | "duplicate"
    | "no-table"
    /** It may work in a moment. */
    | "unavailable";

/** Types of columns that the two name differently. */
export interface ColumnTypes {
    /** Identifiers and hashes: compared byte by byte, ordered by their bytes. */
    ascii(length: number): RawBuilder<unknown>;
    /** Any text of up to `length` characters, of whatever script. */
    text(length: number): RawBuilder<unknown>;
    /** A moment in UTC with milliseconds. */
    readonly time: RawBuilder<unknown>;
}

/** An index, as migrations make it. */
export interface Index {
    readonly name: string;
    readonly table: string;
    readonly columns: readonly string[];
}

/** Everything that is not the same in PostgreSQL and in MySQL, beside the use of their drivers. */
export interface Dialect extends Pick<KyselyDialect, "createAdapter" | "createIntrospector" | "createQueryCompiler"> {
    readonly engine: Engine;
    /** For messages. */
    readonly name: string;
    readonly open: OpenConnection;
    readonly types: ColumnTypes;
    /** Ends a select whose rows others may read and nobody may change until the transaction is over. */
    readonly shareLock: RawBuilder<unknown>;
    /** What an error of the driver means. */
    problemOf(error: unknown): Problem | undefined;
    /** True where the server sent the error: the connection that it came over is sound. */
    isAnswer(error: unknown): boolean;
    /** Takes the lock that only one session of this database can have, until it ends; false where another one has it. */
    tryLock(session: Kysely<Schema>): Promise<boolean>;
    /** Makes the index where it is missing. */
    createIndex(session: Kysely<Schema>, index: Index): Promise<void>;
}

/** What an error says about where it comes from, whichever driver it is of. */
interface Codes {
    /** Five characters, from servers only. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
    readonly state: string | undefined;
    /** MySQL's own number. @see https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html */
    readonly number: number | undefined;
}

const postgresProblems: readonly [RegExp, Problem][] = [
    [/^28P01$/, "refused"],
    [/^23505$/, "duplicate"],
    [/^42P01$/, "no-table"],
    // Connections, resources, shutting down or starting, cancelled for lasting too long, locks, deadlocks, a standby that was just left.
    [/^(08|53|57P|57014|55P03|40001|40P01|25006)/, "unavailable"],
];

const postgres: Dialect = {
    engine: "postgres",
    name: "PostgreSQL",
    open: openPostgres,
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    types: {
        ascii: (length) => sql.raw(`varchar(${length}) collate "C"`),
        text: (length) => sql.raw(`varchar(${length})`),
        time: sql.raw("timestamp(3) with time zone"),
    },
    shareLock: sql.raw("for share"),
    problemOf: (error) => {
        const { state } = codesOf(error);
        return state === undefined
            ? problemOfConnection(error)
            : postgresProblems.find(([pattern]) => pattern.test(state))?.[1];
    },
    isAnswer,
    tryLock: async (session) => {
        // The number means nothing; it is the same in every release.
        const { rows } = await sql<{
            locked: boolean;
        }>`select pg_try_advisory_lock(6510615555426900571) as locked`.execute(session);
        return rows[0]?.locked === true;
    },
    createIndex: (session, { name, table, columns }) =>
        session.schema
            .createIndex(name)
            .ifNotExists()
            .on(table)
            .columns([...columns])
            .execute(),
};

const mysqlProblems: ReadonlyMap<number, Problem> = new Map<number, Problem>([
    [1045, "refused"],
    [1062, "duplicate"],
    [1146, "no-table"],
    // Too many connections, of all and of this user.
    [1040, "unavailable"],
    [1203, "unavailable"],
    // Shutting down, killed, a lock waited for too long, a deadlock, a standby that was just left.
    [1053, "unavailable"],
    [1317, "unavailable"],
    [1927, "unavailable"],
    [1205, "unavailable"],
    [1213, "unavailable"],
    [1290, "unavailable"],
    [1836, "unavailable"],
    // A statement that lasted too long, in MySQL and in MariaDB.
    [3024, "unavailable"],
    [1969, "unavailable"],
]);

const mysql: Dialect = {
    engine: "mysql",
    name: "MySQL",
    open: openMysql,
    createAdapter: () => new MysqlAdapter(),
    createIntrospector: (database) => new MysqlIntrospector(database),
    createQueryCompiler: () => new MysqlQueryCompiler(),
    types: {
        ascii: (length) => sql.raw(`varchar(${length}) character set ascii collate ascii_bin`),
        text: (length) => sql.raw(`varchar(${length}) character set utf8mb4 collate utf8mb4_bin`),
        time: sql.raw("datetime(3)"),
    },
    // MariaDB knows no other words for it, and MySQL knows both.
    shareLock: sql.raw("lock in share mode"),
    problemOf: (error) => {
        const { number, state } = codesOf(error);
        return state === undefined ? problemOfConnection(error) : mysqlProblems.get(number ?? 0);
    },
    isAnswer,
    tryLock: async (session) => {
        // These locks belong to the server and not to a database; their names are short.
        const { rows } = await sql<{ locked: number }>`
            select get_lock(md5(concat('evenkeel schema of ', database())), 0) as locked`.execute(session);
        return Number(rows[0]?.locked) === 1;
    },
    createIndex: async (session, { name, table, columns }) => {
        const { rows } = await sql`
            select 1 from information_schema.statistics
            where table_schema = database() and table_name = ${table} and index_name = ${name} limit 1`.execute(
            session,
        );
        if (rows.length === 0) {
            await session.schema
                .createIndex(name)
                .on(table)
                .columns([...columns])
                .execute();
        }
    },
};

export const dialects: Readonly<Record<Engine, Dialect>> = { postgres, mysql };

function codesOf(error: unknown): Codes {
    if (!(error instanceof Error)) {
        return { state: undefined, number: undefined };
    }
    const number = "errno" in error && typeof error.errno === "number" ? error.errno : undefined;
    if ("sqlState" in error && typeof error.sqlState === "string") {
        return { state: error.sqlState, number };
    }
    const code = "code" in error && typeof error.code === "string" ? error.code : "";
    // "severity" tells a server's code from a system's, such as EPIPE, which has five characters, too.
    return { state: "severity" in error && code !== "" ? code : undefined, number };
}

function isAnswer(error: unknown): boolean {
    return codesOf(error).state !== undefined;
}

/** Errors that no server sent: of the network, of TLS, of waiting; or of the program, which has given a driver what it cannot take. */
function problemOfConnection(error: unknown): Problem | undefined {
    return error instanceof TypeError || error instanceof RangeError ? undefined : "unavailable";
}
