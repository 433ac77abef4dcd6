import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { isSet, longerThan, outside, refuseIf, unlisted } from "../shared/checks.js";
import { uuid } from "../shared/made-up.js";
import { severalVpcs, subnetTypes } from "../shared/placement.js";
import { hookFaults } from "./hooks.js";
import { mixedFaults, warmSpotTemplate } from "./mixed.js";
import { refreshFaults } from "./refresh.js";

export const groupType = "aws:autoscaling/group:Group";
const targetGroupType = "aws:lb/targetGroup:TargetGroup";
const launchTemplateType = "aws:ec2/launchTemplate:LaunchTemplate";

/** The one code with which Auto Scaling refuses inputs; the message says the rest. */
export const invalid = "ValidationError";

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
const metrics = [
    ...["MinSize", "MaxSize", "DesiredCapacity", "InServiceInstances", "PendingInstances", "StandbyInstances"],
    ...["TerminatingInstances", "TotalInstances", "InServiceCapacity", "PendingCapacity", "StandbyCapacity"],
    ...["TerminatingCapacity", "TotalCapacity"],
].map((name) => `Group${name}`);
const warmPoolMetrics = [
    ...["DesiredCapacity", "MinSize", "PendingCapacity", "TerminatingCapacity", "TotalCapacity", "WarmedCapacity"],
].map((name) => `WarmPool${name}`);
const jointMetrics = ["GroupAndWarmPoolDesiredCapacity", "GroupAndWarmPoolTotalCapacity"];

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-termination-policies.html
const terminationPolicies = [
    "OldestInstance",
    "NewestInstance",
    "OldestLaunchConfiguration",
    "ClosestToNextInstanceHour",
    "Default",
    "OldestLaunchTemplate",
    "AllocationStrategy",
];

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
const processes = [
    "Launch",
    "Terminate",
    "AddToLoadBalancer",
    "AlarmNotification",
    "AZRebalance",
    "HealthCheck",
    "InstanceRefresh",
    "ReplaceUnhealthy",
    "ScheduledActions",
];

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html
function sizeFaults(inputs: Inputs): Refusals {
    const least = inputs.number("minSize");
    const most = inputs.number("maxSize");
    const desired = inputs.number("desiredCapacity");
    const below = desired !== undefined && least !== undefined && desired < least;
    const above = desired !== undefined && most !== undefined && desired > most;
    return [
        outside(inputs, "minSize", 0, 10_000, invalid),
        refuseIf(
            least !== undefined && most !== undefined && least > most,
            invalid,
            `minSize is ${least} and maxSize ${most}; use a minSize of at most maxSize.`,
        ),
        refuseIf(
            below || above,
            invalid,
            `desiredCapacity is ${desired}; use ${least} (minSize) to ${most} (maxSize), or leave it out.`,
        ),
    ];
}

function sourceFaults(inputs: Inputs): Refusals {
    const sources = ["launchTemplate", "launchConfiguration", "mixedInstancesPolicy"];
    const given = sources.filter((source) => inputs.has(source));
    const found = given.length === 0 ? "none" : given.join(" and ");
    return [
        refuseIf(given.length !== 1, invalid, `of ${sources.join(", ")} ${found} is set; set exactly one.`),
        refuseIf(
            !inputs.has("vpcZoneIdentifiers") && !inputs.has("availabilityZones"),
            invalid,
            "neither vpcZoneIdentifiers nor availabilityZones is set; name the subnets.",
        ),
        refuseIf(
            ["id", "name"].every((by) => isSet(inputs, `launchTemplate.${by}`)),
            invalid,
            "launchTemplate has an id and a name; keep one of them.",
        ),
    ];
}

function namesOutside(inputs: Inputs, property: string, allowed: readonly string[]): Refusals[number] {
    const unknown = inputs.texts(property).find((name) => !allowed.includes(name) && !name.startsWith("arn:"));
    return refuseIf(
        unknown !== undefined,
        invalid,
        `${property} names "${unknown}"; use some of ${allowed.join(", ")}.`,
    );
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
function refuse(inputs: Inputs): Refusals {
    const lifetime = inputs.number("maxInstanceLifetime") ?? 0;
    return [
        longerThan(inputs, "name", 255, invalid),
        ...sizeFaults(inputs),
        ...sourceFaults(inputs),
        outside(inputs, "healthCheckGracePeriod", 0, 2_147_483_647, invalid),
        outside(inputs, "defaultCooldown", 0, 2_147_483_647, invalid),
        outside(inputs, "defaultInstanceWarmup", -1, 2_147_483_647, invalid),
        ...(inputs.text("healthCheckType")?.split(",") ?? [])
            .filter((kind) => !["EC2", "ELB", "EBS", "VPC_LATTICE"].includes(kind))
            .map((kind) => ({
                code: invalid,
                message: `healthCheckType is "${kind}"; use EC2, ELB, EBS or VPC_LATTICE.`,
            })),
        // https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html
        refuseIf(
            lifetime !== 0 && (lifetime < 86_400 || lifetime > 31_536_000),
            invalid,
            `maxInstanceLifetime is ${lifetime}; use 0, which turns it off, or 86400 to 31536000 seconds.`,
        ),
        unlisted(inputs, "desiredCapacityType", ["units", "vcpu", "memory-mib"], invalid),
        unlisted(inputs, "metricsGranularity", ["1Minute"], invalid),
        namesOutside(inputs, "enabledMetrics", [...metrics, ...warmPoolMetrics, ...jointMetrics]),
        namesOutside(inputs, "terminationPolicies", terminationPolicies),
        namesOutside(inputs, "suspendedProcesses", processes),
        ...refreshFaults(inputs),
        ...mixedFaults(inputs),
        ...inputs.list("initialLifecycleHooks").flatMap(hookFaults),
        ...tagFaults(inputs),
    ];
}

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html
function tagFaults(inputs: Inputs): Refusals {
    const keys = inputs.list("tags").map((tag) => tag.text("key"));
    const repeated = keys.find((key, index) => key !== undefined && keys.indexOf(key) !== index);
    const reserved = keys.find((key) => key?.toLowerCase().startsWith("aws:"));
    return [
        refuseIf(repeated !== undefined, invalid, `tags has the key "${repeated}" twice; keep one.`),
        refuseIf(reserved !== undefined, invalid, `tags has the key "${reserved}"; "aws:" is reserved, remove it.`),
        refuseIf(keys.length > 50, invalid, `tags has ${keys.length} entries; use at most 50.`),
    ];
}

function refuseWith(inputs: Inputs, cloud: Cloud): Refusals {
    const name = inputs.text("launchTemplate.name");
    const named = cloud.all(launchTemplateType).some((template) => template.facts.name === name);
    return [
        severalVpcs(inputs, "vpcZoneIdentifiers", cloud, invalid),
        refuseIf(
            name !== undefined && !named,
            invalid,
            `launchTemplate.name is "${name}", which does not exist; name one that does.`,
        ),
        ...warmSpotTemplate(inputs, launchTemplateType, cloud),
    ];
}

const mixedTemplate = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.launchTemplateId";

const group: ServiceModel = {
    type: groupType,
    immutable: ["name", "namePrefix"],
    defaults: {
        forceDelete: false,
        forceDeleteWarmPool: false,
        healthCheckGracePeriod: 300,
        ignoreFailedScalingActivities: false,
        metricsGranularity: "1Minute",
        protectFromScaleIn: false,
        waitForCapacityTimeout: "10m",
    },
    autoName: { property: "name", maxLength: 255 },
    unique: [{ property: "name", code: "AlreadyExists" }],
    facts: ["name", "minSize", "maxSize", "targetGroupArns"],
    references: [
        { property: "launchTemplate.id", to: [launchTemplateType], missing: invalid },
        { property: mixedTemplate, to: [launchTemplateType], missing: invalid },
        // The interfaces of the group's instances keep the subnet from being deleted.
        { property: "vpcZoneIdentifiers[]", to: subnetTypes, missing: invalid, inUse: "DependencyViolation" },
        { property: "targetGroupArns[]", to: [targetGroupType], missing: invalid },
    ],
    refuse,
    refuseWith,
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "autoscaling", `autoScalingGroup:${uuid(place)}:autoScalingGroupName/${place.id}`),
        predictedCapacity: 0,
        warmPoolSize: 0,
        availabilityZones: [],
        defaultCooldown: 300,
        desiredCapacity: inputs.number("desiredCapacity") ?? desiredBefore(place.previous?.desiredCapacity, inputs),
        healthCheckType: "EC2",
        loadBalancers: [],
        serviceLinkedRoleArn: `arn:${place.partition}:iam::${place.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
        targetGroupArns: [],
        trafficSources: [],
        vpcZoneIdentifiers: [],
    }),
};

/** An update that says nothing of the capacity keeps what scaling has set, within the bounds. */
function desiredBefore(previous: unknown, inputs: Inputs): number {
    const least = inputs.number("minSize") ?? 0;
    const most = inputs.number("maxSize") ?? least;
    return typeof previous === "number" ? Math.min(Math.max(previous, least), most) : least;
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachTrafficSources.html
const attachment: ServiceModel = {
    type: "aws:autoscaling/attachment:Attachment",
    immutable: ["autoscalingGroupName", "elb", "lbTargetGroupArn"],
    references: [
        { property: "autoscalingGroupName", to: [groupType], missing: invalid },
        { property: "lbTargetGroupArn", to: [targetGroupType], missing: invalid },
    ],
    id: (inputs, place) => `${inputs.text("autoscalingGroupName") ?? ""}-${place.hex(26, "attachment")}`,
};

export const models: readonly ServiceModel[] = [group, attachment];
