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

/**
 * All rules by role.
 *
 * @param exempt ARN of the addresses without a limit
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export function firewallRules(
    firewall: FirewallArgs,
    exempt: pulumi.Input<string> | undefined,
): Record<string, RuleArgs> {
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
    const rate: RuleArgs = {
        priority: 10,
        action: counts ? { count: {} } : { block: {} },
        statement: { rateBasedStatement: rateStatement(firewall, exempt) },
    };
    return { rate, ...Object.fromEntries(groups) };
}

function rateStatement(
    { requestsPerAddress, rateWindowSeconds }: FirewallArgs,
    exempt: pulumi.Input<string> | undefined,
): aws.types.input.wafv2.WebAclRuleStatementRateBasedStatement {
    return {
        limit: requestsPerAddress ?? 2000,
        evaluationWindowSec: rateWindowSeconds ?? 300,
        aggregateKeyType: "IP",
        scopeDownStatement:
            exempt === undefined
                ? undefined
                : { notStatement: { statement: { ipSetReferenceStatement: { arn: exempt } } } },
    };
}
