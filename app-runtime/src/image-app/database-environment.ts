import type { EnvironmentReader } from "../common/environment.js";
import { engines, type Engine } from "./database/index.js";

/** The environment variables that say where the database is: a grant of the database named `database` sets all of them. */
export interface DatabaseEnvironment<Value = string> {
    /** Host name that the database's certificate is made out for. */
    DATABASE_HOST: Value;
    DATABASE_PORT: Value;
    DATABASE_NAME: Value;
    /** `postgres` or `mysql`. */
    DATABASE_ENGINE: Value;
    /** Secret with the log-in, as RDS keeps it: JSON with `username` and `password`. */
    DATABASE_SECRET_ARN: Value;
}

/** Where the database is. */
export interface DatabasePlace {
    readonly engine: Engine;
    readonly host: string;
    readonly port: number;
    readonly database: string;
    /** Name or ARN of the secret with the log-in. */
    readonly secret: string;
}

export function readDatabasePlace(reader: EnvironmentReader<keyof DatabaseEnvironment>): DatabasePlace {
    return {
        engine: reader.choice("DATABASE_ENGINE", { of: engines }),
        host: reader.text("DATABASE_HOST", "the host name of the database"),
        port: reader.wholeNumber("DATABASE_PORT", { lowest: 1, highest: 65_535 }),
        database: reader.text("DATABASE_NAME", 'the name of the database, such as "images"'),
        secret: reader.text("DATABASE_SECRET_ARN", "the ARN of the secret with the log-in to the database"),
    };
}
