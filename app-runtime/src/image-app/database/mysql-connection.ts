import net from "node:net";
import { createConnection, type Connection, type ExecuteValues } from "mysql2/promise";
import type { DatabaseCredentials } from "./password.js";
import {
    applicationName,
    keepAliveMilliseconds,
    type Endpoint,
    type ServerConnection,
    type StatementResult,
} from "./server-connection.js";

/** Opens a connection to MySQL, or to MariaDB, which the tests have in its place. */
export async function openMysql(endpoint: Endpoint, credentials: DatabaseCredentials): Promise<ServerConnection> {
    const { host, port, database, certificateAuthority, connectMilliseconds, statementMilliseconds } = endpoint;
    // The driver tells nobody of a connection that is lost in the middle of a statement; the socket does.
    const socket = net.connect({
        host,
        port,
        noDelay: true,
        keepAlive: true,
        keepAliveInitialDelay: keepAliveMilliseconds,
    });
    const connection = await createConnection({
        stream: () => socket,
        host,
        port,
        database,
        user: credentials.username,
        password: credentials.password,
        // Without `verifyIdentity` this driver takes a certificate that was made out for any other server.
        ssl: { ca: certificateAuthority, rejectUnauthorized: true, verifyIdentity: true },
        connectTimeout: connectMilliseconds,
        charset: "utf8mb4",
        timezone: "Z",
        maxPreparedStatements: 300,
        connectAttributes: { program_name: applicationName },
    });
    // Without a listener a connection that is lost would end the program.
    connection.on("error", () => undefined);
    try {
        await connection.query(sessionSettings(statementMilliseconds));
    } catch (error) {
        connection.destroy();
        throw error;
    }
    return {
        run: (text, values) => run(connection, text, values),
        onLost: (listener) => void socket.once("close", listener),
        close: () => connection.end(),
        destroy: () => connection.destroy(),
    };
}

/**
 * What makes the session behave like one of PostgreSQL, whatever the parameter group says: times in UTC, no value cut to fit,
 * no reading of what others have not committed, and an end to waiting.
 *
 * The comment that begins with 80000 is read by MySQL only, the one with M by MariaDB only: they bound statements differently,
 * and MySQL only those that read.
 * @see https://dev.mysql.com/doc/refman/8.4/en/comments.html
 * @see https://mariadb.com/kb/en/comment-syntax/
 */
function sessionSettings(statementMilliseconds: number): string {
    const seconds = statementMilliseconds / 1_000;
    const lockSeconds = Math.max(1, Math.round(seconds));
    return [
        "set @@session.time_zone = '+00:00', @@session.sql_mode = 'traditional'",
        `, @@session.innodb_lock_wait_timeout = ${lockSeconds}, @@session.lock_wait_timeout = ${lockSeconds}`,
        "/*!80000 , @@session.transaction_isolation = 'READ-COMMITTED'",
        `, @@session.max_execution_time = ${statementMilliseconds} */`,
        "/*M!100100 , @@session.tx_isolation = 'READ-COMMITTED'",
        `, @@session.max_statement_time = ${seconds} */`,
    ].join("");
}

async function run(connection: Connection, text: string, values: readonly unknown[]): Promise<StatementResult> {
    // Statements without values are for transactions and migrations, which MySQL does not prepare.
    const [result] = values.length === 0 ? await connection.query(text) : await connection.execute(text, bound(values));
    return Array.isArray(result) ? { rows: result, affected: undefined } : { rows: [], affected: result.affectedRows };
}

/** The kinds of values that columns of the schema take. */
function bound(values: readonly unknown[]): ExecuteValues {
    return values.map((value) => {
        if (value === null || typeof value === "string" || typeof value === "number" || value instanceof Date) {
            return value;
        }
        throw new TypeError(`A statement cannot be given a value of the type ${typeof value}.`);
    });
}
