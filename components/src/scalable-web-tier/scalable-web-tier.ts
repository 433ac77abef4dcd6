import * as pulumi from "@pulumi/pulumi";
import type { Grant, Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import { createTierAlarms } from "./alarms.js";
import type { ScalableWebTierArgs } from "./args.js";
import { scalableWebTierChildren, type ScalableWebTierChildren } from "./children.js";
import { createBalancer } from "./balancer.js";
import { certificateOf, createAddress } from "./domain.js";
import { createFirewall } from "./firewall.js";
import { GrantBook } from "./grant-book.js";
import { createFarewell, createGroup } from "./group.js";
import { createInstanceRole } from "./instance-role.js";
import { createLaunchTemplate } from "./launch-template.js";
import { createLogs } from "./logs.js";
import { createRollout } from "./rollout.js";
import { createScaling } from "./scaling.js";
import type { TierScope } from "./scope.js";
import { createSecurityGroups } from "./security-groups.js";
import { resolveSettings } from "./settings.js";
import { admitShells } from "./ssh.js";
import { createWelcome } from "./warm-pool.js";

const books = new Internals<ScalableWebTier, GrantBook>();

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
    /**
     * Where visitors go: the domain where there is one. With a certificate that was given, they need a name that it covers, as an alias of
     * {@link dnsName}.
     */
    public readonly url: pulumi.Output<string>;
    /** Host name of the load balancer. */
    public readonly dnsName: pulumi.Output<string>;
    /** Hosted zone of {@link dnsName}, for an alias record. */
    public readonly hostedZoneId: pulumi.Output<string>;
    public readonly loadBalancerArn: pulumi.Output<string>;
    /** The load balancer as CloudWatch's metrics name it. */
    public readonly loadBalancerArnSuffix: pulumi.Output<string>;
    public readonly targetGroupArn: pulumi.Output<string>;
    /** The target group as CloudWatch's metrics name it. */
    public readonly targetGroupArnSuffix: pulumi.Output<string>;
    public readonly autoScalingGroupName: pulumi.Output<string>;
    public readonly roleName: pulumi.Output<string>;
    public readonly roleArn: pulumi.Output<string>;
    /** Group of the instances. */
    public readonly securityGroupId: pulumi.Output<string>;
    public readonly grantName: string;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: ScalableWebTierArgs, opts?: ComponentOptions<ScalableWebTierChildren>) {
        const transformed = withChildTransforms("ScalableWebTier", name, scalableWebTierChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:ScalableWebTier", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const scope: TierScope = { name, parent: this, tags: args.tags, args, settings };
        const book = new GrantBook(name, args.environment ?? {});
        books.keep(this, book);

        const groups = createSecurityGroups(scope);
        admitShells(scope, groups);
        const balancer = createBalancer(scope, groups, certificateOf(scope));
        createFirewall(scope, balancer);
        const logs = createLogs(scope);
        const role = createInstanceRole(scope, logs);
        const template = createLaunchTemplate(scope, { groups, role, logs, book });
        const own = [...groups.rules, ...balancer.listeners, ...role.policies];
        const ready = book.resources.then((granted) => [...own, ...granted]);
        const group = createGroup(scope, { template, balancer, ready });
        createWelcome(scope, group);
        createFarewell(scope, group);
        createScaling(scope, { balancer, group });
        const alarms = createTierAlarms(scope, balancer, group);
        createRollout(scope, { group, template, instanceRole: role.role, alarms: alarms.visitors });

        this.url = createAddress(scope, balancer);
        this.dnsName = balancer.loadBalancer.dnsName;
        this.hostedZoneId = balancer.loadBalancer.zoneId;
        this.loadBalancerArn = balancer.loadBalancer.arn;
        this.loadBalancerArnSuffix = balancer.loadBalancer.arnSuffix;
        this.targetGroupArn = balancer.targetGroup.arn;
        this.targetGroupArnSuffix = balancer.targetGroup.arnSuffix;
        this.autoScalingGroupName = group.name;
        this.roleName = role.role.name;
        this.roleArn = role.role.arn;
        this.securityGroupId = groups.instances.id;
        this.grantName = name;
        transformed.assertUsed();
        this.registerOutputs({
            url: this.url,
            dnsName: this.dnsName,
            hostedZoneId: this.hostedZoneId,
            loadBalancerArn: this.loadBalancerArn,
            loadBalancerArnSuffix: this.loadBalancerArnSuffix,
            targetGroupArn: this.targetGroupArn,
            targetGroupArnSuffix: this.targetGroupArnSuffix,
            autoScalingGroupName: this.autoScalingGroupName,
            roleName: this.roleName,
            roleArn: this.roleArn,
            securityGroupId: this.securityGroupId,
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
}
