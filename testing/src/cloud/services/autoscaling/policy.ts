import { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { absent, isSet, longerThan, mayBe, only, refuseIf, unlisted } from "../shared/checks.js";
import { uuid } from "../shared/made-up.js";
import { fact } from "../shared/placement.js";
import { groupType, invalid } from "./group.js";

const tracking = "targetTrackingConfiguration";
const predefined = `${tracking}.predefinedMetricSpecification`;
const customized = `${tracking}.customizedMetricSpecification`;

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
function trackingFaults(inputs: Inputs): Refusals {
    const both = isSet(inputs, predefined) && isSet(inputs, customized);
    const neither =
        inputs.has(tracking) && !inputs.isUnknown(tracking) && !inputs.has(predefined) && !inputs.has(customized);
    const metric = inputs.text(`${predefined}.predefinedMetricType`);
    const perTarget = metric === "ALBRequestCountPerTarget";
    const target = inputs.number(`${tracking}.targetValue`);
    return [
        refuseIf(
            both || neither,
            invalid,
            `${tracking} has ${both ? "two metrics" : "no metric"}; set exactly one of predefinedMetricSpecification and customizedMetricSpecification.`,
        ),
        refuseIf(target !== undefined && target <= 0, invalid, `targetValue is ${target}; use a positive number.`),
        unlisted(
            inputs,
            `${predefined}.predefinedMetricType`,
            ["ASGAverageCPUUtilization", "ASGAverageNetworkIn", "ASGAverageNetworkOut", "ALBRequestCountPerTarget"],
            invalid,
        ),
        perTarget && absent(inputs, `${predefined}.resourceLabel`, invalid, "name the load balancer and target group"),
        metric !== undefined &&
            only(inputs, `${predefined}.resourceLabel`, perTarget, "with ALBRequestCountPerTarget", invalid),
        labelFault(inputs),
        ...customizedFaults(inputs),
    ];
}

function labelFault(inputs: Inputs): Refusals[number] {
    const label = inputs.text(`${predefined}.resourceLabel`);
    const bad = label !== undefined && !/^app\/[^/]+\/[^/]+\/targetgroup\/[^/]+\/[^/]+$/.test(label);
    const message = `resourceLabel is "${label}"; write "<arnSuffix of the load balancer>/<arnSuffix of the target group>".`;
    return refuseIf(bad, invalid, message);
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CustomizedMetricSpecification.html
function customizedFaults(inputs: Inputs): Refusals {
    if (!inputs.has(customized) || inputs.isUnknown(customized)) return [];
    const single = ["metricName", "namespace", "statistic"];
    const math = inputs.has(`${customized}.metrics`);
    const missing = single.filter((member) => !inputs.has(`${customized}.${member}`));
    return [
        refuseIf(
            !math && missing.length > 0,
            invalid,
            `customizedMetricSpecification lacks ${missing.join(", ")}; set them, or metrics.`,
        ),
        refuseIf(
            math && missing.length < single.length,
            invalid,
            "customizedMetricSpecification has metrics and a single metric; keep one of them.",
        ),
        unlisted(inputs, `${customized}.statistic`, ["Average", "Minimum", "Maximum", "SampleCount", "Sum"], invalid),
    ];
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_StepAdjustment.html
function stepFaults(inputs: Inputs): Refusals {
    return inputs.list("stepAdjustments").map((step) => {
        const lower = step.number("metricIntervalLowerBound") ?? -Infinity;
        const upper = step.number("metricIntervalUpperBound") ?? Infinity;
        return refuseIf(
            lower >= upper,
            invalid,
            `a step goes from ${lower} to ${upper}; use a lower bound below the upper.`,
        );
    });
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html
function refuse(inputs: Inputs): Refusals {
    const kind = inputs.text("policyType");
    const adjusting = kind === "SimpleScaling" || kind === "StepScaling";
    return [
        longerThan(inputs, "name", 255, invalid),
        unlisted(
            inputs,
            "policyType",
            ["SimpleScaling", "StepScaling", "TargetTrackingScaling", "PredictiveScaling"],
            invalid,
        ),
        unlisted(inputs, "adjustmentType", ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"], invalid),
        adjusting && absent(inputs, "adjustmentType", invalid, `a ${kind} policy needs it`),
        kind === "SimpleScaling" && absent(inputs, "scalingAdjustment", invalid, "a SimpleScaling policy needs it"),
        kind === "StepScaling" && absent(inputs, "stepAdjustments", invalid, "a StepScaling policy needs it"),
        kind === "TargetTrackingScaling" &&
            absent(inputs, tracking, invalid, "a TargetTrackingScaling policy needs it"),
        only(
            inputs,
            tracking,
            mayBe(inputs, "policyType", "TargetTrackingScaling"),
            "with the policyType TargetTrackingScaling",
            invalid,
        ),
        only(
            inputs,
            "cooldown",
            mayBe(inputs, "policyType", "SimpleScaling"),
            "with the policyType SimpleScaling",
            invalid,
        ),
        ...trackingFaults(inputs),
        ...stepFaults(inputs),
    ];
}

/**
 * The number of requests per target is counted only where a load balancer sends them.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredefinedMetricSpecification.html
 */
function refuseWith(inputs: Inputs, cloud: Cloud): Refusals {
    const label = inputs.text(`${predefined}.resourceLabel`);
    const [, loadBalancer, targetGroup] = /^(app\/[^/]+\/[^/]+)\/(targetgroup\/.+)$/.exec(label ?? "") ?? [];
    if (loadBalancer === undefined || targetGroup === undefined) return [];
    const group = cloud.find(groupType, inputs.text("autoscalingGroupName") ?? "");
    const attached = group === undefined ? [] : new Inputs(group.facts).texts("targetGroupArns");
    const attachedLater = cloud
        .all("aws:autoscaling/attachment:Attachment")
        .filter((attachment) => fact(attachment, "autoscalingGroupName") === group?.id)
        .flatMap((attachment) => fact(attachment, "lbTargetGroupArn") ?? []);
    const listened = cloud
        .all("aws:lb/listener:Listener")
        .some((listener) => fact(listener, "loadBalancerArn")?.endsWith(`:loadbalancer/${loadBalancer}`));
    return [
        refuseIf(
            ![...attached, ...attachedLater].some((arn) => arn.endsWith(targetGroup)),
            invalid,
            `resourceLabel names ${targetGroup}, which is not attached to the group; attach it first.`,
        ),
        refuseIf(
            !listened,
            invalid,
            `resourceLabel names ${loadBalancer}, which has no listener; let the policy depend on the listener.`,
        ),
    ];
}

const policy: ServiceModel = {
    type: "aws:autoscaling/policy:Policy",
    immutable: ["name", "autoscalingGroupName"],
    defaults: { enabled: true, policyType: "SimpleScaling" },
    autoName: { property: "name", maxLength: 255 },
    facts: ["name", "autoscalingGroupName"],
    references: [{ property: "autoscalingGroupName", to: [groupType], missing: invalid }],
    refuse,
    refuseWith,
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => ({
        arn: regionalArn(
            place,
            "autoscaling",
            `scalingPolicy:${uuid(place)}:autoScalingGroupName/${inputs.text("autoscalingGroupName") ?? ""}:policyName/${place.id}`,
        ),
        metricAggregationType: inputs.text("policyType") === "StepScaling" ? "Average" : "",
    }),
};

export const models: readonly ServiceModel[] = [policy];
