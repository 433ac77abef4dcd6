import net from "node:net";
import { Client, type QueryConfig } from "pg";
import type { DatabaseCredentials } from "./password.js";
import {
    applicationName,
    keepAliveMilliseconds,
    type Endpoint,
    type ServerConnection,
    type StatementResult,
} from "./server-connection.js";

/** Opens a connection to PostgreSQL. */
export async function openPostgres(endpoint: Endpoint, credentials: DatabaseCredentials): Promise<ServerConnection> {
    const socket = new net.Socket();
    const { host, port, database, secureContext, connectMilliseconds, statementMilliseconds } = endpoint;
    const client = new Client({
        host,
        port,
        database,
        user: credentials.username,
        password: credentials.password,
        // The certificate must be made out for `host`; the driver hands it on.
        ssl: { secureContext, rejectUnauthorized: true },
        // The driver has no way to end a connection at once; the socket has.
        stream: () => socket,
        connectionTimeoutMillis: connectMilliseconds,
        statement_timeout: statementMilliseconds,
        lock_timeout: statementMilliseconds,
        idle_in_transaction_session_timeout: 2 * statementMilliseconds,
        keepAlive: true,
        keepAliveInitialDelayMillis: keepAliveMilliseconds,
        application_name: applicationName,
    });
    // Without a listener a connection that is lost would end the program.
    client.on("error", () => undefined);
    try {
        await client.connect();
    } catch (error) {
        socket.destroy();
        throw error;
    }
    return {
        run: (text, values) => run(client, text, values),
        onLost: (listener) => void socket.once("close", listener),
        close: () => client.end(),
        destroy: () => void socket.destroy(),
    };
}

async function run(client: Client, text: string, values: readonly unknown[]): Promise<StatementResult> {
    const { command, rowCount, rows } = await client.query<Record<string, unknown>>(prepared(text, values));
    return { rows, affected: changing.has(command) ? (rowCount ?? 0) : undefined };
}

const changing: ReadonlySet<string> = new Set(["INSERT", "UPDATE", "DELETE"]);

/**
 * A name lets the server parse and plan a statement once for each connection, which nearly doubles what it does in a second
 * (see bench). Each name costs it memory in every connection, so texts beyond a number that the application never has get none.
 */
const namesAtMost = 300;
const names = new Map<string, string>();

function prepared(text: string, values: readonly unknown[]): QueryConfig {
    // Those without values are for transactions and migrations: once, or nothing to plan.
    return values.length === 0 ? { text } : { name: nameOf(text), text, values: values.map(inUtc) };
}

/** The driver would write times in this process's zone, whose offset of long ago it cuts to whole minutes. */
function inUtc(value: unknown): unknown {
    return value instanceof Date ? value.toISOString() : value;
}

function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known !== undefined || names.size >= namesAtMost) {
        return known;
    }
    const name = `evenkeel_${names.size + 1}`;
    names.set(text, name);
    return name;
}
