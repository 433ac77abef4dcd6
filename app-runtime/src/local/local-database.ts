/** A real database server on this machine, with a log-in and an empty database for the application. */
export interface LocalDatabase {
    /** Address that the server's certificate is made out for. */
    readonly host: string;
    readonly port: number;
    /** May make, change and drop databases whose names begin with `database`. */
    readonly user: string;
    readonly password: string;
    readonly database: string;
    /** Certificate in PEM that vouches for the server's; the server takes no connection without TLS. */
    readonly certificateAuthority: string;
    /** Ends the server and removes all that it kept. Calling it again does nothing. */
    stop(): Promise<void>;
}

/** How a server is started. */
export interface LocalDatabaseOptions {
    /**
     * Writes reach the disk before they are confirmed, as at AWS. Without it a commit costs no wait for the disk.
     * @default false, because the folder ends with the server
     */
    readonly durable?: boolean;
    /** Settings of the server by name, beside its own. @default none */
    readonly settings?: Readonly<Record<string, string>>;
}

/** The name of the application's log-in on every local server. */
export const localUser = "application";

/** The name of the application's database on every local server. */
export const localDatabaseName = "images";
