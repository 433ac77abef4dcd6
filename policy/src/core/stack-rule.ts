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
    withDefaults,
} from "./rule.js";
import { stackOf } from "./shared-stack.js";
import type { Stack } from "./stack.js";

/** What a stack rule found on one resource. */
export interface ResourceFindings {
    resource: PolicyResource;
    findings: readonly Finding[];
}

/**
 * A rule that judges resources by others of the same stack, from their outputs. It runs once, after everything: in an
 * update that is after the resources exist, so that only its verdict on the preview protects. Its unknowns are therefore
 * `mandatory` down to medium severity, and a rule that has to say `advisory` says why.
 */
export interface StackRuleDescription<Settings> extends RuleDescription<Settings> {
    check(stack: Stack, settings: Settings): readonly ResourceFindings[];
}

/** Makes a registry entry of a stack rule. Its findings come in the order of the stack, which is by URN. */
export function stackRule<Settings = undefined>(given: StackRuleDescription<Settings>): Rule {
    const description = withDefaults(given, "stack");
    return {
        ...description,
        settingsProblems: (settings) => readSettings(description, settings).problems,
        policy: {
            ...policyMetadata(description),
            validateStack: (args, report) => {
                guarded(description, { title: "the stack" }, report, () => {
                    const { settings, onUnknown, problems } = readSettings(description, args.getConfig());
                    reportProblems(description, problems, report);
                    for (const { resource, findings } of description.check(stackOf(args.resources), settings)) {
                        reportFindings(description, resource, findings, onUnknown, report);
                    }
                });
            },
        },
    };
}
