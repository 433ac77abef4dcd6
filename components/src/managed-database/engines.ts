import { DatabaseEngine } from "./args.js";

/** A line of a parameter group. */
export interface DatabaseParameter {
    name: string;
    value: string;
}

/** What differs between the engines. */
export interface EngineTraits {
    defaultVersion: string;
    /** Major versions with standard support; older ones run into AWS's paid extended support. */
    versions: readonly string[];
    defaultPort: number;
    /** Logs that RDS can send to CloudWatch and that are worth keeping. */
    logs: readonly string[];
    /** Parameters by which TLS is forced and slow statements are logged. */
    parameters: readonly DatabaseParameter[];
    /** Parameters that blue/green deployments ask for. */
    blueGreenParameters: readonly DatabaseParameter[];
}

const slowStatementMilliseconds = 1000;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html */
export const engineTraits: Record<DatabaseEngine, EngineTraits> = {
    [DatabaseEngine.Postgres]: {
        defaultVersion: "17",
        versions: ["15", "16", "17", "18"],
        defaultPort: 5432,
        logs: ["postgresql", "upgrade"],
        parameters: [
            { name: "rds.force_ssl", value: "1" },
            { name: "log_min_duration_statement", value: String(slowStatementMilliseconds) },
        ],
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-replication-type.html: a major version is reached by logical replication
        blueGreenParameters: [{ name: "rds.logical_replication", value: "1" }],
    },
    [DatabaseEngine.Mysql]: {
        defaultVersion: "8.4",
        versions: ["8.4"],
        defaultPort: 3306,
        logs: ["error", "slowquery"],
        parameters: [
            // Off by default in every version that RDS offers.
            { name: "require_secure_transport", value: "1" },
            { name: "slow_query_log", value: "1" },
            { name: "long_query_time", value: String(slowStatementMilliseconds / 1000) },
            // RDS can only export what is written to files.
            { name: "log_output", value: "FILE" },
        ],
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-considerations.html: scheduled events would run in both instances
        blueGreenParameters: [{ name: "event_scheduler", value: "OFF" }],
    },
};

/** Names that RDS or the engine keeps for itself, and those that everybody tries first. */
export const refusedAdminNames: readonly string[] = [
    "admin",
    "administrator",
    "master",
    "mysql",
    "postgres",
    "public",
    "rdsadmin",
    "root",
    "user",
];

/** The parameter group family of a major version, such as `postgres17` or `mysql8.4`. */
export function parameterFamily(engine: DatabaseEngine, version: string): string {
    return `${engine}${version}`;
}
