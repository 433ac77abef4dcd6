import type { EnforcementLevel, Severity } from "@pulumi/policy";

/**
 * What an undecidable finding does: `mandatory` counts it as a violation, at the rule's own level; `advisory` reports
 * it without stopping the run; `ignore` leaves it out.
 */
export type UnknownHandling = (typeof unknownHandlings)[number];
export const unknownHandlings = ["mandatory", "advisory", "ignore"] as const;

/** How much harm it does where a rule is broken. */
export type RuleSeverity = Extract<Severity, "critical" | "high" | "medium" | "low">;

/** What a value that is not known yet does in a rule that does not say otherwise: what matters most waits for it. */
export const unknownBySeverity: Readonly<Record<RuleSeverity, UnknownHandling>> = {
    critical: "mandatory",
    high: "mandatory",
    medium: "advisory",
    low: "advisory",
};

/** How strict a rule is. `remediate` is the engine's word for a rule that mends what it can before it judges. */
export type Level = Extract<EnforcementLevel, "mandatory" | "advisory" | "disabled">;
