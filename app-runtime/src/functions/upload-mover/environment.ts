import { EnvironmentReader, type Variables } from "../../common/environment.js";
import {
    readDatabasePlace,
    type DatabaseEnvironment,
    type DatabasePlace,
} from "../../image-app/database-environment.js";

/**
 * The environment variables of the mover of uploads: the contract between the program that deploys it and the software that reads it.
 *
 * They are those of the image application, with the same meaning and from the same grants. `Value` is what a variable is made of where it is set: a plain string, or
 * a string that is known only later. No variable holds a secret; secrets go by ARN.
 *
 * | Who sets it | Variables |
 * | --- | --- |
 * | Lambda | `AWS_REGION` |
 * | a grant of the database named `database` | `DATABASE_HOST`, `DATABASE_PORT`, `DATABASE_NAME`, `DATABASE_ENGINE`, `DATABASE_SECRET_ARN` |
 * | a grant of the file store named `uploads` | `UPLOADS_PATH` |
 * | a grant of the object store named `content`, to read and write | `CONTENT_BUCKET` |
 */
export interface UploadMoverEnvironment<Value = string> extends DatabaseEnvironment<Value> {
    /** Region that the function runs in, such as `eu-west-1`. */
    AWS_REGION: Value;
    /** Folder that the file system of the uploads is mounted at, which for Lambda is one below `/mnt`. */
    UPLOADS_PATH: Value;
    /** Bucket that images are kept in. */
    CONTENT_BUCKET: Value;
    /**
     * File with the certificates, in PEM, of those who may vouch for the database.
     *
     * @default "/var/runtime/ca-cert.pem": Lambda's runtime of Node has those of RDS in all regions there, and keeps them up to date
     * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
     */
    DATABASE_CA_FILE?: Value;
    /** Address of an emulator that stands for AWS. @default AWS */
    AWS_ENDPOINT_URL?: Value;
}

/** Where Lambda's runtime of Node has the certificates of Amazon's own authorities, RDS's among them. */
const runtimeCertificates = "/var/runtime/ca-cert.pem";

/** What the function has been told, checked and converted. */
export interface UploadMoverSettings {
    readonly region: string;
    readonly endpoint: string | undefined;
    readonly database: DatabasePlace;
    readonly certificateFile: string;
    readonly uploadsFolder: string;
    readonly bucket: string;
}

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): UploadMoverSettings {
    const reader = new EnvironmentReader<keyof UploadMoverEnvironment>(variables);
    const settings: UploadMoverSettings = {
        region: reader.text("AWS_REGION", 'the region of the function, such as "eu-west-1"'),
        endpoint: reader.optional("AWS_ENDPOINT_URL"),
        database: readDatabasePlace(reader),
        certificateFile: reader.optional("DATABASE_CA_FILE") ?? runtimeCertificates,
        uploadsFolder: reader.text("UPLOADS_PATH", 'the folder of the uploads, such as "/mnt/uploads"'),
        bucket: reader.text("CONTENT_BUCKET", "the bucket that images are kept in"),
    };
    reader.finish();
    return settings;
}
