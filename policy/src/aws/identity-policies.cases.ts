import type { TestResource, WireProperties, WireValue } from "../testing/wire.js";

/** Policies for the cases of the rules on identity. */

export const policyType = "aws:iam/policy:Policy";
export const roleType = "aws:iam/role:Role";

export function statement(action: WireValue, resource: WireValue, condition?: WireProperties): WireProperties {
    const allowed = { Effect: "Allow", Action: action, Resource: resource };
    return condition === undefined ? allowed : { ...allowed, Condition: condition };
}

/** A policy as the text that programs make of it. */
export function textOf(statements: readonly WireValue[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** A policy of its own with these statements. */
export function policyOf(...statements: readonly WireProperties[]): TestResource {
    return holding(textOf(statements));
}

/** A policy of its own, in whatever way it is written. */
export function holding(policy: WireValue): TestResource {
    return { type: policyType, name: "orders", props: { policy } };
}

/** A role with policies inside. */
export function inlineOf(...policies: readonly WireValue[]): TestResource {
    return { type: roleType, name: "web", props: { inlinePolicies: policies.map((policy) => ({ policy })) } };
}

/** A role that these statements let others take. */
export function trusting(...statements: readonly WireProperties[]): TestResource {
    return trustedBy(textOf(statements));
}

/** A role with a trust policy, in whatever way it is written. */
export function trustedBy(assumeRolePolicy: WireValue): TestResource {
    return { type: roleType, name: "deploy", props: { assumeRolePolicy } };
}
