import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createAlarms } from "../common/alarms.js";
import { locationOf } from "../common/location.js";
import type { Balancer } from "./balancer.js";
import { type BlockList, createBlockList } from "./block-list.js";
import { firewallAlarms } from "./firewall-alarms.js";
import type { FirewallArgs } from "./firewall-args.js";
import { logMatches } from "./firewall-log.js";
import { firewallRules } from "./firewall-rules.js";
import type { TierScope } from "./scope.js";

/**
 * What makes a new firewall when it changes, with new rules. In an update of anything but tags the provider sends the firewall's own rules along, which are none:
 * those that are resources of their own would be gone, and nothing would say so.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/39281
 */
const neverUpdated: (keyof aws.wafv2.WebAclArgs)[] = [
    "associationConfig",
    "captchaConfig",
    "challengeConfig",
    "customResponseBodies",
    "dataProtectionConfig",
    "defaultAction",
    "description",
    "ruleJson",
    "tokenDomains",
    "visibilityConfig",
];

/** The firewall, and what others may want to know of it. */
export interface Firewall {
    webAcl: aws.wafv2.WebAcl;
    logGroup: aws.cloudwatch.LogGroup;
    blockList: BlockList | undefined;
}

/** The firewall before the load balancer, where one is asked for. */
export function createFirewall(scope: TierScope, { loadBalancer }: Balancer): Firewall | undefined {
    const { name, parent, tags, args } = scope;
    const { firewall } = args;
    if (firewall === undefined) return undefined;
    // Metrics know a firewall by this name, which must be its own in the region: the load balancer's is.
    const metricName = loadBalancer.name;
    const webAcl = new aws.wafv2.WebAcl(
        `${name}-firewall`,
        {
            description: `Requests to ${name}`,
            scope: "REGIONAL",
            defaultAction: { allow: {} },
            visibilityConfig: visible(metricName),
            tags,
        },
        // They are resources of their own: in the firewall itself a change of one rewrites all.
        { parent, ignoreChanges: ["rules"], replaceOnChanges: neverUpdated },
    );
    const blockList = createBlockList(scope, firewall);
    const rules = createRules(scope, { firewall, blockList, webAcl });
    const logGroup = logMatches(scope, webAcl);
    new aws.wafv2.WebAclAssociation(
        `${name}-firewall`,
        { resourceArn: loadBalancer.arn, webAclArn: webAcl.arn },
        // What ends an association is the name of the load balancer: the old one's end would be that of a new one that was there first.
        // https://github.com/pulumi/pulumi-aws/issues/4782
        { parent, dependsOn: rules, deleteBeforeReplace: true },
    );
    createAlarms(name, {
        table: firewallAlarms(firewall),
        dimensions: { WebACL: metricName, Region: locationOf(parent).region, Rule: "ALL" },
        topicArn: args.alertTopics.traffic,
        parent,
        tags,
        tunings: args.alarms,
    });
    return { webAcl, logGroup, blockList };
}

/** What the rules are made of. */
interface RuleParts extends Pick<Firewall, "webAcl" | "blockList"> {
    firewall: FirewallArgs;
}

function createRules(scope: TierScope, { firewall, blockList, webAcl }: RuleParts): aws.wafv2.WebAclRule[] {
    const { name, parent } = scope;
    const rules = firewallRules(firewall, {
        exempt: createExemption(scope, firewall)?.arn,
        blocked: blockList === undefined ? [] : [blockList.ipv4.arn, blockList.ipv6.arn],
    });
    return Object.entries(rules).map(
        ([role, rule]) =>
            new aws.wafv2.WebAclRule(
                `${name}-firewall-${role}`,
                // The name is unique within the firewall only, and it is what the log calls the rule.
                { webAclArn: webAcl.arn, name: role, visibilityConfig: visible(role), ...rule },
                { parent },
            ),
    );
}

/** The addresses that many people share. */
function createExemption(
    { name, parent, tags }: TierScope,
    { neverLimit = [] }: FirewallArgs,
): aws.wafv2.IpSet | undefined {
    if (neverLimit.length === 0) return undefined;
    return new aws.wafv2.IpSet(
        `${name}-never-limit`,
        {
            description: `Addresses that may send ${name} as many requests as they like`,
            scope: "REGIONAL",
            ipAddressVersion: "IPV4",
            addresses: neverLimit,
            tags,
        },
        { parent },
    );
}

/** Counted by CloudWatch, and with samples of matched requests in the console, which keeps them for three hours. */
function visible(metricName: pulumi.Input<string>): aws.types.input.wafv2.WebAclVisibilityConfig {
    return { cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}
