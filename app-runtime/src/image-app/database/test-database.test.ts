import { randomBytes } from "node:crypto";
import { createSecureContext } from "node:tls";
import { createLog } from "../../common/log.js";
import { localDatabaseName, type LocalDatabase } from "../../local/local-database.js";
import { startServerOf } from "../testing/database-servers.js";
import { dialects, engines, type Engine } from "./dialect.js";
import type { DatabaseOptions } from "./index.js";
import type { ServerConnection } from "./server-connection.js";

/** A database of a test's own, empty, in a server that the tests of a suite share. */
export interface TestDatabase {
    readonly server: LocalDatabase;
    readonly options: DatabaseOptions;
    /** Lines of the log that programs on it wrote. */
    readonly lines: string[];
    /** Runs statements on a connection beside all others. */
    run(...statements: readonly string[]): Promise<readonly unknown[]>;
    /** Runs statements in a transaction of somebody else that lasts as long as `action`. */
    holding(statements: readonly string[], action: () => Promise<void>): Promise<void>;
}

/** The servers of the suites that run now. */
const running = new Map<Engine, LocalDatabase>();

/** Runs `behaviours` for each kind of database, each with a real server of its own. */
export function describeEach(what: string, behaviours: (engine: Engine) => void): void {
    for (const engine of engines) {
        describe(`${what}, on ${dialects[engine].name}`, function () {
            this.timeout(90_000);
            before(async () => void running.set(engine, await startServerOf[engine]()));
            behaviours(engine);
            // Behind what the behaviours undo themselves: that needs the server.
            after(async () => {
                await running.get(engine)?.stop();
                running.delete(engine);
            });
        });
    }
}

export async function createTestDatabase(engine: Engine): Promise<TestDatabase> {
    const server = running.get(engine);
    if (server === undefined)
        throw new Error(`No ${dialects[engine].name} is running: tests with one belong into describeEach.`);
    const database = `${localDatabaseName}_${randomBytes(6).toString("hex")}`;
    const lines: string[] = [];
    await runAlone(engine, server, server.database, [`create database ${database}`]);
    const { host, port, certificateAuthority, user, password } = server;
    return {
        server,
        lines,
        options: {
            engine,
            host,
            port,
            database,
            certificateAuthority,
            readSecret: () => Promise.resolve(JSON.stringify({ username: user, password })),
            log: createLog((line) => lines.push(line)),
        },
        run: (...statements) => runAlone(engine, server, database, statements),
        holding: async (statements, action) => {
            const other = await openAlone(engine, server, database);
            try {
                for (const statement of ["begin", ...statements]) await other.run(statement, []);
                await action();
            } finally {
                await other.close();
            }
        },
    };
}

/** A connection that belongs to no pool. */
export function openAlone(
    engine: Engine,
    server: LocalDatabase,
    database: string,
    password = server.password,
): Promise<ServerConnection> {
    const { host, port, certificateAuthority, user } = server;
    return dialects[engine].open(
        {
            host,
            port,
            database,
            certificateAuthority,
            secureContext: createSecureContext({ ca: certificateAuthority }),
            connectMilliseconds: 10_000,
            statementMilliseconds: 30_000,
        },
        { username: user, password },
    );
}

async function runAlone(
    engine: Engine,
    server: LocalDatabase,
    database: string,
    statements: readonly string[],
): Promise<readonly unknown[]> {
    const connection = await openAlone(engine, server, database);
    try {
        let rows: readonly unknown[] = [];
        for (const statement of statements) {
            ({ rows } = await connection.run(statement, []));
        }
        return rows;
    } finally {
        await connection.close();
    }
}
