import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { locationOf } from "../common/location.js";
import { policyDocument } from "../common/policy.js";
import type { TierScope } from "./scope.js";

/** What is in the log of whoever may read it, and must not be. */
const secretHeaders = ["authorization", "cookie"];
/** What a request has met to be logged. The rest is in the load balancer's access log already, and would cost as much again as the firewall itself. */
const loggedActions = ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"];

/**
 * A log of the requests that rules matched, without what would let a reader act as the visitor.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
 */
export function logMatches(
    { name, parent, tags, settings }: TierScope,
    webAcl: aws.wafv2.WebAcl,
): aws.cloudwatch.LogGroup {
    const group = new aws.cloudwatch.LogGroup(
        `${name}-log-firewall`,
        // AWS delivers to no group whose name begins with anything else.
        { namePrefix: `aws-waf-logs-${name}-`, retentionInDays: settings.logRetentionDays, tags },
        { parent },
    );
    const policy = allowDelivery(name, parent, group);
    new aws.wafv2.WebAclLoggingConfiguration(
        `${name}-firewall`,
        {
            resourceArn: webAcl.arn,
            logDestinationConfigs: [group.arn],
            redactedFields: secretHeaders.map((header) => ({ singleHeader: { name: header } })),
            loggingFilter: {
                defaultBehavior: "DROP",
                filters: [
                    {
                        behavior: "KEEP",
                        requirement: "MEETS_ANY",
                        conditions: loggedActions.map((action) => ({ actionCondition: { action } })),
                    },
                ],
            },
        },
        { parent, dependsOn: [policy] },
    );
    return group;
}

/**
 * On the group itself, and not among the account's policies: of those there are ten at most, and the one that AWS would write has room for a few groups
 * only.
 */
function allowDelivery(
    name: string,
    parent: pulumi.Resource,
    group: aws.cloudwatch.LogGroup,
): aws.cloudwatch.LogResourcePolicy {
    const { partition, region, account } = locationOf(parent);
    return new aws.cloudwatch.LogResourcePolicy(
        `${name}-log-firewall`,
        {
            resourceArn: group.arn,
            policyDocument: policyDocument([
                {
                    Effect: "Allow",
                    Principal: { Service: "delivery.logs.amazonaws.com" },
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: pulumi.interpolate`${group.arn}:*`,
                    Condition: {
                        StringEquals: { "aws:SourceAccount": account },
                        ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:${partition}:logs:${region}:${account}:*` },
                    },
                },
            ]),
        },
        { parent },
    );
}
