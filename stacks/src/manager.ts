import { managerApplication, type ManagerEnvironment } from "@evenkeel/app-runtime";
import {
    type AlertingTopics,
    FirewallMode,
    ScalableWebTier,
    Severity,
    type SuppliedVariable,
} from "@evenkeel/components";
import type * as pulumi from "@pulumi/pulumi";
import type { ImageTier, TierSurroundings } from "./image-application.js";
import { allow, groupArn, publish, readSecrets, writeMetrics, type Statement } from "./permissions.js";
import type { Scope } from "./scope.js";
import { createLogIn, createSigningKey, type StoredSecret } from "./secrets.js";
import type { UploadedArtefact } from "./upload.js";

/** What the manager is made of and works with. */
export interface ManagerParts {
    surroundings: TierSurroundings;
    artefact: UploadedArtefact;
    /** Whose caches it configures. */
    images: ImageTier;
    alerts: AlertingTopics;
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
    // Nobody has to get up because a cache could be smaller.
    const alertTopicArn = parts.alerts.topicArn("scaling", Severity.Notice);
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
        ...controlStatements(parts.images, configuration.web.minSize),
        readSecrets(sessions.secret, administrator.secret),
        ...publish(alertTopicArn, parts.alerts.keyArn),
    ]);
    tier.accept({
        environment: {
            ENVIRONMENT_NAME: configuration.environment,
            HTTPS: configuration.certificateArn === undefined ? "no" : "yes",
            SESSION_SECRET_ARN: sessions.secret.arn,
            ADMINISTRATOR_SECRET_ARN: administrator.secret.arn,
            CACHE_CONFIGURATION_PARAMETER: channel.parameter.name,
            METRICS_NAMESPACE: channel.namespace,
            AUTO_SCALING_GROUP: parts.images.tier.autoScalingGroupName,
            AUTO_SCALING_GROUP_MIN_SIZE: String(configuration.web.minSize),
            ALERT_TOPIC_ARN: alertTopicArn,
        } satisfies DeployedVariables,
        resources: [permission, sessions.version, administrator.version],
    });
    return { tier, administrator };
}

/** To configure and watch the caches, and to say how many nodes there are to be at least. */
function controlStatements({ tier, channel }: ImageTier, leastNodes: number): Statement[] {
    return [
        { action: ["ssm:GetParameter", "ssm:PutParameter"], resource: channel.parameter.arn },
        writeMetrics(channel.namespace),
        // AWS knows no resource for reading metrics and looking at groups.
        {
            action: ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "autoscaling:DescribeAutoScalingGroups"],
            resource: "*",
        },
        raiseMinimum(tier, leastNodes),
    ];
}

/**
 * To change the group's minimum, not below what was deployed. Without `ec2:RunInstances` no template can be changed by the same action; the other properties of a group that say what runs
 * where, and how much, must not be in the request.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
 */
function raiseMinimum(tier: ScalableWebTier, leastNodes: number): Statement {
    return {
        action: "autoscaling:UpdateAutoScalingGroup",
        resource: groupArn(tier),
        condition: {
            NumericGreaterThanEquals: { "autoscaling:MinSize": String(leastNodes) },
            Null: {
                "autoscaling:MaxSize": "true",
                "autoscaling:LaunchConfigurationName": "true",
                "autoscaling:VPCZoneIdentifiers": "true",
            },
        },
    };
}
