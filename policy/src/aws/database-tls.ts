/** The parameter by which an engine refuses connections without TLS. */
export interface TlsParameter {
    name: "rds.force_ssl" | "require_secure_transport";
    /** The first version, as major and minor, in which it is on by default. */
    onFrom?: readonly [number, number];
    /** Whether the version that AWS takes where none is named is one of those. */
    onInNewest?: boolean;
}

const forceSsl = "rds.force_ssl";
const requireTransport = "require_secure_transport";

/** By engine. Oracle and Db2 have options and certificates of their own for it. */
const parameters: readonly (readonly [string, TlsParameter])[] = [
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
    ["postgres", { name: forceSsl, onFrom: [15, 0], onInNewest: true }],
    // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
    ["aurora-postgresql", { name: forceSsl, onFrom: [17, 0] }],
    ["sqlserver", { name: forceSsl }],
    ["mysql", { name: requireTransport }],
    ["aurora-mysql", { name: requireTransport }],
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.require-ssl.html
    ["mariadb", { name: requireTransport, onFrom: [11, 8] }],
];

/** The parameter of an engine, such as `sqlserver-se`, or of a family of parameter groups, such as `postgres16`. */
export function tlsParameterOf(engineOrFamily: string): TlsParameter | undefined {
    return parameters.find(([engine]) => engineOrFamily.startsWith(engine))?.[1];
}

/** The version of a family, such as `16` of `postgres16`. */
export function versionOfFamily(family: string): string | undefined {
    return /\d[\d.]*$/.exec(family)?.[0];
}

/** Whether TLS is forced where no parameter says so; undefined where that depends on a version that is not known. */
export function isForcedByDefault({ onFrom }: TlsParameter, version: string | undefined): boolean | undefined {
    if (onFrom === undefined) {
        return false;
    }
    const [major, minor = 0] = (version ?? "").split(".").map((part) => Number.parseInt(part, 10));
    if (major === undefined || Number.isNaN(major)) {
        return undefined;
    }
    return major > onFrom[0] || (major === onFrom[0] && minor >= onFrom[1]);
}
