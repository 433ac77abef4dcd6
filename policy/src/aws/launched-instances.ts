import { member, read, textOf } from "../core/reading.js";

/** What says how an EC2 instance is launched: the instance itself, or what it is launched from. */
export const instanceTypes = ["aws:ec2/instance:Instance", "aws:ec2/spotInstanceRequest:SpotInstanceRequest"];
export const launchTemplateType = "aws:ec2/launchTemplate:LaunchTemplate";
export const launchConfigurationType = "aws:ec2/launchConfiguration:LaunchConfiguration";
export const launchTypes = [...instanceTypes, launchTemplateType, launchConfigurationType];

export const autoScalingGroupType = "aws:autoscaling/group:Group";
export const autoScalingGroupTypes: ReadonlySet<string> = new Set([autoScalingGroupType]);

/** Whether what an instance does not say itself comes from a launch template, which is judged by itself. */
export function isLaunchedFromTemplate(props: Readonly<Record<string, unknown>>): boolean {
    const template = read(props, "launchTemplate");
    return ["id", "name"].some((name) => member(template, name).state !== "absent");
}

/** Whether an instance has no metadata service at all, so that there is nothing to protect. */
export function hasNoMetadata(props: Readonly<Record<string, unknown>>): boolean {
    return textOf(member(read(props, "metadataOptions"), "httpEndpoint")) === "disabled";
}
