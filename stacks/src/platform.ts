import { serverApplication, type Artefact, type ServerEnvironment } from "@evenkeel/app-runtime";
import {
    AlertingTopics,
    CostGuard,
    Dashboard,
    LogSource,
    ManagedDatabase,
    Network,
    ObjectStore,
    ScalableWebTier,
    Severity,
    SharedFileStore,
    SubscriberProtocol,
    type SuppliedVariable,
} from "@evenkeel/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Configuration } from "./configuration/index.js";
import { uploadArtefact } from "./upload.js";

/** What a person wants to know of an environment that is up. */
export interface PlatformOutputs {
    /** Where the site is. */
    url: pulumi.Output<string>;
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
    /** Pages, images and media. */
    contentBucket: pulumi.Output<string>;
    /** The group of instances, for `aws autoscaling` and Session Manager. */
    autoScalingGroup: pulumi.Output<string>;
    vpcId: pulumi.Output<string>;
}

/** Composes the platform of one environment: each component in one place, and who may use what. */
export function createPlatform(configuration: Configuration, artefact: Artefact): PlatformOutputs {
    const tags = tagsOf(configuration);
    const provider = createProvider(configuration, tags);
    const scope: Scope = { configuration, options: { providers: { aws: provider } } };

    const alerts = createAlerts(scope);
    createCostGuard(scope, alerts);
    const stores = createStores(scope);
    const network = createNetwork(scope, stores.logs, alerts);
    const files = createFiles(scope, network, alerts);
    const database = createDatabase(scope, network, alerts);
    const web = new ScalableWebTier(
        "web",
        {
            network,
            application: {
                ...serverApplication,
                command: [...serverApplication.command],
                artefact: uploadArtefact("server", artefact, stores.artefacts),
            },
            environment: { ENVIRONMENT_NAME: configuration.environment } satisfies DeployedVariables,
            ...configuration.web,
            allowFrom: configuration.allowFrom,
            certificateArn: configuration.certificateArn,
            // It counts, and stops nobody: read its log before it blocks.
            firewall: configuration.firewall ? {} : undefined,
            accessLogs: { bucketName: stores.logs.bucketName },
            alertTopics: {
                health: alerts.topicArn("health"),
                scaling: alerts.topicArn("scaling"),
                traffic: alerts.topicArn("traffic"),
            },
            // Nobody has to get up for a busy processor: the group grows by itself.
            alarms: { "cpu-notice": { topicArn: alerts.topicArn("scaling", Severity.Notice) } },
            deletionProtection: configuration.deletionProtection,
            logRetentionDays: configuration.logRetentionDays,
            // The provider's own tags reach neither the instances nor the volumes that a group starts.
            tags,
        },
        scope.options,
    );
    database.grantConnect(web);
    files.grantReadWrite(web);
    stores.content.grantRead(web);

    const dashboard = new Dashboard(
        "dashboard",
        {
            dashboardName: `${pulumi.getProject()}-${configuration.environment}`,
            webTiers: { web },
            databases: { database },
            fileStores: { uploads: files },
            topics: alerts.topicArns,
            alarmArns: [web, database, files, network, alerts].flatMap(({ alarmArns }) => Object.values(alarmArns)),
        },
        { ...scope.options, transformations: [keepDashboard] },
    );
    return {
        url: web.url,
        dashboardUrl: dashboard.url,
        version: artefact.version,
        databaseEndpoint: pulumi.interpolate`${database.address}:${database.port}`,
        databaseSecretArn: database.secretArn,
        fileSystemId: files.fileSystemId,
        topicArns: alerts.topicArns,
        logBucket: stores.logs.bucketName,
        contentBucket: stores.content.bucketName,
        autoScalingGroup: web.autoScalingGroupName,
        vpcId: network.vpcId,
    };
}

/** The page was made by the program itself once: where it is from then, it stays the same one. */
const keepDashboard: pulumi.ResourceTransformation = ({ type, props, opts }) =>
    type === "aws:cloudwatch/dashboard:Dashboard"
        ? { props, opts: { ...opts, aliases: [{ name: "dashboard", parent: pulumi.rootStackResource }] } }
        : undefined;

/** What the server needs to be told beyond what the tier tells every application; a variable that is missing does not compile. */
type DeployedVariables = Omit<ServerEnvironment<pulumi.Input<string>>, SuppliedVariable>;

/** What every part of the platform is made with. */
interface Scope {
    configuration: Configuration;
    options: pulumi.ComponentResourceOptions;
}

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

function createAlerts({ configuration, options }: Scope): AlertingTopics {
    const subscribers = Object.entries(configuration.alertEmails).map(
        ([name, endpoint]) => [name, { protocol: SubscriberProtocol.Email, endpoint }] as const,
    );
    return new AlertingTopics("alerts", { subscribers: Object.fromEntries(subscribers) }, options);
}

/** An account's bill belongs to no stack, so that only a stack that is told to watches it. */
function createCostGuard({ configuration: { costs }, options }: Scope, alerts: AlertingTopics): void {
    if (costs !== undefined) new CostGuard("costs", { ...costs, topicArn: alerts.topicArn("cost") }, options);
}

interface Stores {
    /** Logs of load balancers, networks and the other stores. */
    logs: ObjectStore;
    /** What instances run. */
    artefacts: ObjectStore;
    /** Pages, images and media. */
    content: ObjectStore;
}

function createStores({ configuration, options }: Scope): Stores {
    const forceDestroy = !configuration.keepData;
    const logs = new ObjectStore(
        "logs",
        {
            logSources: [LogSource.LoadBalancers, LogSource.FlowLogs, LogSource.ObjectStores],
            expireAfterDays: configuration.logRetentionDays,
            // They hold addresses of people: gone means gone.
            keepOldVersionsDays: 1,
            forceDestroy,
        },
        options,
    );
    const accessLogBucketName = logs.bucketName;
    // Artefacts can be built again from the sources, so nothing is lost with them, in no environment.
    const artefacts = new ObjectStore("artefacts", { accessLogBucketName, forceDestroy: true }, options);
    const content = new ObjectStore("content", { accessLogBucketName, forceDestroy }, options);
    return { logs, artefacts, content };
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
