import type { PolicyResource } from "@pulumi/policy";
import type { Finding } from "./finding.js";
import {
    guarded,
    policyMetadata,
    readSettings,
    reportFindings,
    reportProblems,
    type Rule,
    type RuleDescription,
} from "./rule.js";

/** What a stack rule found on one resource. */
export interface ResourceFindings {
    resource: PolicyResource;
    findings: readonly Finding[];
}

/**
 * A rule that judges resources by others of the same stack, from their outputs. It runs once, after everything: in an
 * update that is after the resources exist, so that only its verdict on the preview protects. Its unknowns are
 * therefore best `mandatory`.
 */
export interface StackRuleDescription<Settings> extends RuleDescription<Settings> {
    check(resources: readonly PolicyResource[], settings: Settings): readonly ResourceFindings[];
}

/**
 * Makes a registry entry of a stack rule. The engine's order of resources changes from run to run; findings come by
 * URN.
 */
export function stackRule<Settings>(rule: StackRuleDescription<Settings>): Rule {
    return {
        name: rule.name,
        settingsProblems: (given) => readSettings(rule, given).problems,
        policy: {
            ...policyMetadata(rule),
            validateStack: (args, report) => {
                guarded(rule, "the stack", report, () => {
                    const { settings, onUnknown, problems } = readSettings(rule, args.getConfig());
                    reportProblems(rule, problems, report);
                    const byUrn = [...args.resources].sort((one, other) => (one.urn < other.urn ? -1 : 1));
                    for (const { resource, findings } of rule.check(byUrn, settings)) {
                        reportFindings(rule, resource, findings, onUnknown, report);
                    }
                });
            },
        },
    };
}
