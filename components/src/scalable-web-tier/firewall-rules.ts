import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type FirewallArgs, FirewallMode } from "./firewall-args.js";

type RuleArgs = Pick<aws.wafv2.WebAclRuleArgs, "priority" | "action" | "overrideAction" | "statement">;

/** AWS's groups of rules by role, in the order in which they are asked: the cheap ones first. */
const managedGroups = {
    reputation: "AWSManagedRulesAmazonIpReputationList",
    "bad-inputs": "AWSManagedRulesKnownBadInputsRuleSet",
    common: "AWSManagedRulesCommonRuleSet",
    sql: "AWSManagedRulesSQLiRuleSet",
    linux: "AWSManagedRulesLinuxRuleSet",
};

/**
 * Rules within the groups that only count, whatever the mode. This one matches every body above 8 KB, which is every upload; how large a body may be is for
 * nginx and the application to say.
 */
const onlyCounted: Readonly<Record<string, readonly string[]>> = { common: ["SizeRestrictions_BODY"] };

/** ARNs of the sets of addresses that rules name. */
export interface AddressSets {
    /** Those that many people share. */
    exempt: pulumi.Input<string> | undefined;
    /** Those that are blocked; none without a list of them. */
    blocked: readonly pulumi.Input<string>[];
}

/**
 * All rules by role.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export function firewallRules(firewall: FirewallArgs, { exempt, blocked }: AddressSets): Record<string, RuleArgs> {
    const counts = (firewall.mode ?? FirewallMode.Count) === FirewallMode.Count;
    const groups = Object.entries(managedGroups).map(([role, group], position): [string, RuleArgs] => [
        role,
        {
            priority: 10 * (position + 2),
            overrideAction: counts ? { count: {} } : { none: {} },
            statement: {
                managedRuleGroupStatement: {
                    vendorName: "AWS",
                    name: group,
                    ruleActionOverrides: onlyCounted[role]?.map((name) => ({ name, actionToUse: { count: {} } })),
                },
            },
        },
    ]);
    const action: RuleArgs["action"] = counts ? { count: {} } : { block: {} };
    const rate: RuleArgs = {
        priority: 10,
        action,
        statement: { rateBasedStatement: rateStatement(firewall, exempt) },
    };
    // Before the limits, so that those who are blocked use up nobody's, and no group reads what they send.
    const blocking = { priority: 5, action, statement: blockedStatement(blocked, exempt) };
    return { ...(blocked.length === 0 ? {} : { blocked: blocking }), rate, ...Object.fromEntries(groups) };
}

/** Whoever is in one of the sets and does not share the address with many: of those, one mistake of a function would lock out all. */
function blockedStatement(
    blocked: readonly pulumi.Input<string>[],
    exempt: pulumi.Input<string> | undefined,
): aws.types.input.wafv2.WebAclRuleStatement {
    const inAnySet = { orStatement: { statements: blocked.map(inSet) } };
    return exempt === undefined ? inAnySet : { andStatement: { statements: [inAnySet, outsideSet(exempt)] } };
}

/** By the address of whoever is connected to the load balancer, which nobody can choose. */
function inSet(arn: pulumi.Input<string>): { ipSetReferenceStatement: { arn: pulumi.Input<string> } } {
    return { ipSetReferenceStatement: { arn } };
}

function outsideSet(arn: pulumi.Input<string>): { notStatement: { statement: ReturnType<typeof inSet> } } {
    return { notStatement: { statement: inSet(arn) } };
}

function rateStatement(
    { requestsPerAddress, rateWindowSeconds }: FirewallArgs,
    exempt: pulumi.Input<string> | undefined,
): aws.types.input.wafv2.WebAclRuleStatementRateBasedStatement {
    return {
        limit: requestsPerAddress ?? 2000,
        evaluationWindowSec: rateWindowSeconds ?? 300,
        aggregateKeyType: "IP",
        scopeDownStatement: exempt === undefined ? undefined : outsideSet(exempt),
    };
}
