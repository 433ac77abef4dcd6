import type { PolicyProviderResource, ResourceRemediation, ResourceValidationArgs } from "@pulumi/policy";
import type { Finding } from "./finding.js";
import { read } from "./reading.js";
import {
    guarded,
    policyMetadata,
    readSettings,
    reportFindings,
    reportProblems,
    type Rule,
    type RuleDescription,
    type WholeDescription,
    withDefaults,
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
    types: readonly string[];
    /** The findings; none means that the resource complies. */
    check(resource: CheckedResource, settings: Settings): readonly Finding[];
    /**
     * Mends what it can before `check` judges what became of it, where the level of the rule is `remediate`. It writes
     * into `resource.props`, never a copy of what it found there, and says whether it did. It is not asked about a
     * resource that holds a file.
     */
    remediate?(resource: CheckedResource, settings: Settings): boolean;
}

/** Makes a registry entry of a resource rule. */
export function resourceRule<Settings = undefined>(given: ResourceRuleDescription<Settings>): Rule {
    const description = withDefaults(given, "resource");
    const types = new Set(description.types);
    // A remediation cannot report; its faults are reported where the resource is judged, which comes next.
    const faults = new Map<string, unknown>();
    return {
        ...description,
        settingsProblems: (settings) => readSettings(description, settings).problems,
        policy: {
            ...policyMetadata(description),
            ...(description.remediate !== undefined && { remediateResource: remediation(description, types, faults) }),
            validateResource: (args, report) => {
                if (types.has(args.type)) {
                    const subject = { title: `${args.type} "${args.name}"`, urn: args.urn };
                    guarded(description, subject, report, () => {
                        rethrow(faults, args.urn);
                        const { settings, onUnknown, problems } = readSettings(description, args.getConfig());
                        reportProblems(description, problems, report);
                        const findings = description.check(checkedResource(args), settings);
                        reportFindings(description, args, findings, onUnknown, report);
                    });
                }
            },
        },
    };
}

/** Hands back the very properties that it got, in which secrets are still secret, or nothing where nothing changed. */
function remediation<Settings>(
    description: ResourceRuleDescription<Settings> & WholeDescription<Settings>,
    types: ReadonlySet<string>,
    faults: Map<string, unknown>,
): ResourceRemediation {
    return (args) => {
        if (!types.has(args.type) || holdsAsset(args.props)) {
            return undefined;
        }
        try {
            const { settings, problems } = readSettings(description, args.getConfig());
            const isChanged =
                problems.length === 0 && description.remediate?.(checkedResource(args), settings) === true;
            return isChanged ? args.props : undefined;
        } catch (error) {
            faults.set(args.urn, error);
            return undefined;
        }
    };
}

function rethrow(faults: Map<string, unknown>, urn: string): void {
    const fault = faults.get(urn);
    if (faults.delete(urn)) {
        throw fault;
    }
}

function checkedResource({ type, name, props, provider }: ResourceValidationArgs): CheckedResource {
    return { type, name, props, provider };
}

/**
 * Whether there is a file or an archive anywhere in some properties. The SDK hands those back without their hashes,
 * and an archive of files without the files: the engine would not see that the code of a function has changed.
 */
function holdsAsset(value: unknown): boolean {
    if (typeof value !== "object" || value === null) {
        return false;
    }
    // As the SDK marks them, which holds whichever copy of it made them.
    if ("__pulumiAsset" in value || "__pulumiArchive" in value) {
        return true;
    }
    return Object.keys(value).some((key) => {
        const inner = read(value, key);
        return inner.state === "known" && holdsAsset(inner.value);
    });
}
