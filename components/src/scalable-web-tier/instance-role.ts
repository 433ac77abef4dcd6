import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createPermission } from "../common/permission.js";
import { type PolicyStatement, policyDocument, serviceTrust } from "../common/policy.js";
import { sessionManagerStatement } from "../common/session-manager.js";
import type { TierLogs } from "./logs.js";
import { mountStatements } from "./mounts.js";
import type { TierScope } from "./scope.js";
import { agentNamespace } from "./user-data/index.js";
import { welcomeStatements } from "./warm-pool.js";

/** Who the instances are, and what must exist before the first of them boots. */
export interface InstanceRole {
    role: aws.iam.Role;
    profile: aws.iam.InstanceProfile;
    policies: aws.iam.RolePolicy[];
}

/**
 * The instances' role. What it may do is written out, since AWS's own policies for the same purposes allow more.
 */
export function createInstanceRole(scope: TierScope, logs: TierLogs): InstanceRole {
    const { name, parent, tags, args } = scope;
    const { mounts = [] } = args;
    const role = new aws.iam.Role(
        `${name}-instance`,
        {
            description: `Instances of ${name}`,
            assumeRolePolicy: serviceTrust("ec2.amazonaws.com"),
            permissionsBoundary: args.permissionsBoundaryArn,
            tags,
        },
        { parent },
    );
    const allow = (purpose: string, statements: PolicyStatement[]) =>
        createPermission(`${name}-${purpose}`, { role: role.name, policy: policyDocument(statements) }, parent);
    const policies = [
        allow("session-manager", [sessionManagerStatement]),
        allow("telemetry", [...telemetryStatements(logs), ...(args.telemetry === true ? [traceStatement] : [])]),
        allow("artefact", artefactStatements(scope)),
        ...(args.warmPool === undefined ? [] : [allow("warm-pool", welcomeStatements(scope))]),
        ...(mounts.length === 0 ? [] : [allow("mounts", mountStatements(scope, mounts))]),
    ];
    const profile = new aws.iam.InstanceProfile(`${name}-instance`, { role: role.name, tags }, { parent });
    return { role, profile, policies };
}

/**
 * Lets the CloudWatch agent send metrics and logs. `ec2:DescribeTags` is how it learns its group: without it the
 * metrics lack that dimension, and scaling by memory silently reads nothing.
 */
function telemetryStatements(logs: TierLogs): PolicyStatement[] {
    return [
        {
            Effect: "Allow",
            Action: "cloudwatch:PutMetricData",
            Resource: "*",
            Condition: { StringEquals: { "cloudwatch:namespace": agentNamespace } },
        },
        { Effect: "Allow", Action: "ec2:DescribeTags", Resource: "*" },
        {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resource: Object.values(logs).flatMap((group: aws.cloudwatch.LogGroup) => [
                group.arn,
                pulumi.interpolate`${group.arn}:*`,
            ]),
        },
    ];
}

/**
 * Lets the agent send traces, and ask how many to send. None of these can be narrowed to a resource.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
 */
const traceStatement: PolicyStatement = {
    Effect: "Allow",
    Action: [
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords",
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:GetSamplingStatisticSummaries",
    ],
    Resource: "*",
};

/**
 * The folder of the artefact, and not the bucket that holds those of other tiers. Not the one object alone: while a deploy is under way, and where it was
 * interrupted, instances still start with the artefact before it.
 */
function artefactStatements({ args }: TierScope): PolicyStatement[] {
    const { bucketArn, key } = args.application.artefact;
    const objects = pulumi.output(key).apply((path) => path.replace(/[^/]*$/, (file) => (file === path ? file : "*")));
    return [{ Effect: "Allow", Action: "s3:GetObject", Resource: pulumi.interpolate`${bucketArn}/${objects}` }];
}
