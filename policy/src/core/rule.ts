import type { ReportViolation, ResourceValidationPolicy, Severity, StackValidationPolicy } from "@pulumi/policy";
import { type Finding, sentence } from "./finding.js";
import { SettingsReader } from "./settings.js";

/**
 * What an undecidable finding does: `mandatory` counts it as a violation, at the rule's own level; `advisory` reports
 * it without stopping the run; `ignore` leaves it out.
 */
export type UnknownHandling = (typeof unknownHandlings)[number];
const unknownHandlings = ["mandatory", "advisory", "ignore"] as const;

/**
 * What every rule states about itself. `Settings` is what a user can configure; the type of the settings comes from
 * reading them.
 */
export interface RuleDescription<Settings> {
    /** The rule's name, which is also the name of its file. */
    name: string;
    title: string;
    /** One sentence that says what is demanded. It stands above every finding. */
    description: string;
    severity: Severity;
    /** The controls that ask for the same, such as `Security Hub RDS.2`. Empty where none does. */
    references: readonly string[];
    /** The page that explains the demand. */
    url: string;
    /**
     * What an undecidable finding does unless the configuration says otherwise. `advisory` is right only for a
     * resource rule whose values are all known, and judged again, before the resource is created.
     */
    onUnknown: UnknownHandling;
    readSettings(reader: SettingsReader): Settings;
}

/** One entry of the registry: what the SDK runs, and how the rule's configuration is checked. */
export interface Rule {
    readonly name: string;
    readonly policy: ResourceValidationPolicy | StackValidationPolicy;
    /** Everything that is wrong with a configuration of this rule; empty where nothing is. */
    settingsProblems(given: Readonly<Record<string, unknown>>): readonly string[];
}

/** The settings of a rule as the configuration gives them, with what every rule has. */
export interface ReadSettings<Settings> {
    settings: Settings;
    onUnknown: UnknownHandling;
    problems: readonly string[];
    schema: SettingsReader["schema"];
}

export function readSettings<Settings>(
    rule: RuleDescription<Settings>,
    given: Readonly<Record<string, unknown>>,
): ReadSettings<Settings> {
    const reader = new SettingsReader(given);
    const settings = rule.readSettings(reader);
    const onUnknown = reader.choice(
        "onUnknown",
        unknownHandlings,
        rule.onUnknown,
        "What a value that is not known yet does: counts as a violation, is reported only, or is left out.",
    );
    reader.refuseUnknownNames();
    return { settings, onUnknown, problems: reader.problems, schema: reader.schema };
}

/** The part of an SDK policy that does not depend on what the rule looks at. */
export function policyMetadata<Settings>(
    rule: RuleDescription<Settings>,
): Omit<ResourceValidationPolicy, "validateResource"> {
    return {
        name: rule.name,
        displayName: rule.title,
        description: rule.description,
        severity: rule.severity,
        tags: [...rule.references],
        url: rule.url,
        enforcementLevel: "mandatory",
        configSchema: { properties: readSettings(rule, {}).schema },
    };
}

/**
 * Reports what is wrong with a rule's configuration. The pack refuses such a configuration before any rule runs, unless
 * it got a copy of `@pulumi/pulumi` other than the policy SDK's: then the violation stops the run all the same.
 */
export function reportProblems(rule: { name: string }, problems: readonly string[], report: ReportViolation): void {
    for (const problem of problems) {
        report(`the configuration of rule "${rule.name}" is wrong: ${problem}`);
    }
}

/** Hands findings to the SDK, each as one sentence at the level that its kind asks for. */
export function reportFindings(
    rule: { description: string },
    resource: { type: string; name: string; urn: string },
    findings: readonly Finding[],
    onUnknown: UnknownHandling,
    report: ReportViolation,
): void {
    for (const finding of findings) {
        const message = sentence(resource, finding);
        if (finding.kind === "violation" || onUnknown === "mandatory") {
            report(message, resource.urn);
        } else if (onUnknown === "advisory") {
            reportAdvisory(rule, message, resource.urn, report);
        }
    }
}

/**
 * Reports one finding below the level of its rule.
 *
 * The SDK takes an object with a level of its own in place of the message, but its types do not say so. Should a
 * later SDK drop this, the finding is reported at the rule's level: it blocks instead of vanishing.
 */
function reportAdvisory(rule: { description: string }, message: string, urn: string, report: ReportViolation): void {
    Reflect.apply(report, undefined, [
        { message: `${rule.description}\n${message}`, urn, enforcementLevel: "advisory" },
    ]);
}

/**
 * Runs a check so that a fault in it can neither stop the engine nor pass for compliance: the SDK ends the whole run
 * when a rule throws. The error's own message stays out of the report, because it may quote a property's value.
 */
export function guarded(rule: { name: string }, subject: string, report: ReportViolation, check: () => void): void {
    try {
        check();
    } catch (error) {
        const kind = error instanceof Error ? error.name : "an error";
        const place = error instanceof Error ? /[\w-]+\.[jt]s:\d+/.exec(error.stack ?? "")?.[0] : undefined;
        const where = place === undefined ? "" : ` at ${place}`;
        report(
            `rule "${rule.name}" could not run on ${subject} (${kind}${where}); report this fault, or set the rule to "disabled".`,
        );
    }
}
