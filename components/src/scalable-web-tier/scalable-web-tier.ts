import * as pulumi from "@pulumi/pulumi";
import { alarmArnsOf } from "../common/alarms.js";
import type { GrantBook } from "../common/grant-book.js";
import type { Grant, Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import type { ScalableWebTierArgs } from "./args.js";
import { type BlockingFacts, grantBlocking } from "./block-list.js";
import { scalableWebTierChildren, type ScalableWebTierChildren } from "./children.js";
import { tierGrantBook } from "./grant-book.js";
import { createParts, type TierParts } from "./parts.js";
import { resolveSettings } from "./settings.js";

const books = new Internals<ScalableWebTier, GrantBook>();
const blocking = new Internals<ScalableWebTier, BlockingFacts>();

/**
 * A web application on as many instances as its visitors need, behind a load balancer: nginx in front, no open port but
 * the balancer's, no key to log in with unless it is asked for, watched, and replaced when anything about it changes, with the way back open until it
 * is shown to be good.
 *
 * Databases, files and stores are granted to it right after it is constructed, with their `grant…` methods.
 *
 * @see https://docs.aws.amazon.com/wellarchitected/latest/framework/welcome.html
 */
export class ScalableWebTier extends pulumi.ComponentResource implements Grantee {
    /** Where visitors go: the domain where there is one. With a certificate that was given, they need a name that it covers, as an alias of `dnsName`. */
    public readonly url: pulumi.Output<string>;
    /** Host name of the load balancer. */
    public readonly dnsName: pulumi.Output<string>;
    /** Hosted zone of `dnsName`, for an alias record. */
    public readonly hostedZoneId: pulumi.Output<string>;
    /** ARN of the load balancer. */
    public readonly loadBalancerArn: pulumi.Output<string>;
    /** The load balancer as CloudWatch's metrics name it. */
    public readonly loadBalancerArnSuffix: pulumi.Output<string>;
    /** Security group of the load balancer. */
    public readonly balancerSecurityGroupId: pulumi.Output<string>;
    /** ARN of the target group that the instances are in. */
    public readonly targetGroupArn: pulumi.Output<string>;
    /** The target group as CloudWatch's metrics name it. */
    public readonly targetGroupArnSuffix: pulumi.Output<string>;
    /** Name of the group that starts and ends the instances. */
    public readonly autoScalingGroupName: pulumi.Output<string>;
    /** Name of the role that the instances take. */
    public readonly roleName: pulumi.Output<string>;
    /** ARN of the role that the instances take. */
    public readonly roleArn: pulumi.Output<string>;
    /** Security group of the instances. */
    public readonly securityGroupId: pulumi.Output<string>;
    /** ARN of the firewall, with `firewall`. */
    public readonly webAclArn?: pulumi.Output<string>;
    /** ARN of the set of blocked IPv4 addresses, with `firewall.blockList`. */
    public readonly blockedIpv4SetArn?: pulumi.Output<string>;
    /** ARN of the set of blocked IPv6 addresses, with `firewall.blockList`. */
    public readonly blockedIpv6SetArn?: pulumi.Output<string>;
    /** Names of the log groups by what is in them: `application`, `access`, `system` and, with `firewall`, `firewall`. */
    public readonly logGroupNames: Record<string, pulumi.Output<string>>;
    /** ARNs of the alarms by role, such as `slow-answers`, for the `alarmArns` of a dashboard. That of the domain's certificate is not among them. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;
    /** Name of the tier, by which grants call what they create. */
    public readonly grantName: string;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: ScalableWebTierArgs, opts?: ComponentOptions<ScalableWebTierChildren>) {
        const transformed = withChildTransforms("ScalableWebTier", name, scalableWebTierChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:ScalableWebTier", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const book = tierGrantBook(name, args);
        books.keep(this, book);
        const parts = createParts({ name, parent: this, tags: args.tags, args, settings }, book);

        const { loadBalancer, targetGroup } = parts.balancer;
        this.url = parts.url;
        this.dnsName = loadBalancer.dnsName;
        this.hostedZoneId = loadBalancer.zoneId;
        this.loadBalancerArn = loadBalancer.arn;
        this.loadBalancerArnSuffix = loadBalancer.arnSuffix;
        this.balancerSecurityGroupId = parts.groups.balancer.id;
        this.targetGroupArn = targetGroup.arn;
        this.targetGroupArnSuffix = targetGroup.arnSuffix;
        this.autoScalingGroupName = parts.group.name;
        this.roleName = parts.role.name;
        this.roleArn = parts.role.arn;
        this.securityGroupId = parts.groups.instances.id;
        if (parts.firewall !== undefined) this.webAclArn = parts.firewall.webAcl.arn;
        const blockList = parts.firewall?.blockList;
        blocking.keep(this, { name, blockList });
        if (blockList !== undefined) {
            this.blockedIpv4SetArn = blockList.ipv4.arn;
            this.blockedIpv6SetArn = blockList.ipv6.arn;
        }
        this.logGroupNames = logGroupNamesOf(parts);
        this.alarmArns = alarmArnsOf(this, name);
        this.grantName = name;
        transformed.assertUsed();
        this.registerOutputs({
            url: this.url,
            dnsName: this.dnsName,
            hostedZoneId: this.hostedZoneId,
            loadBalancerArn: this.loadBalancerArn,
            loadBalancerArnSuffix: this.loadBalancerArnSuffix,
            balancerSecurityGroupId: this.balancerSecurityGroupId,
            targetGroupArn: this.targetGroupArn,
            targetGroupArnSuffix: this.targetGroupArnSuffix,
            autoScalingGroupName: this.autoScalingGroupName,
            roleName: this.roleName,
            roleArn: this.roleArn,
            securityGroupId: this.securityGroupId,
            webAclArn: this.webAclArn,
            blockedIpv4SetArn: this.blockedIpv4SetArn,
            blockedIpv6SetArn: this.blockedIpv6SetArn,
            logGroupNames: this.logGroupNames,
            alarmArns: this.alarmArns,
            grantName: this.grantName,
        });
    }

    /**
     * Takes a grant; called by the `grant…` methods of other components.
     *
     * @throws a `RunError` when the instances have been defined already, or the grant contradicts another
     */
    public accept(grant: Grant): void {
        books.of(this).accept(grant);
    }

    /**
     * Lets `grantee` read and replace the addresses that the firewall blocks. Its software finds the sets in the environment variables `<NAME>_BLOCKED_IPV4_SET_ARN` and
     * `<NAME>_BLOCKED_IPV6_SET_ARN`; an ARN ends with the set's name and id, by which WAF's calls ask for it.
     *
     * @throws a `RunError` without `firewall.blockList`
     * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_UpdateIPSet.html
     */
    public grantBlocking(grantee: Grantee): void {
        grantBlocking(this, blocking.of(this), grantee);
    }
}

function logGroupNamesOf({ logs, firewall }: TierParts): Record<string, pulumi.Output<string>> {
    const groups = firewall === undefined ? { ...logs } : { ...logs, firewall: firewall.logGroup };
    return Object.fromEntries(Object.entries(groups).map(([role, group]) => [role, group.name]));
}
