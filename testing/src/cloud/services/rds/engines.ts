/** What differs from one database engine to the next. */
export interface Engine {
    readonly port: number;
    /** The major version of an instance that asks for none. */
    readonly defaultMajor: string;
    /** Supported major versions. The minor version given is the one that a bare major means. */
    readonly majors: Readonly<Record<string, string>>;
    /** Log types that can be exported to CloudWatch Logs. */
    readonly logs: readonly string[];
    readonly userName: RegExp;
    readonly userNameRule: string;
    readonly reservedUserNames: readonly string[];
    readonly databaseNameLength: number;
}

const mysqlNames = {
    userName: /^[A-Za-z][A-Za-z0-9_]{0,15}$/,
    userNameRule: "1 to 16 letters, digits and underscores that begin with a letter",
    reservedUserNames: ["rdsadmin", "rdsrepladmin"],
    databaseNameLength: 64,
};

/**
 * The engines that programs ask for here. Other engines are taken as they are.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html
 */
export const engines: Readonly<Record<string, Engine>> = {
    postgres: {
        port: 5432,
        defaultMajor: "17",
        majors: {
            "18": "18.6",
            "17": "17.11",
            "16": "16.15",
            "15": "15.19",
            "14": "14.24",
            "13": "13.23",
            "12": "12.22",
            "11": "11.22",
        },
        logs: ["postgresql", "upgrade", "iam-db-auth-error"],
        userName: /^[A-Za-z][A-Za-z0-9_]{0,62}$/,
        userNameRule: "1 to 63 letters, digits and underscores that begin with a letter",
        reservedUserNames: ["rdsadmin", "rdsrepladmin", "admin", "user", "public"],
        databaseNameLength: 63,
    },
    mysql: {
        port: 3306,
        defaultMajor: "8.4",
        majors: { "8.4": "8.4.11", "8.0": "8.0.44", "5.7": "5.7.44" },
        logs: ["audit", "error", "general", "slowquery", "iam-db-auth-error"],
        ...mysqlNames,
    },
    mariadb: {
        port: 3306,
        defaultMajor: "11.8",
        majors: { "11.8": "11.8.5", "11.4": "11.4.9", "10.11": "10.11.15", "10.6": "10.6.24", "10.5": "10.5.29" },
        logs: ["audit", "error", "general", "slowquery", "iam-db-auth-error"],
        ...mysqlNames,
    },
};

/** The major version that a version belongs to; undefined where the engine has none such. */
export function majorOf(engine: Engine, version: string): string | undefined {
    return Object.keys(engine.majors).find((major) => version === major || version.startsWith(`${major}.`));
}

/** The full version that runs where a version, a major version or none was asked for. */
export function actualVersion(engine: Engine, version: string | undefined): string {
    const major = version === undefined ? engine.defaultMajor : majorOf(engine, version);
    const newest = engine.majors[major ?? ""] ?? "";
    return version === undefined || version === major ? newest : version;
}

/** Whether a version belongs to a later major version than another one; false where the engine has not both. */
export function isMajorUpgrade(engine: Engine, from: string, to: string): boolean {
    const [old, wanted] = [from, to].map((version) => majorOf(engine, version)?.split(".").map(Number));
    if (old === undefined || wanted === undefined) return false;
    const [first = 0, second = 0] = wanted.map((part, index) => part - (old[index] ?? 0));
    return first > 0 || (first === 0 && second > 0);
}

/** The parameter group family of a version, such as `postgres17` or `mysql8.4`. */
export function familyOf(engineName: string, engine: Engine, version: string | undefined): string | undefined {
    const major = majorOf(engine, actualVersion(engine, version));
    return major === undefined ? undefined : `${engineName}${major}`;
}
