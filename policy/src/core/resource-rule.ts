import type { PolicyProviderResource, ResourceValidationArgs } from "@pulumi/policy";
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

/** What a resource rule sees: the inputs of one resource after the provider has checked them. */
export interface CheckedResource {
    readonly type: string;
    readonly name: string;
    /** Read it through `read` only: a value that is not known throws. */
    readonly props: Readonly<Record<string, unknown>>;
    readonly provider: PolicyProviderResource | undefined;
}

/**
 * A rule that judges one resource by itself. In an update it runs again with known values, before the resource is
 * changed.
 */
export interface ResourceRuleDescription<Settings> extends RuleDescription<Settings> {
    /** The Pulumi types that the rule judges, such as `aws:rds/instance:Instance`. */
    types: ReadonlySet<string>;
    /** The findings; none means that the resource complies. */
    check(resource: CheckedResource, settings: Settings): readonly Finding[];
}

/** Makes a registry entry of a resource rule. */
export function resourceRule<Settings>(rule: ResourceRuleDescription<Settings>): Rule {
    return {
        name: rule.name,
        settingsProblems: (given) => readSettings(rule, given).problems,
        policy: {
            ...policyMetadata(rule),
            validateResource: (args, report) => {
                if (rule.types.has(args.type)) {
                    guarded(rule, `${args.type} "${args.name}"`, report, () => {
                        const { settings, onUnknown, problems } = readSettings(rule, args.getConfig());
                        reportProblems(rule, problems, report);
                        reportFindings(rule, args, rule.check(checkedResource(args), settings), onUnknown, report);
                    });
                }
            },
        },
    };
}

function checkedResource({ type, name, props, provider }: ResourceValidationArgs): CheckedResource {
    return { type, name, props, provider };
}
