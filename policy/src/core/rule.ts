import type { ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { type Controls, controlIds } from "./controls.js";
import { exemptionOf, noteOf } from "./exemptions.js";
import { type Finding, sentence } from "./finding.js";
import {
    type RuleScope,
    type RuleSeverity,
    unknownBySeverity,
    type UnknownHandling,
    unknownHandlings,
} from "./levels.js";
import { SettingsReader } from "./settings.js";

/** What every rule states about itself, without its settings. */
export interface RuleStatement {
    /** The rule's name, which is also the name of its file. */
    name: string;
    /** What a system looks like that keeps to the rule, in a few words. */
    title: string;
    /** One sentence that says what is demanded. It stands above every finding. */
    description: string;
    /** What happens to those who do not keep to it, in a sentence or two. */
    why: string;
    /** What to write to keep to it, in a sentence. */
    fix: string;
    severity: RuleSeverity;
    /** The controls that ask for the same; empty where none does. */
    controls: Controls;
    /** The page that explains the demand. */
    url: string;
    /**
     * What an undecidable finding does unless the configuration says otherwise. Less than the default needs a reason:
     * that of a resource rule is `judgedAgain`, that of a stack rule stands beside it.
     * @default by scope and severity
     */
    onUnknown?: UnknownHandling;
}

/** `Settings` is what a user can configure beside `onUnknown`; their type comes from reading them. */
export interface RuleDescription<Settings> extends RuleStatement {
    readSettings(reader: SettingsReader): Settings;
}

/** The settings of a rule that has none of its own. */
export const noSettings = (): undefined => undefined;

/** One entry of the registry: what the SDK runs, and how the rule's configuration is checked. */
export interface Rule extends RuleStatement {
    readonly scope: RuleScope;
    /** What an undecidable finding does unless the configuration says otherwise. */
    readonly onUnknown: UnknownHandling;
    readonly policy: ResourceValidationPolicy | StackValidationPolicy;
    /** Everything that is wrong with a configuration of this rule; empty where nothing is. */
    settingsProblems(given: Readonly<Record<string, unknown>>): readonly string[];
}

/** A rule's description with nothing left to a default. */
export type WholeDescription<Settings> = RuleDescription<Settings> & Pick<Rule, "scope" | "onUnknown">;

export function withDefaults<Description extends RuleStatement>(
    description: Description,
    scope: RuleScope,
): Description & Pick<Rule, "scope" | "onUnknown"> {
    const { severity, onUnknown = unknownBySeverity[scope][severity] } = description;
    return { ...description, scope, onUnknown };
}

/** The settings of a rule as the configuration gives them, with what every rule has. */
export interface ReadSettings<Settings> {
    settings: Settings;
    onUnknown: UnknownHandling;
    problems: readonly string[];
    schema: SettingsReader["schema"];
}

export function readSettings<Settings>(
    rule: WholeDescription<Settings>,
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
    rule: WholeDescription<Settings>,
): Omit<ResourceValidationPolicy, "validateResource"> {
    return {
        name: rule.name,
        displayName: rule.title,
        description: headline(rule),
        remediationSteps: rule.fix,
        severity: rule.severity,
        tags: controlIds(rule.controls),
        url: rule.url,
        enforcementLevel: "mandatory",
        configSchema: { properties: readSettings(rule, {}).schema },
    };
}

/** What stands above every finding: the engine shows nothing else of a rule, so the controls are part of it. */
function headline({ description, controls }: RuleStatement): string {
    const ids = controlIds(controls);
    return ids.length === 0 ? description : `${description} [${ids.join(", ")}]`;
}

/**
 * Reports what is wrong with a rule's configuration. The pack refuses such a configuration before any rule runs, unless
 * it got a copy of `@pulumi/pulumi` other than the policy SDK's: then the violation stops the run all the same.
 */
export function reportProblems(rule: RuleStatement, problems: readonly string[], report: ReportViolation): void {
    for (const problem of problems) {
        report(`the configuration of rule "${rule.name}" is wrong: ${problem}`);
    }
}

/** Hands findings to the SDK, each as one sentence at the level that its kind asks for. */
export function reportFindings(
    rule: RuleStatement,
    resource: { type: string; name: string; urn: string },
    findings: readonly Finding[],
    onUnknown: UnknownHandling,
    report: ReportViolation,
): void {
    for (const finding of findings) {
        if (finding.kind === "undecidable" && onUnknown === "ignore") {
            continue;
        }
        const message = sentence(resource, finding);
        const exemption = exemptionOf(rule.name, resource.urn);
        if (exemption !== undefined) {
            reportAt("advisory", rule, `${message} ${noteOf(exemption)}`, resource.urn, report);
        } else if (finding.kind === "violation" || (finding.kind === "undecidable" && onUnknown === "mandatory")) {
            report(message, resource.urn);
        } else {
            reportAt("advisory", rule, message, resource.urn, report);
        }
    }
}

/**
 * Reports one finding at another level than that of its rule.
 *
 * The SDK takes an object with a level of its own in place of the message, but its types do not say so. Should a
 * later SDK drop this, the finding is reported at the rule's level: it blocks instead of vanishing.
 */
export function reportAt(
    enforcementLevel: "advisory" | "mandatory",
    rule: RuleStatement,
    message: string,
    urn: string | undefined,
    report: ReportViolation,
): void {
    Reflect.apply(report, undefined, [{ message: `${headline(rule)}\n${message}`, urn, enforcementLevel }]);
}

/**
 * Runs a check so that a fault in it can neither stop the engine nor pass for compliance: the SDK ends the whole run
 * when a rule throws. It is a violation whatever the level of the rule, unless the rule is off. The error's own
 * message stays out of the report, because it may quote a property's value.
 */
export function guarded(
    rule: RuleStatement,
    subject: { title: string; urn?: string },
    report: ReportViolation,
    check: () => void,
): void {
    try {
        check();
    } catch (error) {
        const kind = error instanceof Error ? error.name : "an error";
        const place = error instanceof Error ? /[\w-]+\.[jt]s:\d+/.exec(error.stack ?? "")?.[0] : undefined;
        const where = place === undefined ? "" : ` at ${place}`;
        const message = `rule "${rule.name}" could not run on ${subject.title} (${kind}${where}); report this fault, or set the rule to "disabled".`;
        reportAt("mandatory", rule, message, subject.urn, report);
    }
}
