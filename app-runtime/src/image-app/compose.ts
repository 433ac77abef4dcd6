import { hostname } from "node:os";
import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { createSecretsClient, metricWriter, parameterReader, type AwsPlace } from "../common/aws/control-clients.js";
import { defaultConfiguration } from "../common/control/configuration.js";
import type { Log } from "../common/log.js";
import type { Release } from "../common/release.js";
import type { Running } from "../common/run-process.js";
import { StopDeadline } from "../common/stop-deadline.js";
import { secretReader, type ReadSecret } from "../common/secrets.js";
import { readSessionKeys } from "../common/session-keys.js";
import { logInLimits } from "../common/web/log-in.js";
import { Passwords } from "../common/web/passwords.js";
import { drainOrSay, listen } from "../common/web/serve.js";
import { ImageCache } from "./cache/cache.js";
import { connectDatabase } from "./connect-database.js";
import { memoryOfThisProcess, mostCacheBytes } from "./cache/memory-bound.js";
import { ConfigurationWatch } from "./control/configuration-watch.js";
import { DataDeletion } from "./control/data-deletion.js";
import { StatisticsPublisher } from "./control/publisher.js";
import type { ImageSettings } from "./environment.js";
import { createFirstAccount } from "./first-account.js";
import { openSharedCache } from "./shared-cache/open-shared-cache.js";
import { StartedDatabase, untilDone } from "./start-database.js";
import { noCheckpoint, type Checkpoint } from "./storage/checkpoints.js";
import { ImageBytes } from "./storage/image-source.js";
import { Mover } from "./storage/mover.js";
import { createObjectClient, S3ObjectStore } from "./storage/object-store.js";
import { UploadReceiver } from "./storage/receive.js";
import { SharedStore } from "./storage/shared-store.js";
import { StaticObjects } from "./storage/static-objects.js";
import type { WebSettings } from "./web/parts.js";
import { createWebServer } from "./web/server.js";

/** What the image application is made from. */
export interface ApplicationOptions {
    readonly settings: ImageSettings;
    readonly release: Release;
    readonly log: Log;
    /** Comes when the process has been asked to stop. */
    readonly stopping: AbortSignal;
    /** Told of each step of uploads and moves. @default nobody is told */
    readonly reached?: Checkpoint;
}

/** The image application, listening. */
export interface ImageApplication extends Running {
    readonly port: number;
}

/**
 * Starts the image application, and answers when it listens: its health can be asked for before the database answers.
 *
 * @throws SecretError where the keys that sign sessions cannot be read, DatabaseError where the database's certificates are none, and the system's error where the
 * address cannot be listened on
 */
export async function startImageApplication(options: ApplicationOptions): Promise<ImageApplication> {
    const { settings, log, stopping } = options;
    const parts = await createParts(options);
    const { app } = await createWebServer({
        ...parts.database.stores,
        ...parts,
        settings: await webSettings(options, parts.secretOf),
        isStopping: () => stopping.aborted,
        readiness: { database: () => parts.database.ready(), files: parts.openFiles, objects: parts.askBucket },
    });
    const port = await listen(app, settings.listen);
    log.info("listening", { host: settings.listen.host, port, version: options.release.version });
    parts.watch.start();
    parts.publisher.start();
    parts.sharedCache?.start();
    const begun = begin(options, parts);
    return {
        port,
        stop: async () => {
            const deadline = new StopDeadline({ seconds: settings.stopSeconds, log });
            await deadline.finish(0.7, {
                // Cut off a little earlier, so that there is time to remove what they have left.
                requests: drainOrSay(app, { seconds: deadline.secondsUntil(0.6), log }).then(() =>
                    parts.uploads.idle(),
                ),
                "moving images": parts.mover.stop(),
                "following the configuration": parts.watch.stop(),
                "deleting data": parts.deletion.stop(),
                starting: begun,
            });
            // After the last request, so that it is counted.
            await deadline.finish(0.85, { "publishing statistics": parts.publisher.stop() });
            parts.sharedCache?.close();
            await deadline.finish(1, { "closing the database": parts.database.close() });
        },
    };
}

type Parts = Awaited<ReturnType<typeof createParts>>;

async function createParts({ settings, log, reached = noCheckpoint }: ApplicationOptions) {
    const place: AwsPlace = { region: settings.region, endpoint: settings.endpoint };
    const instanceId = settings.instanceId ?? `${hostname()}-${process.pid}`;
    const secrets = createSecretsClient(place);
    const secretOf = (secretId: string): ReadSecret => secretReader({ client: secrets, secretId });
    const database = new StartedDatabase(await connectDatabase(settings.database, { secretOf, log }));
    const catalogue = database.stores.images;
    const shared = new SharedStore(settings.uploadsFolder);
    const client = createObjectClient({
        region: place.region,
        ...(place.endpoint === undefined ? {} : { endpoint: place.endpoint }),
    });
    const bucket = new S3ObjectStore({ client, bucket: settings.bucket });
    const cache = new ImageCache(defaultConfiguration.cache, mostCacheBytes(memoryOfThisProcess()));
    const read = parameterReader(place, settings.configurationParameter);
    const deletion = new DataDeletion({ catalogue, log });
    const watch = new ConfigurationWatch({
        ...{ read, cache, log },
        applied: ({ deleteUploadedBefore }) => deletion.order(deleteUploadedBefore),
    });
    const generation = (): number => watch.applied.clear;
    const sharedCache = await openSharedCache(settings, { objects: bucket, generation, log });
    const objects = sharedCache?.objects ?? bucket;
    return {
        ...{ log, secretOf, database, cache, sharedCache, watch, deletion },
        passwords: new Passwords(),
        staticFiles: new StaticObjects({ client, bucket: settings.bucket }),
        source: new ImageBytes({ shared, objects, catalogue }),
        uploads: new UploadReceiver({ shared, catalogue, limitBytes: settings.maxUploadBytes, reached }),
        mover: new Mover({
            ...{ shared, objects, catalogue, log, reached },
            ...{ holder: instanceId, intervalSeconds: settings.moveSeconds },
        }),
        publisher: new StatisticsPublisher({
            statistics: () => ({
                ...{ ...cache.statistics(), configurationVersion: watch.applied.version },
                ...(sharedCache && { sharedCache: sharedCache.objects.statistics() }),
            }),
            put: metricWriter(place, settings.metricsNamespace),
            ...{ instanceId, log },
        }),
        openFiles: () => shared.openMounted(),
        askBucket: async () => void (await client.send(new HeadBucketCommand({ Bucket: settings.bucket }))),
    };
}

async function webSettings(
    { settings, release }: ApplicationOptions,
    secretOf: (secretId: string) => ReadSecret,
): Promise<WebSettings> {
    return {
        environmentName: settings.environmentName,
        version: release.version,
        instanceId: settings.instanceId,
        availabilityZone: settings.availabilityZone,
        https: settings.https,
        sessionKeys: await readSessionKeys(secretOf(settings.sessionSecret)),
        trustedProxies: settings.trustedProxies,
        maxUploadBytes: settings.maxUploadBytes,
        requestSeconds: settings.requestSeconds,
        idleSeconds: settings.idleSeconds,
        logInLimits,
    };
}

/** What has to wait until database and files can be used: moving images, and the first account. */
async function begin({ settings, log, stopping }: ApplicationOptions, parts: Parts): Promise<void> {
    const { database, mover, passwords, openFiles, secretOf } = parts;
    const once = { log, signal: stopping };
    if (!(await untilDone(() => database.ready(), { ...once, what: "reaching the database" }))) return;
    if (!(await untilDone(openFiles, { ...once, what: "opening the shared folder" }))) return;
    mover.start();
    const { firstAccountSecret } = settings;
    if (firstAccountSecret !== undefined) {
        const { accounts } = database.stores;
        const readSecret = secretOf(firstAccountSecret);
        const create = (): Promise<void> => createFirstAccount({ readSecret, accounts, passwords, log });
        await untilDone(create, { ...once, what: "making the first account" });
    }
}
