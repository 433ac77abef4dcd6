import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { BucketLocationConstraint, CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SSM } from "@aws-sdk/client-ssm";
import {
    defaultConfiguration,
    parseConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "../../common/control/configuration.js";
import type { ImageEnvironment } from "../../image-app/environment.js";
import { newToken } from "../../image-app/web/sign-in/accounts.js";
import type { ManagerEnvironment } from "../../manager-app/environment.js";
import type { AwsEmulator } from "../aws-emulator.js";
import type { LocalDatabase } from "../local-database.js";
import { variablesOfCache, type LocalValkey } from "../valkey.js";

/** Who may log in. */
export interface LogIn {
    readonly name: string;
    readonly password: string;
}

/** What both applications find around them on this machine. */
export interface Surroundings {
    readonly account: LogIn & { readonly token: string };
    readonly administrator: LogIn;
    readonly emulator: AwsEmulator;
    /** For an image node, but for PORT, INSTANCE_ID and AVAILABILITY_ZONE. */
    readonly imageVariables: Omit<ImageEnvironment, "PORT">;
    /** For the manager, but for PORT. */
    readonly managerVariables: Omit<ManagerEnvironment, "PORT">;
    /** What is configured now. @throws ConfigurationError where the parameter cannot be worked with */
    readConfiguration(): Promise<ControlConfiguration>;
}

const bucket = "content";
const parameter = "/evenkeel/local/cache-configuration";
const passwordBytes = 15;

/** What the surroundings are made of. */
export interface SurroundingsParts {
    readonly emulator: AwsEmulator;
    readonly database: LocalDatabase;
    /** Folder for the shared file store and the database's certificate. */
    readonly folder: string;
    /** The cache that all nodes share, where they share one. */
    readonly cache: LocalValkey | undefined;
    /** Nodes that the first configuration asks for. */
    readonly nodes: number;
}

/** Makes bucket, secrets, folder and first configuration. */
export async function makeSurroundings({
    emulator,
    database,
    folder,
    cache,
    nodes,
}: SurroundingsParts): Promise<Surroundings> {
    const { endpoint, region } = emulator;
    const aws = { endpoint, region, credentials: { accessKeyId: "local", secretAccessKey: "local" } };
    const account = { name: "ada", password: newPassword(), token: newToken() };
    const administrator = { name: "grace", password: newPassword() };
    const ssm = new SSM(aws);
    const uploads = path.join(folder, "uploads");
    const certificateFile = path.join(folder, "authority.pem");
    await Promise.all([
        new S3Client({ ...aws, forcePathStyle: true }).send(
            new CreateBucketCommand({
                Bucket: bucket,
                CreateBucketConfiguration: { LocationConstraint: BucketLocationConstraint.eu_west_1 },
            }),
        ),
        keepSecrets(new SecretsManager(aws), { database, account, administrator }),
        ssm.putParameter({ Name: parameter, Type: "String", Value: writeConfiguration(firstConfiguration(nodes)) }),
        mkdir(uploads),
        writeFile(certificateFile, database.certificateAuthority),
    ]);
    const common = {
        ...emulator.environment,
        ENVIRONMENT_NAME: "local",
        AWS_REGION: region,
        HTTPS: "no",
        CACHE_CONFIGURATION_PARAMETER: parameter,
        METRICS_NAMESPACE: "Evenkeel/local",
    };
    return {
        account,
        administrator,
        emulator,
        imageVariables: {
            ...{ ...common, ...imageVariables({ database, uploads, certificateFile }) },
            ...(cache === undefined ? {} : variablesOfCache(cache)),
        },
        managerVariables: {
            ...common,
            ADMINISTRATOR_SECRET_ARN: "administrator",
            SESSION_SECRET_ARN: "manager-sessions",
        },
        readConfiguration: async () => {
            const { Parameter } = await ssm.getParameter({ Name: parameter });
            return parseConfiguration(Parameter?.Value ?? "");
        },
    };
}

const newPassword = (): string => randomBytes(passwordBytes).toString("base64url");

function firstConfiguration(nodes: number): ControlConfiguration {
    const { scaling } = defaultConfiguration;
    return { ...defaultConfiguration, version: 1, scaling: { ...scaling, nodes } };
}

type SecretParts = Pick<SurroundingsParts, "database"> & Pick<Surroundings, "account" | "administrator">;

async function keepSecrets(secrets: SecretsManager, { database, account, administrator }: SecretParts): Promise<void> {
    const all: Record<string, string> = {
        database: JSON.stringify({ username: database.user, password: database.password }),
        "image-sessions": randomBytes(32).toString("base64url"),
        "manager-sessions": randomBytes(32).toString("base64url"),
        "first-account": JSON.stringify({ username: account.name, password: account.password, token: account.token }),
        administrator: JSON.stringify({ username: administrator.name, password: administrator.password }),
    };
    for (const [Name, SecretString] of Object.entries(all)) {
        await secrets.createSecret({ Name, SecretString });
    }
}

interface ImageParts {
    readonly database: LocalDatabase;
    readonly uploads: string;
    readonly certificateFile: string;
}

function imageVariables({ database, uploads, certificateFile }: ImageParts) {
    return {
        DATABASE_HOST: database.host,
        DATABASE_PORT: String(database.port),
        DATABASE_NAME: database.database,
        DATABASE_ENGINE: "postgres",
        DATABASE_SECRET_ARN: "database",
        DATABASE_CA_FILE: certificateFile,
        UPLOADS_PATH: uploads,
        CONTENT_BUCKET: bucket,
        SESSION_SECRET_ARN: "image-sessions",
        FIRST_ACCOUNT_SECRET_ARN: "first-account",
        MOVE_SECONDS: "2",
        STOP_SECONDS: "8",
    };
}
