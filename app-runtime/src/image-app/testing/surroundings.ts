import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { BucketLocationConstraint, CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { startOrUndo } from "../../local/clean-up.js";
import type { LocalDatabase } from "../../local/local-database.js";
import type { Engine } from "../database/dialect.js";
import type { ImageEnvironment } from "../environment.js";
import { newToken } from "../web/sign-in/accounts.js";
import { startServerOf } from "./database-servers.js";
import { removeFolder, temporaryFolder } from "./temporary-folder.js";

/** Everything that image applications need around them, for real: a database, an AWS emulator, a shared folder. */
export interface Surroundings {
    readonly database: LocalDatabase;
    readonly emulator: AwsEmulator;
    /** Clients of the emulator are made with it. */
    readonly aws: AwsClientOptions;
    /** The folder that the applications share. */
    readonly uploads: string;
    /** The file with the certificate that vouches for the database. */
    readonly certificateFile: string;
    /** What the application finds in its environment, but for its id. */
    readonly variables: ImageEnvironment & Readonly<Record<string, string>>;
    /** Of the first account. */
    readonly token: string;
    stop(): Promise<void>;
}

/** Options of any client of AWS. */
export interface AwsClientOptions {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const bucket = "content";

/** What surroundings differ in. */
export interface SurroundingsOptions {
    /** MySQL is a MariaDB. @default "postgres" */
    readonly engine?: Engine;
    /** Whether the emulator runs functions. @default false */
    readonly functions?: boolean;
}

/** Starts it all; nothing is left behind where something of it cannot be started. */
export function startSurroundings(options: SurroundingsOptions = {}): Promise<Surroundings> {
    const { engine = "postgres", functions = false } = options;
    return startOrUndo(async (cleanUp) => {
        const folder = await temporaryFolder();
        cleanUp.add(() => removeFolder(folder));
        const emulator = await startAwsEmulator({ functions });
        cleanUp.add(() => emulator.stop());
        const database = await startServerOf[engine]();
        cleanUp.add(() => database.stop());

        const { endpoint, region } = emulator;
        const aws = { endpoint, region, credentials: { accessKeyId: "local", secretAccessKey: "local" } };
        const token = newToken();
        await new S3Client({ ...aws, forcePathStyle: true }).send(
            new CreateBucketCommand({
                Bucket: bucket,
                CreateBucketConfiguration: { LocationConstraint: BucketLocationConstraint.eu_west_1 },
            }),
        );
        await writeSecrets(new SecretsManager(aws), database, token);
        const uploads = path.join(folder, "uploads");
        await mkdir(uploads);
        const certificateFile = path.join(folder, "authority.pem");
        await writeFile(certificateFile, database.certificateAuthority);
        const variables = {
            ...emulator.environment,
            ...variablesOf({ engine, database, region, uploads, certificateFile }),
        };
        return { database, emulator, aws, uploads, certificateFile, variables, token, stop: () => cleanUp.run() };
    });
}

async function writeSecrets(secrets: SecretsManager, database: LocalDatabase, token: string): Promise<void> {
    const { user: username, password } = database;
    const all = {
        database: JSON.stringify({ username, password }),
        session: randomBytes(32).toString("base64url"),
        "first-account": JSON.stringify({ username: "ada", password: "correct horse battery", token }),
    };
    for (const [Name, SecretString] of Object.entries(all)) {
        await secrets.createSecret({ Name, SecretString });
    }
}

interface Places {
    readonly engine: Engine;
    readonly database: LocalDatabase;
    readonly region: string;
    readonly uploads: string;
    readonly certificateFile: string;
}

function variablesOf({ engine, database, region, uploads, certificateFile }: Places): ImageEnvironment {
    return {
        ENVIRONMENT_NAME: "test",
        AWS_REGION: region,
        PORT: "0",
        HTTPS: "no",
        DATABASE_HOST: database.host,
        DATABASE_PORT: String(database.port),
        DATABASE_NAME: database.database,
        DATABASE_ENGINE: engine,
        DATABASE_SECRET_ARN: "database",
        DATABASE_CA_FILE: certificateFile,
        UPLOADS_PATH: uploads,
        CONTENT_BUCKET: bucket,
        SESSION_SECRET_ARN: "session",
        FIRST_ACCOUNT_SECRET_ARN: "first-account",
        CACHE_CONFIGURATION_PARAMETER: "/evenkeel/test/cache-configuration",
        METRICS_NAMESPACE: "Evenkeel/test",
        MOVE_SECONDS: "1",
    };
}
