import type { EnforcementLevel, Severity } from "@pulumi/policy";

/**
 * What an undecidable finding does: `mandatory` counts it as a violation, at the rule's own level; `advisory` reports
 * it without stopping the run; `ignore` leaves it out.
 */
export type UnknownHandling = (typeof unknownHandlings)[number];
export const unknownHandlings = ["mandatory", "advisory", "ignore"] as const;

/** How much harm it does where a rule is broken. */
export type RuleSeverity = Extract<Severity, "critical" | "high" | "medium" | "low">;

/** Whether a rule judges one resource by itself, or the resources of a stack together. */
export type RuleScope = "resource" | "stack";

/**
 * What a value that is not known yet does in a rule that does not say otherwise: what matters most waits for it. A stack
 * rule waits sooner than a resource rule. An update asks it only after the resources exist, so that what its verdict on
 * the preview lets pass is made; a resource rule is asked again, with every value known, before the resource is made.
 */
export const unknownBySeverity: Readonly<Record<RuleScope, Readonly<Record<RuleSeverity, UnknownHandling>>>> = {
    resource: { critical: "mandatory", high: "mandatory", medium: "advisory", low: "advisory" },
    stack: { critical: "mandatory", high: "mandatory", medium: "mandatory", low: "advisory" },
};

/**
 * For a resource rule of critical or high severity about what a first preview seldom knows, such as a policy with the
 * ARN of what is made with it: reported only, because the update judges it again, with every value known, before the
 * resource is made. A stack rule cannot say so.
 */
export const judgedAgain: UnknownHandling = "advisory";

/** How strict a rule is. `remediate` is the engine's word for a rule that mends what it can before it judges. */
export type Level = Extract<EnforcementLevel, "mandatory" | "advisory" | "disabled">;
