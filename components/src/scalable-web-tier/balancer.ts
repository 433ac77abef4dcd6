import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { protection } from "../common/protection.js";
import type { TierSecurityGroups } from "./security-groups.js";
import type { TierScope } from "./scope.js";
import { healthCheckPath, nginxPort } from "./user-data/index.js";

/**
 * TLS 1.3 and 1.2 with forward secrecy, and a key exchange that quantum computers won't undo. Unset, AWS would allow
 * TLS 1.0.
 */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";
/** Seconds for which browsers don't try plain HTTP again: one year. */
const strictTransportSecurity = "max-age=31536000";

/** The load balancer, where it sends requests, and what it listens with. */
export interface Balancer {
    loadBalancer: aws.lb.LoadBalancer;
    targetGroup: aws.lb.TargetGroup;
    listeners: aws.lb.Listener[];
}

/**
 * An application load balancer over the public subnets.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html
 */
export function createBalancer(
    scope: TierScope,
    groups: TierSecurityGroups,
    certificateArn: pulumi.Input<string> | undefined,
): Balancer {
    const { name, parent, tags, args, settings } = scope;
    const loadBalancer = new aws.lb.LoadBalancer(
        `${name}-balancer`,
        {
            loadBalancerType: "application",
            subnets: settings.publicSubnetIds,
            securityGroups: [groups.balancer.id],
            // Off by default, even with a bucket.
            accessLogs: { enabled: true, bucket: args.accessLogs.bucketName, prefix: settings.accessLogPrefix },
            dropInvalidHeaderFields: true,
            desyncMitigationMode: "defensive",
            xffHeaderProcessingMode: "append",
            idleTimeout: 60,
            enableDeletionProtection: settings.deletionProtection,
            tags,
        },
        { parent, ...protection(settings.deletionProtection) },
    );
    const targetGroup = createTargetGroup(scope, loadBalancer);
    if (certificateArn === undefined) {
        return { loadBalancer, targetGroup, listeners: [createPlainListener(scope, loadBalancer, targetGroup)] };
    }
    const secure = createSecureListener(scope, loadBalancer, targetGroup, certificateArn);
    const redirect = createRedirect(scope, loadBalancer, [secure, ...groups.visitorRules]);
    return { loadBalancer, targetGroup, listeners: [secure, redirect] };
}

/**
 * It has no name of its own: while it is replaced, the listeners still use the old one, and two cannot have the same
 * name. It serves one load balancer in its life, so it is replaced with it.
 *
 * What goes to the instances is encrypted once more, with keys of their own.
 */
function createTargetGroup(scope: TierScope, loadBalancer: aws.lb.LoadBalancer): aws.lb.TargetGroup {
    const { name, parent, tags, args } = scope;
    return new aws.lb.TargetGroup(
        `${name}-targets`,
        {
            vpcId: args.network.vpcId,
            targetType: "instance",
            protocol: "HTTPS",
            port: nginxPort,
            // The seconds that requests in progress have left; by default deploys would wait five minutes for each
            // instance.
            deregistrationDelay: 30,
            loadBalancingAlgorithmType: "least_outstanding_requests",
            healthCheck: {
                path: healthCheckPath,
                protocol: "HTTPS",
                matcher: "200",
                interval: 10,
                timeout: 5,
                healthyThreshold: 2,
                unhealthyThreshold: 3,
            },
            tags,
        },
        { parent, replaceWith: [loadBalancer] },
    );
}

function createPlainListener(
    { name, parent, tags }: TierScope,
    loadBalancer: aws.lb.LoadBalancer,
    targetGroup: aws.lb.TargetGroup,
): aws.lb.Listener {
    return new aws.lb.Listener(
        `${name}-http`,
        {
            loadBalancerArn: loadBalancer.arn,
            port: 80,
            protocol: "HTTP",
            routingHttpResponseServerEnabled: false,
            defaultActions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
            tags,
        },
        { parent },
    );
}

function createSecureListener(
    { name, parent, tags }: TierScope,
    loadBalancer: aws.lb.LoadBalancer,
    targetGroup: aws.lb.TargetGroup,
    certificateArn: pulumi.Input<string>,
): aws.lb.Listener {
    return new aws.lb.Listener(
        `${name}-https`,
        {
            loadBalancerArn: loadBalancer.arn,
            port: 443,
            protocol: "HTTPS",
            sslPolicy: tlsPolicy,
            certificateArn,
            routingHttpResponseServerEnabled: false,
            routingHttpResponseStrictTransportSecurityHeaderValue: strictTransportSecurity,
            routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
            defaultActions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
            tags,
        },
        { parent },
    );
}

/** @param open what must be there before anybody is sent to it: a tier that gets its certificate later serves on port 80 until then */
function createRedirect(
    { name, parent, tags }: TierScope,
    loadBalancer: aws.lb.LoadBalancer,
    open: pulumi.Resource[],
): aws.lb.Listener {
    return new aws.lb.Listener(
        `${name}-http`,
        {
            loadBalancerArn: loadBalancer.arn,
            port: 80,
            protocol: "HTTP",
            routingHttpResponseServerEnabled: false,
            defaultActions: [
                { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
            ],
            tags,
        },
        { parent, dependsOn: open },
    );
}
