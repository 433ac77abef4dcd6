import type { PolicyResource } from "@pulumi/policy";
import type { Finding } from "./finding.js";
import {
    guarded,
    onUnknownOf,
    policyMetadata,
    readSettings,
    reportFindings,
    reportProblems,
    type Rule,
    type RuleDescription,
} from "./rule.js";
import { Stack } from "./stack.js";

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
    check(stack: Stack, settings: Settings): readonly ResourceFindings[];
}

/**
 * Makes a registry entry of a stack rule. The engine's order of resources changes from run to run; findings come by
 * URN.
 */
export function stackRule<Settings = undefined>(description: StackRuleDescription<Settings>): Rule {
    return {
        ...description,
        scope: "stack",
        onUnknown: onUnknownOf(description),
        settingsProblems: (given) => readSettings(description, given).problems,
        policy: {
            ...policyMetadata(description),
            validateStack: (args, report) => {
                guarded(description, { title: "the stack" }, report, () => {
                    const { settings, onUnknown, problems } = readSettings(description, args.getConfig());
                    reportProblems(description, problems, report);
                    const byUrn = [...args.resources].sort((one, other) => (one.urn < other.urn ? -1 : 1));
                    for (const { resource, findings } of description.check(new Stack(byUrn), settings)) {
                        reportFindings(description, resource, findings, onUnknown, report);
                    }
                });
            },
        },
    };
}
