import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type ComponentFunction, createFunction } from "../common/function.js";
import { locationOf } from "../common/location.js";
import type { PolicyStatement } from "../common/policy.js";
import { warmUpSeconds } from "./group.js";
import { minutesPerCall } from "./rollout-args.js";
import type { TierScope } from "./scope.js";
import { launchSource } from "./spot.js";

/** What a rollout needs from its siblings. */
export interface RolloutParts {
    group: aws.autoscaling.Group;
    template: aws.ec2.LaunchTemplate;
    /** The role that instances take. */
    instanceRole: aws.iam.Role;
    /** The alarms that bring the template before back. */
    alarms: aws.cloudwatch.MetricAlarm[];
}

/**
 * Brings each new template to the instances, waits for the end, and fails the deploy where AWS went back to the template before.
 *
 * The provider could start the refresh as well, but it writes the new template to the group first, and then AWS returns from the new one to the new one. So the group ignores its
 * template after it has been made, and a function hands it to the refresh.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/34189
 */
export function createRollout(scope: TierScope, parts: RolloutParts): void {
    const { name, parent, settings } = scope;
    const made = createRolloutFunction(scope, parts);
    let call = invoke(scope, made, "rollout", startRequest(scope, parts));
    for (let waited = minutesPerCall; waited < settings.rollout.waitMinutes; waited += minutesPerCall) {
        const waitFor = call.result.apply((answer): unknown => JSON.parse(answer));
        const last = waited + minutesPerCall >= settings.rollout.waitMinutes;
        // Named by the minute at which it begins, so that a longer wait leaves the calls before it alone.
        call = invoke({ name, parent }, made, `rollout-wait-${waited}`, pulumi.jsonStringify({ waitFor, last }));
    }
}

/** Never updated: the next rollout is a call of its own, and one that failed is not remembered as done. */
function invoke(
    { name, parent }: Pick<TierScope, "name" | "parent">,
    made: ComponentFunction,
    role: string,
    input: pulumi.Output<string>,
): aws.lambda.Invocation {
    return new aws.lambda.Invocation(
        `${name}-${role}`,
        { functionName: made.function.name, input },
        { parent, dependsOn: made.permission },
    );
}

/** In the words of `rollout.mjs`. */
function startRequest(scope: TierScope, { group, template, alarms }: RolloutParts): pulumi.Output<string> {
    return pulumi.jsonStringify({
        group: group.name,
        wanted: wanted(scope, template),
        alarms: alarms.map((alarm) => alarm.name),
        preferences: {
            MinHealthyPercentage: 100,
            MaxHealthyPercentage: 200,
            InstanceWarmup: warmUpSeconds,
            BakeTime: 60 * scope.settings.rollout.bakeMinutes,
            SkipMatching: true,
        },
    });
}

/** What the group is made with, as `StartInstanceRefresh` calls it. */
function wanted(scope: TierScope, template: aws.ec2.LaunchTemplate): pulumi.Output<unknown> {
    const { launchTemplate, mixedInstancesPolicy } = launchSource(scope, template);
    return pulumi.output({ launchTemplate, mixedInstancesPolicy }).apply((source): unknown =>
        source.mixedInstancesPolicy === undefined
            ? {
                  LaunchTemplate: {
                      LaunchTemplateId: source.launchTemplate?.id,
                      Version: source.launchTemplate?.version,
                  },
              }
            : { MixedInstancesPolicy: inAwsWords(source.mixedInstancesPolicy) },
    );
}

/** The provider's names are those of the API with a small first letter. */
function inAwsWords(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(inAwsWords);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
            `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
            inAwsWords(inner),
        ]),
    );
}

function createRolloutFunction(scope: TierScope, parts: RolloutParts): ComponentFunction {
    return createFunction(scope, {
        role: "rollout",
        description: `Brings new templates to the instances of ${scope.name}`,
        file: "scalable-web-tier/functions/rollout.mjs",
        timeoutSeconds: 900,
        statements: [...refreshStatements(scope, parts), ...launchStatements(parts)],
        permissionsBoundaryArn: scope.args.permissionsBoundaryArn,
        logRetentionDays: scope.settings.logRetentionDays,
    });
}

function refreshStatements({ parent }: TierScope, { group }: RolloutParts): PolicyStatement[] {
    const { partition, region, account } = locationOf(parent);
    return [
        {
            Effect: "Allow",
            Action: ["autoscaling:StartInstanceRefresh", "autoscaling:CancelInstanceRefresh"],
            Resource: group.arn,
        },
        // AWS knows no resource for these two.
        {
            Effect: "Allow",
            Action: ["autoscaling:DescribeInstanceRefreshes", "autoscaling:DescribeAutoScalingGroups"],
            Resource: "*",
        },
        {
            Effect: "Allow",
            Action: "cloudwatch:DescribeAlarms",
            Resource: pulumi.interpolate`arn:${partition}:cloudwatch:${region}:${account}:alarm:*`,
        },
    ];
}

/**
 * Whoever gives a group a template must be allowed to start instances with it: AWS tries at once whether that is so.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
 */
function launchStatements({ template, instanceRole }: RolloutParts): PolicyStatement[] {
    return [
        {
            Effect: "Allow",
            Action: "ec2:RunInstances",
            // Instances, volumes and network interfaces that do not exist yet, but from this template and no other.
            Resource: "*",
            Condition: { ArnEquals: { "ec2:LaunchTemplate": template.arn } },
        },
        {
            Effect: "Allow",
            Action: "ec2:CreateTags",
            Resource: "*",
            Condition: { StringEquals: { "ec2:CreateAction": "RunInstances" } },
        },
        {
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: instanceRole.arn,
            Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
        },
    ];
}
