import type { PolicyResource } from "@pulumi/policy";
import { mustBeGiven } from "../core/demands.js";
import { type Finding, violation } from "../core/finding.js";
import { type Reading, readPath } from "../core/reading.js";
import { isComputed, isGiven } from "../core/references.js";

/**
 * What the program wrote for a property, in a stack rule. Such a rule sees outputs: what the program left out is not
 * known there before AWS chose it, and would look like a value that is still to come.
 *
 * @param property may lead into an object, such as `deadLetterConfig.targetArn`
 */
export function given(resource: PolicyResource, property: string): Reading {
    return isGiven(resource, property) ? readPath(resource.props, property) : { state: "absent" };
}

/** Whether the program left a property out, so that AWS chooses, or has chosen. */
export function isLeftOut(resource: PolicyResource, property: string): boolean {
    return !isGiven(resource, property);
}

/**
 * A property that wires a resource to another one, such as to a key: set by the program, or computed from something of
 * the stack, whose id is not known before it exists.
 */
export function mustBeWired(resource: PolicyResource, property: string, fix: string): Finding[] {
    return given(resource, property).state === "absent"
        ? [violation(property, "is not set", fix)]
        : mustBeGiven(resource.props, property, { fix, isComputed: isComputed(resource, property) });
}

/** Whether a property wires a resource to another one, as far as can be told. */
export function isWired(resource: PolicyResource, property: string): boolean {
    return mustBeWired(resource, property, "").length === 0;
}
