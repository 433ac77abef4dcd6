import type { SecureContext } from "node:tls";
import type { DatabaseCredentials } from "./password.js";

/** Where the database is and how long it may take. */
export interface Endpoint {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    /** Certificates in PEM of those who may vouch for the server: for RDS, its CA bundle. */
    readonly certificateAuthority: string;
    /** Made of the authority's certificates once: a bundle of a hundred takes long to read. */
    readonly secureContext: SecureContext;
    /** How long opening a connection may take, log-in included. */
    readonly connectMilliseconds: number;
    /** How long the server works on a statement, or waits for a lock, before it gives up. */
    readonly statementMilliseconds: number;
}

/** What a statement answered. */
export interface StatementResult {
    readonly rows: readonly unknown[];
    /** Rows that it changed, or would have if they had not been so already; undefined for a query. */
    readonly affected: number | undefined;
}

/** One connection, as each driver's file makes it. Its errors are the driver's. */
export interface ServerConnection {
    run(text: string, values: readonly unknown[]): Promise<StatementResult>;
    onLost(listener: () => void): void;
    /** Says goodbye to the server. */
    close(): Promise<void>;
    /** Ends it at once, whatever it is doing. */
    destroy(): void;
}

/** Opens a connection over TLS, having verified who the server is. */
export type OpenConnection = (endpoint: Endpoint, credentials: DatabaseCredentials) => Promise<ServerConnection>;

/** Idle connections are probed after this long, so that firewalls between do not forget them. */
export const keepAliveMilliseconds = 30_000;

/** As the server's list of connections shows it. */
export const applicationName = "evenkeel-image-app";
