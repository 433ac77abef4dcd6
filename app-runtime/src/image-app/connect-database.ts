import { readFile } from "node:fs/promises";
import type { Log } from "../common/log.js";
import type { ReadSecret } from "../common/secrets.js";
import { openDatabase, type Database } from "./database/index.js";
import type { DatabaseSettings } from "./environment.js";

/** What connecting works with. */
export interface ConnectOptions {
    readonly secretOf: (secretId: string) => ReadSecret;
    readonly log: Pick<Log, "info">;
}

/** The database that the settings name. @throws DatabaseError where its certificates are none, and the system's error where there is no such file */
export async function connectDatabase(
    settings: DatabaseSettings,
    { secretOf, log }: ConnectOptions,
): Promise<Database> {
    const { engine, host, port, database, secret, certificateFile, connections } = settings;
    return openDatabase({
        ...{ engine, host, port, database, log },
        certificateAuthority: await readFile(certificateFile, "utf8"),
        readSecret: secretOf(secret),
        limits: { maximumConnections: connections },
    });
}
