import { EnvironmentReader, type Variables } from "../common/environment.js";
import { readServerSettings, type ServerEnvironment, type ServerSettings } from "../common/web/server-environment.js";
import { readDatabasePlace, type DatabaseEnvironment, type DatabasePlace } from "./database-environment.js";

/**
 * The environment variables of the image application: the contract between the program that deploys it and the software that reads it.
 *
 * Whoever deploys it writes its variables `satisfies ImageEnvironment<…>`, so that a missing one fails to compile. `Value` is what a variable is made of where it is
 * set: a plain string, or a string that is known only later. No variable holds a secret; secrets go by ARN.
 *
 * | Who sets it | Variables |
 * | --- | --- |
 * | the web tier, by itself | `PORT`, `AWS_REGION`, `INSTANCE_ID`, `AVAILABILITY_ZONE` |
 * | a grant of the database named `database` | `DATABASE_HOST`, `DATABASE_PORT`, `DATABASE_NAME`, `DATABASE_ENGINE`, `DATABASE_SECRET_ARN` |
 * | a grant of the file store named `uploads` | `UPLOADS_PATH` |
 * | a grant of the object store named `content`, to read and write | `CONTENT_BUCKET` |
 * | a grant of a cache, where all nodes share one | `CACHE_HOST`, `CACHE_PORT`, `CACHE_USER`, `CACHE_NAME`, `CACHE_CLUSTER_MODE` |
 * | the stack | all others |
 */
export interface ImageEnvironment<Value = string> extends ServerEnvironment<Value>, DatabaseEnvironment<Value> {
    /** File with the certificates, in PEM, of those who may vouch for the database: for RDS, its CA bundle. */
    DATABASE_CA_FILE: Value;
    /** Folder that all instances share, in which uploads lie until they are moved. */
    UPLOADS_PATH: Value;
    /** Bucket that images are kept in. */
    CONTENT_BUCKET: Value;
    /** Name of the parameter that the manager writes the configuration of the caches to. */
    CACHE_CONFIGURATION_PARAMETER: Value;
    /** Secret with the account that is made where there is none of its name: JSON with `username`, `password` and, if wanted, `token`. @default none is made */
    FIRST_ACCOUNT_SECRET_ARN?: Value;
    /** Largest image file, in bytes, 1,000 to 200,000,000. @default 20000000 */
    MAX_UPLOAD_BYTES?: Value;
    /** Connections to the database, 1 to 100: all instances together must stay under what it takes. @default 10 */
    DATABASE_CONNECTIONS?: Value;
    /** Seconds in which a whole request has to arrive, 1 to 3,600. @default 300 */
    REQUEST_SECONDS?: Value;
    /** Seconds without a byte after which an upload is given up, 1 to 300. @default 30 */
    IDLE_SECONDS?: Value;
    /** Seconds between two looks for images to move, 1 to 3,600. @default 5 */
    MOVE_SECONDS?: Value;
    /** Host name of the Valkey that all nodes share, asked before S3; it needs the next three. @default each node has its own cache only */
    CACHE_HOST?: Value;
    CACHE_PORT?: Value;
    /** Its user, who signs in by IAM. */
    CACHE_USER?: Value;
    /** Id of its replication group, for which the log-in is signed. */
    CACHE_NAME?: Value;
    /** Must be `disabled`: the application does not speak the cluster protocol. @default "disabled" */
    CACHE_CLUSTER_MODE?: Value;
    /** File with the certificates, in PEM, of those who may vouch for it. @default those that Node trusts, among them Amazon's */
    CACHE_CA_FILE?: Value;
}

/** What the image application has been told, checked and converted. */
export interface ImageSettings extends ServerSettings {
    readonly database: DatabaseSettings;
    readonly uploadsFolder: string;
    readonly bucket: string;
    readonly firstAccountSecret: string | undefined;
    readonly configurationParameter: string;
    readonly maxUploadBytes: number;
    readonly requestSeconds: number;
    readonly idleSeconds: number;
    readonly moveSeconds: number;
    /** Undefined where the nodes share no cache. */
    readonly sharedCache: SharedCacheSettings | undefined;
}

/** Where the database is, and how it is used. */
export interface DatabaseSettings extends DatabasePlace {
    readonly certificateFile: string;
    readonly connections: number;
}

/** Where the cache is that all nodes share. */
export interface SharedCacheSettings {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly name: string;
    readonly certificateFile: string | undefined;
}

type Reader = EnvironmentReader<keyof ImageEnvironment>;

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): ImageSettings {
    const reader: Reader = new EnvironmentReader(variables);
    const settings: ImageSettings = {
        ...readServerSettings(reader, { maxConnections: 2_000 }),
        database: readDatabase(reader),
        uploadsFolder: reader.text("UPLOADS_PATH", 'the folder that all instances share, such as "/mnt/uploads"'),
        bucket: reader.text("CONTENT_BUCKET", "the bucket that images are kept in"),
        firstAccountSecret: reader.optional("FIRST_ACCOUNT_SECRET_ARN"),
        configurationParameter: reader.text(
            "CACHE_CONFIGURATION_PARAMETER",
            'the name of the parameter that the manager writes, such as "/evenkeel/dev/cache-configuration"',
        ),
        ...readLimits(reader),
        sharedCache: readSharedCache(reader),
    };
    reader.finish();
    return settings;
}

function readDatabase(reader: Reader): DatabaseSettings {
    return {
        ...readDatabasePlace(reader),
        certificateFile: reader.text("DATABASE_CA_FILE", "the file with the certificates that vouch for the database"),
        connections: reader.wholeNumber("DATABASE_CONNECTIONS", { lowest: 1, highest: 100, otherwise: 10 }),
    };
}

const sharedCacheVariables = ["CACHE_HOST", "CACHE_PORT", "CACHE_USER", "CACHE_NAME"] as const;

/** All of it or nothing: half of it is a mistake that would cost nobody an error, and everybody the cache. */
function readSharedCache(reader: Reader): SharedCacheSettings | undefined {
    const missing = sharedCacheVariables.filter((name) => reader.optional(name) === undefined);
    if (missing.length === sharedCacheVariables.length) {
        return undefined;
    }
    if (missing.length > 0) {
        reader.complain(
            `Of the shared cache ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set; set all of ${sharedCacheVariables.join(", ")}, or none of them.`,
        );
        return undefined;
    }
    if ((reader.optional("CACHE_CLUSTER_MODE") ?? "disabled") !== "disabled") {
        reader.refuse("CACHE_CLUSTER_MODE", 'the application needs a cache with one shard, where it is "disabled"');
    }
    return {
        host: reader.text("CACHE_HOST", "the host name of the shared cache"),
        port: reader.wholeNumber("CACHE_PORT", { lowest: 1, highest: 65_535 }),
        user: reader.text("CACHE_USER", "the user of the shared cache"),
        name: reader.text("CACHE_NAME", "the id of the replication group of the shared cache"),
        certificateFile: reader.optional("CACHE_CA_FILE"),
    };
}

type Limits = Pick<ImageSettings, "maxUploadBytes" | "requestSeconds" | "idleSeconds" | "moveSeconds">;

function readLimits(reader: Reader): Limits {
    return {
        maxUploadBytes: reader.wholeNumber("MAX_UPLOAD_BYTES", {
            lowest: 1_000,
            highest: 200_000_000,
            otherwise: 20_000_000,
        }),
        requestSeconds: reader.wholeNumber("REQUEST_SECONDS", { lowest: 1, highest: 3_600, otherwise: 300 }),
        idleSeconds: reader.wholeNumber("IDLE_SECONDS", { lowest: 1, highest: 300, otherwise: 30 }),
        moveSeconds: reader.wholeNumber("MOVE_SECONDS", { lowest: 1, highest: 3_600, otherwise: 5 }),
    };
}
