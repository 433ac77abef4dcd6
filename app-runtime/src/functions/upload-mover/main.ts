import { readFileSync } from "node:fs";
import type { ScheduledEvent } from "aws-lambda";
import { EnvironmentError } from "../../common/environment.js";
import { createSecretsClient } from "../../common/aws/control-clients.js";
import { reasonOf } from "../../common/reason.js";
import { secretReader } from "../../common/secrets.js";
import { openDatabase } from "../../image-app/database/index.js";
import { createObjectClient, S3ObjectStore } from "../../image-app/storage/object-store.js";
import { SharedStore } from "../../image-app/storage/shared-store.js";
import { functionHandler } from "../common/handler.js";
import type { Telemetry } from "../common/telemetry.js";
import { readSettings, type UploadMoverSettings } from "./environment.js";
import { UploadMover } from "./upload-mover.js";

/** Less than a call has, so that a bucket that does not answer is in the log. */
const objectSeconds = 20;

/** Called every minute: moves uploads to the bucket. */
export const handler = functionHandler<ScheduledEvent>("upload-mover", (telemetry) => {
    const mover = createMover(readSettings(process.env), telemetry);
    return (_event, context) => mover.call(context);
});

function createMover(settings: UploadMoverSettings, telemetry: Telemetry): UploadMover {
    const { region, endpoint, database, bucket, uploadsFolder } = settings;
    const { secret, ...place } = database;
    const client = createObjectClient({ region, ...(endpoint === undefined ? {} : { endpoint }) });
    const options = {
        ...place,
        certificateAuthority: readCertificates(settings.certificateFile),
        readSecret: secretReader({ client: createSecretsClient(settings), secretId: secret }),
        log: telemetry.log,
        // One after the other is all that a mover asks.
        limits: { maximumConnections: 1 },
    };
    return new UploadMover({
        shared: new SharedStore(uploadsFolder),
        objects: new S3ObjectStore({ client, bucket, limitSeconds: objectSeconds }),
        openDatabase: () => openDatabase(options),
        telemetry,
    });
}

function readCertificates(file: string): string {
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        throw new EnvironmentError([
            `The certificates that vouch for the database cannot be read (${reasonOf(error)}); set DATABASE_CA_FILE to a file with them in PEM.`,
        ]);
    }
}
