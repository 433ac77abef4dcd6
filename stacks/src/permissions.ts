import type { Grantee, ScalableWebTier } from "@evenkeel/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Something that a role may do. */
export interface Statement {
    action: string | string[];
    resource: pulumi.Input<string> | pulumi.Input<string>[];
    /** Operator, then condition key, then value. */
    condition?: Record<string, Record<string, pulumi.Input<string>>>;
}

/** Something that a role may do to what no ARN names. */
export interface NamelessStatement extends Omit<Statement, "resource"> {
    /** All that ARNs do name. */
    notResource: pulumi.Input<string>;
}

/** Lets a tier or a function do what no component grants. What is returned goes with a grant, so that no software starts before it may. */
export function allow(
    purpose: string,
    grantee: Grantee & pulumi.Resource,
    statements: (Statement | NamelessStatement)[],
): aws.iam.RolePolicy {
    const name = `${grantee.grantName}-${purpose}`;
    const policy = pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: statements.map(({ action, condition, ...on }) => ({
            Effect: "Allow",
            Action: action,
            ...("resource" in on ? { Resource: on.resource } : { NotResource: on.notResource }),
            ...(condition === undefined ? {} : { Condition: condition }),
        })),
    });
    // Called as the resource is, without random digits: a run that was cut off leaves no second copy that nobody knows of.
    return new aws.iam.RolePolicy(name, { name, role: grantee.roleName, policy }, { parent: grantee });
}

/** To read the values of these secrets. They are encrypted with AWS's own key, which needs no permission. */
export function readSecrets(...secrets: aws.secretsmanager.Secret[]): Statement {
    return { action: "secretsmanager:GetSecretValue", resource: secrets.map(({ arn }) => arn) };
}

/** To write metrics of one namespace: the resource of metrics is always everything. */
export function writeMetrics(namespace: string): Statement {
    return {
        action: "cloudwatch:PutMetricData",
        resource: "*",
        condition: { StringEquals: { "cloudwatch:namespace": namespace } },
    };
}

/**
 * To publish on a topic, or on several, that are encrypted with this key.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#sns-what-permissions-for-sse
 */
export function publish(topicArn: Statement["resource"], keyArn: pulumi.Input<string>): Statement[] {
    return [
        { action: "sns:Publish", resource: topicArn },
        { action: ["kms:GenerateDataKey", "kms:Decrypt"], resource: keyArn },
    ];
}

/**
 * To send text messages to telephones, and to publish on no topic. IAM compares a telephone's bare number, of which a policy cannot name one: what is permitted is all that has no ARN of SNS.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html
 */
export function sendTextMessages({ loadBalancerArn }: ScalableWebTier): NamelessStatement {
    return {
        action: "sns:Publish",
        notResource: loadBalancerArn.apply((arn) => `arn:${arn.split(":")[1]}:sns:*:*:*`),
    };
}

/**
 * The ARN of something in the account and region of a tier.
 *
 * @param resource what follows the account in it
 */
export function arnBeside(
    { loadBalancerArn }: ScalableWebTier,
    service: string,
    resource: string,
): pulumi.Output<string> {
    return loadBalancerArn.apply((arn) => {
        const [, partition, , region, account] = arn.split(":");
        return `arn:${partition}:${service}:${region}:${account}:${resource}`;
    });
}

/** The group of a tier by its name, since its id is told to nobody. */
export function groupArn(tier: ScalableWebTier): pulumi.Output<string> {
    return tier.autoScalingGroupName.apply((name) =>
        arnBeside(tier, "autoscaling", `autoScalingGroup:*:autoScalingGroupName/${name}`),
    );
}
