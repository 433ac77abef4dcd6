import { managerApplication, type ManagerEnvironment } from "@evenkeel/app-runtime";
import { FirewallMode, ScalableWebTier, type SuppliedVariable } from "@evenkeel/components";
import type * as pulumi from "@pulumi/pulumi";
import type { ImageTier, TierSurroundings } from "./image-application.js";
import { allow, readSecrets, writeMetrics, type Statement } from "./permissions.js";
import type { Scope } from "./scope.js";
import { createLogIn, createSigningKey, type StoredSecret } from "./secrets.js";
import type { UploadedArtefact } from "./upload.js";

/** What the manager is made of and works with. */
export interface ManagerParts {
    surroundings: TierSurroundings;
    artefact: UploadedArtefact;
    /** Whose caches it configures. */
    images: ImageTier;
}

/** The manager as it is deployed. */
export interface ManagerTier {
    tier: ScalableWebTier;
    /** Who can log in. */
    administrator: StoredSecret;
}

/** What the manager needs to be told beyond what the tier tells it; a variable that is missing does not compile. */
type DeployedVariables = Omit<ManagerEnvironment<pulumi.Input<string>>, SuppliedVariable>;

/** One instance does for one administrator; the second is for the time in which a new release takes the place of the old. */
const size = { instanceType: "t3.micro", minSize: 1, maxSize: 2 };

/** Deploys the manager as a tier of its own, where the configuration says who may reach it. */
export function createManager(scope: Scope, parts: ManagerParts): ManagerTier | undefined {
    const { configuration, options } = scope;
    const { manager, keepData: keep } = configuration;
    if (manager === undefined) return undefined;
    const { channel } = parts.images;
    const { command, port, healthPath } = managerApplication;
    const tier = new ScalableWebTier(
        "manager",
        {
            ...parts.surroundings,
            ...size,
            application: { command: [...command], port, healthPath, artefact: parts.artefact },
            allowFrom: manager.allowFrom,
            // Those who may reach it are known, and send nothing but forms: what looks like an attack is one.
            firewall: configuration.firewall ? { mode: FirewallMode.Block } : undefined,
        },
        options,
    );
    const sessions = createSigningKey("manager-sessions", {
        description: "Signs sessions of the manager",
        ...{ keep, parent: tier },
    });
    const administrator = createLogIn("administrator", "administrator", {
        description: "Who may log in to the manager; another password is noticed within a minute",
        ...{ keep, parent: tier },
    });
    const permission = allow("control", tier, [
        ...controlStatements(parts.images),
        readSecrets(sessions.secret, administrator.secret),
    ]);
    tier.accept({
        environment: {
            ENVIRONMENT_NAME: configuration.environment,
            HTTPS: configuration.certificateArn === undefined ? "no" : "yes",
            SESSION_SECRET_ARN: sessions.secret.arn,
            ADMINISTRATOR_SECRET_ARN: administrator.secret.arn,
            CACHE_CONFIGURATION_PARAMETER: channel.parameter.name,
            METRICS_NAMESPACE: channel.namespace,
            // The cache autoscaler does it, whether there is a manager or not.
            AUTO_SCALING: "elsewhere",
        } satisfies DeployedVariables,
        resources: [permission, sessions.version, administrator.version],
    });
    return { tier, administrator };
}

/** To configure and watch the caches; how many nodes there are to be at least, a function says to the group. */
function controlStatements({ channel }: ImageTier): Statement[] {
    return [
        { action: ["ssm:GetParameter", "ssm:PutParameter"], resource: channel.parameter.arn },
        writeMetrics(channel.namespace),
        // AWS knows no resource for reading metrics.
        { action: ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics"], resource: "*" },
    ];
}
