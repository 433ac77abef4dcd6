import { imageApplication, staticFiles, type ImageEnvironment } from "@evenkeel/app-runtime";
import {
    type CacheCluster,
    type FirewallArgs,
    FirewallMode,
    type ManagedDatabase,
    type ObjectStore,
    ScalableWebTier,
    type ScalableWebTierArgs,
    type SharedFileStore,
    type SuppliedVariable,
} from "@evenkeel/components";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createChannel, type Channel } from "./cache-configuration.js";
import type { Configuration } from "./configuration/index.js";
import { allow, readSecrets, writeMetrics } from "./permissions.js";
import type { Scope } from "./scope.js";
import { createLogIn, createSigningKey, type StoredSecret } from "./secrets.js";
import type { UploadedArtefact } from "./upload.js";

/** What a tier of the platform is told, whichever application it runs. */
export type TierSurroundings = Pick<
    ScalableWebTierArgs,
    "network" | "accessLogs" | "alertTopics" | "certificateArn" | "deletionProtection" | "logRetentionDays" | "tags"
>;

/** What the image application is made of and works with. */
export interface ImageApplicationParts {
    surroundings: TierSurroundings;
    artefact: UploadedArtefact;
    database: ManagedDatabase;
    /** The files that all instances share. */
    uploads: SharedFileStore;
    content: ObjectStore;
    /** The cache that all instances share, where they share one. */
    cache: CacheCluster | undefined;
}

/** The image application as it is deployed. */
export interface ImageTier {
    tier: ScalableWebTier;
    channel: Channel;
    /** Who can log in to a new environment. */
    firstAccount: StoredSecret;
}

/** What grants of components tell the application. */
type GrantedVariable =
    | "DATABASE_HOST"
    | "DATABASE_PORT"
    | "DATABASE_NAME"
    | "DATABASE_ENGINE"
    | "DATABASE_SECRET_ARN"
    | "UPLOADS_PATH"
    | "CONTENT_BUCKET"
    | "CACHE_HOST"
    | "CACHE_PORT"
    | "CACHE_USER"
    | "CACHE_NAME"
    | "CACHE_CLUSTER_MODE";

/** What the application needs to be told beyond what the tier and the grants tell it; a variable that is missing does not compile. */
type DeployedVariables = Omit<ImageEnvironment<pulumi.Input<string>>, SuppliedVariable | GrantedVariable>;

/** Deploys the image application as the tier `web`, and grants it what it needs. */
export function createImageApplication(scope: Scope, parts: ImageApplicationParts): ImageTier {
    const { configuration, options } = scope;
    const { database, uploads, content, cache } = parts;
    const { command, port, healthPath } = imageApplication;
    const tier = new ScalableWebTier(
        "web",
        {
            ...parts.surroundings,
            ...configuration.web,
            application: { command: [...command], port, healthPath, artefact: parts.artefact },
            allowFrom: configuration.allowFrom,
            // The health guardian does, and keeps their disks first.
            replaceUnhealthy: false,
            firewall: firewallOf(configuration),
        },
        options,
    );
    database.grantConnect(tier);
    uploads.grantReadWrite(tier);
    content.grantReadWrite(tier);
    cache?.grantConnect(tier);

    const keep = configuration.keepData;
    const channel = createChannel(configuration.environment, configuration.web, tier);
    const description = "Signs sessions of the image application";
    const sessions = createSigningKey("sessions", { description, keep, parent: tier });
    const firstAccount = createLogIn("first-account", "owner", {
        description: "First account of the image application: it is made where there is none of its name",
        ...{ keep, parent: tier },
    });
    const permission = allow("control", tier, [
        { action: "ssm:GetParameter", resource: channel.parameter.arn },
        writeMetrics(channel.namespace),
        readSecrets(sessions.secret, firstAccount.secret),
    ]);
    tier.accept({
        environment: {
            ENVIRONMENT_NAME: configuration.environment,
            HTTPS: configuration.certificateArn === undefined ? "no" : "yes",
            DATABASE_CA_FILE: imageApplication.certificatesFile,
            SESSION_SECRET_ARN: sessions.secret.arn,
            FIRST_ACCOUNT_SECRET_ARN: firstAccount.secret.arn,
            CACHE_CONFIGURATION_PARAMETER: channel.parameter.name,
            METRICS_NAMESPACE: channel.namespace,
        } satisfies DeployedVariables,
        resources: [permission, sessions.version, firstAccount.version, ...uploadStaticFiles(content)],
    });
    return { tier, channel, firstAccount };
}

/** It counts, and stops nobody, until the configuration says otherwise: read its log before. */
function firewallOf({ firewall, blockAttackers, neverBlock: neverLimit }: Configuration): FirewallArgs | undefined {
    if (blockAttackers) return { mode: FirewallMode.Block, blockList: true, neverLimit };
    return firewall ? { neverLimit } : undefined;
}

/**
 * Puts style sheets and scripts where the application serves them from. Those of the release before go when all instances are new, which then have them only in the program.
 */
function uploadStaticFiles(store: ObjectStore): aws.s3.BucketObjectv2[] {
    return staticFiles.map(
        ({ name, key, contentType, cacheControl, content }) =>
            new aws.s3.BucketObjectv2(
                `static-${name}`,
                { bucket: store.bucketName, key, contentType, cacheControl, content },
                { parent: store },
            ),
    );
}
