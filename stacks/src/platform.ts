import type { Artefact, FunctionBundles } from "@evenkeel/app-runtime";
import type { AlertingTopics } from "@evenkeel/components";
import {
    CacheCluster,
    CostGuard,
    Dashboard,
    ManagedDatabase,
    Network,
    type ObjectStore,
    Severity,
    SharedFileStore,
} from "@evenkeel/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Configuration } from "./configuration/index.js";
import { createImageApplication, type ImageTier, type TierSurroundings } from "./image-application.js";
import { createManager, type ManagerTier } from "./manager.js";
import { createOperations } from "./operations/index.js";
import { siteAddress } from "./operations/scope.js";
import type { Scope } from "./scope.js";
import { createAlerts } from "./alerts.js";
import { createStores, type Stores } from "./stores.js";
import { createTrafficHistory } from "./traffic-history.js";
import { uploadArtefact } from "./upload.js";

/** What a person wants to know of an environment that is up. */
export interface PlatformOutputs {
    /** Where the site is. */
    url: pulumi.Input<string>;
    /** ARN of the secret with the account that can log in to a new environment. */
    firstAccountSecretArn: pulumi.Output<string>;
    /** Where the manager is, in an environment that has one. */
    managerUrl?: pulumi.Output<string>;
    /** ARN of the secret with who may log in to the manager. */
    administratorSecretArn?: pulumi.Output<string>;
    /** Page with the charts of this environment. */
    dashboardUrl: pulumi.Output<string>;
    /** Version of the artefact that instances run. */
    version: string;
    /** Host and port; reachable from the web tier only. */
    databaseEndpoint: pulumi.Output<string>;
    /** ARN of the secret with the database's user and password. */
    databaseSecretArn: pulumi.Output<string>;
    fileSystemId: pulumi.Output<string>;
    /** ARNs of the topics for alerts, by purpose. */
    topicArns: Record<string, pulumi.Output<string>>;
    /** Access logs of load balancer and stores, and flow logs of the network. */
    logBucket: pulumi.Output<string>;
    /** Images, and the static files of pages. */
    contentBucket: pulumi.Output<string>;
    /** Reports on the uptime, under `reports/`, and files of new shifts, which people put under `shifts/`. */
    operationsBucket: pulumi.Output<string>;
    /** The group of instances, for `aws autoscaling` and Session Manager. */
    autoScalingGroup: pulumi.Output<string>;
    vpcId: pulumi.Output<string>;
}

/** What an environment runs. */
export interface Software {
    /** What instances run. */
    readonly artefact: Artefact;
    readonly bundles: FunctionBundles;
}

/** Composes the platform of one environment: each component in one place, and who may use what. */
export function createPlatform(configuration: Configuration, { artefact, bundles }: Software): PlatformOutputs {
    const tags = tagsOf(configuration);
    const provider = createProvider(configuration, tags);
    const scope: Scope = { configuration, options: { providers: { aws: provider } }, tags };

    const alerts = createAlerts(scope);
    createCostGuard(scope, alerts);
    const stores = createStores(scope);
    const network = createNetwork(scope, stores.logs, alerts);
    const uploads = createFiles(scope, network, alerts);
    const database = createDatabase(scope, network, alerts);
    const cache = createSharedCache(scope, network, alerts);
    const built = uploadArtefact("server", artefact, stores.artefacts);
    const surroundings = surroundingsOf(scope, { network, stores, alerts });
    const images = createImageApplication(scope, {
        ...{ surroundings, artefact: built, database, uploads, cache },
        content: stores.content,
    });
    const manager = createManager(scope, { surroundings, artefact: built, images });
    const functions = createOperations(scope, { bundles, images, network, stores, database, uploads, alerts });
    const history = createTrafficHistory(scope, stores, alerts);
    const others = [...functions, history];
    const dashboard = createDashboard(scope, { images, manager, database, uploads, cache, network, alerts, others });
    return {
        url: siteAddress(scope, images.tier),
        firstAccountSecretArn: images.firstAccount.secret.arn,
        ...(manager === undefined
            ? {}
            : { managerUrl: manager.tier.url, administratorSecretArn: manager.administrator.secret.arn }),
        dashboardUrl: dashboard.url,
        version: artefact.version,
        databaseEndpoint: pulumi.interpolate`${database.address}:${database.port}`,
        databaseSecretArn: database.secretArn,
        fileSystemId: uploads.fileSystemId,
        topicArns: alerts.topicArns,
        logBucket: stores.logs.bucketName,
        contentBucket: stores.content.bucketName,
        operationsBucket: stores.operations.bucketName,
        autoScalingGroup: images.tier.autoScalingGroupName,
        vpcId: network.vpcId,
    };
}

interface Surrounding {
    network: Network;
    stores: Stores;
    alerts: AlertingTopics;
}

/** Where the tiers live, who hears of them and what is kept of them. */
function surroundingsOf({ configuration, tags }: Scope, { network, stores, alerts }: Surrounding): TierSurroundings {
    return {
        network,
        certificateArn: configuration.certificateArn,
        accessLogs: { bucketName: stores.logs.bucketName },
        alertTopics: {
            health: alerts.topicArn("health"),
            // Nobody has to get up because an instance comes or goes, or for a busy processor: the group grows by itself.
            scaling: alerts.topicArn("scaling", Severity.Notice),
            traffic: alerts.topicArn("traffic"),
        },
        deletionProtection: configuration.deletionProtection,
        logRetentionDays: configuration.logRetentionDays,
        // The provider's own tags reach neither the instances nor the volumes that a group starts.
        tags,
    };
}

interface Shown {
    images: ImageTier;
    manager: ManagerTier | undefined;
    database: ManagedDatabase;
    uploads: SharedFileStore;
    cache: CacheCluster | undefined;
    network: Network;
    alerts: AlertingTopics;
    /** What else has alarms. */
    others: { alarmArns: Record<string, pulumi.Output<string>> }[];
}

function createDashboard({ configuration, options }: Scope, shown: Shown): Dashboard {
    const { images, manager, database, uploads, cache, network, alerts, others } = shown;
    const tiers = { web: images.tier, ...(manager === undefined ? {} : { manager: manager.tier }) };
    const caches: Record<string, CacheCluster> = cache === undefined ? {} : { cache };
    const watched = [...Object.values(tiers), database, uploads, ...Object.values(caches), network, alerts, ...others];
    return new Dashboard(
        "dashboard",
        {
            dashboardName: `${pulumi.getProject()}-${configuration.environment}`,
            webTiers: tiers,
            databases: { database },
            fileStores: { uploads },
            caches,
            topics: alerts.topicArns,
            alarmArns: watched.flatMap(({ alarmArns }) => Object.values(alarmArns)),
        },
        { ...options, transformations: [keepDashboard] },
    );
}

/** The page was made by the program itself once: where it is from then, it stays the same one. */
const keepDashboard: pulumi.ResourceTransformation = ({ type, props, opts }) =>
    type === "aws:cloudwatch/dashboard:Dashboard"
        ? { props, opts: { ...opts, aliases: [{ name: "dashboard", parent: pulumi.rootStackResource }] } }
        : undefined;

/** The tags by which people and bills find what belongs together. */
function tagsOf({ environment, tier, owner }: Configuration): Record<string, string> {
    return { Project: pulumi.getProject(), Environment: tier, Stack: environment, Owner: owner };
}

/** A provider of our own, because the default one takes what it finds in the surroundings, and because the tags belong to it. */
function createProvider({ aws: settings }: Configuration, tags: Record<string, string>): aws.Provider {
    return new aws.Provider("aws", {
        region: settings.region,
        profile: settings.profile,
        allowedAccountIds: settings.allowedAccountIds,
        defaultTags: { tags },
    });
}

/** An account's bill belongs to no stack, so that only a stack that is told to watches it. */
function createCostGuard({ configuration: { costs }, options }: Scope, alerts: AlertingTopics): void {
    if (costs !== undefined) new CostGuard("costs", { ...costs, topicArn: alerts.topicArn("cost") }, options);
}

function createNetwork({ configuration, options }: Scope, logs: ObjectStore, alerts: AlertingTopics): Network {
    const { zones, natGateways } = configuration;
    return new Network(
        "network",
        {
            zones,
            natGateways,
            flowLogs: { bucketArn: logs.bucketArn },
            alarmTopicArn: alerts.topicArn("traffic"),
        },
        options,
    );
}

function createFiles({ configuration, options }: Scope, network: Network, alerts: AlertingTopics): SharedFileStore {
    return new SharedFileStore(
        "uploads",
        {
            network,
            alarmTopicArn: alerts.topicArn("health"),
            backups: configuration.keepData,
            deletionProtection: configuration.deletionProtection,
        },
        options,
    );
}

function createDatabase({ configuration, options }: Scope, network: Network, alerts: AlertingTopics): ManagedDatabase {
    const { database, keepData, deletionProtection, logRetentionDays } = configuration;
    return new ManagedDatabase(
        "database",
        {
            network,
            alarmTopicArn: alerts.topicArn("database"),
            ...database,
            finalSnapshot: keepData,
            deletionProtection,
            // Where no data is kept, nobody is disturbed by a restart either.
            applyImmediately: !keepData,
            // Costs nothing, and lets people and programs come in without a password that has to be kept.
            iamDatabaseAuthentication: true,
            logRetentionDays,
        },
        options,
    );
}

/** Everything in it is in S3 too, so that nothing is kept of it when it goes. */
function createSharedCache(scope: Scope, network: Network, alerts: AlertingTopics): CacheCluster | undefined {
    const { sharedCache, deletionProtection, logRetentionDays } = scope.configuration;
    if (sharedCache === undefined) return undefined;
    return new CacheCluster(
        "cache",
        {
            network,
            alarmTopicArn: alerts.topicArn("health"),
            ...sharedCache,
            snapshotRetentionDays: 0,
            finalSnapshot: false,
            deletionProtection,
            logRetentionDays,
        },
        scope.options,
    );
}
