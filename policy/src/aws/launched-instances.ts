import type { PolicyResource } from "@pulumi/policy";
import { type Demand, judge } from "../core/demands.js";
import { type Finding, undecidable } from "../core/finding.js";
import { textOf } from "../core/reading.js";
import { followOne, type Reference } from "../core/references.js";
import type { Stack, Types } from "../core/stack.js";
import type { ResourceFindings } from "../core/stack-rule.js";
import { given } from "./program-inputs.js";

/** What says how an EC2 instance is launched: the instance itself, or what it is launched from. */
export const instanceTypes = ["aws:ec2/instance:Instance", "aws:ec2/spotInstanceRequest:SpotInstanceRequest"];
export const launchTemplateType = "aws:ec2/launchTemplate:LaunchTemplate";
export const launchConfigurationType = "aws:ec2/launchConfiguration:LaunchConfiguration";
export const launchTypes = [...instanceTypes, launchTemplateType, launchConfigurationType];
/** Says it in `launchSpecifications`, a list with few of an instance's properties. */
export const spotFleetType = "aws:ec2/spotFleetRequest:SpotFleetRequest";

export const autoScalingGroupType = "aws:autoscaling/group:Group";
export const autoScalingGroupTypes: ReadonlySet<string> = new Set([autoScalingGroupType]);

const templateTypes: Types = new Set([launchTemplateType]);

/**
 * Judges a property of the metadata service of everything that is launched. Where there is no such service, there is
 * nothing to protect.
 */
export function judgeMetadata(stack: Stack, property: string, demand: Demand): ResourceFindings[] {
    return stack
        .ofType(...launchTypes)
        .filter((resource) => textOf(given(resource, "metadataOptions.httpEndpoint")) !== "disabled")
        .map((resource) => ({
            resource,
            findings: leftToTemplate(stack, resource, property) ?? judge(given(resource, property), property, demand),
        }));
}

/**
 * What is to be said about a property that an instance leaves to its launch template: nothing where that is in the stack,
 * because it is judged by itself; else that it cannot be seen. Undefined where the instance says it itself, or names no
 * template.
 */
export function leftToTemplate(stack: Stack, instance: PolicyResource, property: string): Finding[] | undefined {
    if (given(instance, property).state !== "absent") {
        return undefined;
    }
    switch (templateOf(stack, instance).kind) {
        case "none":
            return undefined;
        case "one":
        case "oneOf":
            return [];
        case "unknown":
        case "elsewhere":
            return [
                undecidable(
                    "launchTemplate",
                    `is not a launch template of this stack, or not known yet, and decides on ${property}`,
                    `set ${property} here too, or declare the template in this stack`,
                ),
            ];
    }
}

/** A program names a template by its id or by its name, and AWS adds the other, which is not known before. */
function templateOf(stack: Stack, instance: PolicyResource): Reference {
    const [byId, byName] = ["id", "name"].map((name) =>
        followOne(stack, instance, `launchTemplate.${name}`, templateTypes),
    );
    const references = [byId, byName].filter((reference) => reference !== undefined);
    const kinds: readonly Reference["kind"][] = ["one", "oneOf", "elsewhere", "unknown"];
    const found = kinds.map((kind) => references.find((reference) => reference.kind === kind));
    return found.find((reference) => reference !== undefined) ?? { kind: "none" };
}
