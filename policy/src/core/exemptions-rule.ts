import type { ReportViolation } from "@pulumi/policy";
import {
    completed,
    daysLeft,
    type Exemption,
    type ExemptionEntry,
    isNeeded,
    missingParts,
    readExemption,
} from "./exemptions.js";
import { nearestName } from "./nearest-name.js";
import { guarded, reportAt, reportProblems, type Rule, type RuleStatement } from "./rule.js";
import { SettingsReader } from "./settings.js";

interface ExemptionSettings {
    entries: readonly ExemptionEntry[];
    noticeDays: number;
}

const statement: RuleStatement = {
    name: "exemptions",
    title: "Exemptions have a reason, an owner and an end",
    description:
        "An exemption must say why, who answers for it and until when, must not have expired, and must be needed.",
    why: "An exemption that nobody owns and nothing ends is a hole in the rules that grows.",
    fix: "Mend what the exemption excuses and take it out, or renew it with a reason that still holds.",
    severity: "high",
    controls: {},
    url: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_securely_operate_reduce_management_scope.html",
};

/**
 * Judges the exemptions themselves. It has to come after every other rule, because what it knows of an exemption's
 * need is what the others found before.
 */
export function exemptionsRule(rules: readonly Rule[], now: () => Date = () => new Date()): Rule {
    return {
        ...statement,
        scope: "stack",
        onUnknown: "mandatory",
        settingsProblems: (given) => readExemptionSettings(given).problems,
        policy: {
            name: statement.name,
            displayName: statement.title,
            description: statement.description,
            remediationSteps: statement.fix,
            severity: statement.severity,
            url: statement.url,
            enforcementLevel: "mandatory",
            configSchema: { properties: readExemptionSettings({}).schema },
            validateStack: (args, report) => {
                guarded(statement, { title: "the stack" }, report, () => {
                    const { settings, problems } = readExemptionSettings(args.getConfig());
                    reportProblems(statement, problems, report);
                    const names = rules.map(({ name }) => name);
                    settings.entries.forEach((entry, index) =>
                        judgeEntry(entry, `entries[${index}]`, { settings, names, now: now(), report }),
                    );
                });
            },
        },
    };
}

/** The exemptions of a configuration of the rule above. */
export function readExemptionSettings(given: Readonly<Record<string, unknown>>): {
    settings: ExemptionSettings;
    problems: readonly string[];
    schema: SettingsReader["schema"];
} {
    const reader = new SettingsReader(given);
    const settings = {
        entries: reader.list("entries", readExemption, "Leave to break a rule, each for some resources and a time."),
        noticeDays: reader.number(
            "noticeDays",
            { minimum: 0 },
            30,
            "Days before its end that an exemption is announced.",
        ),
    };
    reader.refuseUnknownNames();
    return { settings, problems: reader.problems, schema: reader.schema };
}

interface Judging {
    settings: ExemptionSettings;
    names: readonly string[];
    now: Date;
    report: ReportViolation;
}

function judgeEntry(entry: ExemptionEntry, path: string, { settings, names, now, report }: Judging): void {
    const exemption = completed(entry);
    if (exemption === undefined) {
        const missing = missingParts(entry).join(", ");
        report(
            `exemptions.${path} does not hold: it has no usable ${missing}; give it rule, urn, reason, owner, and expires as 2027-03-31.`,
        );
        return;
    }
    const title = `exemptions.${path} (${exemption.rule} for ${exemption.urn}, ${exemption.owner})`;
    const days = daysLeft(exemption, now);
    if (!names.includes(exemption.rule)) {
        const nearest = nearestName(exemption.rule, names);
        report(`${title} names no rule of this pack${nearest === undefined ? "" : `; did you mean "${nearest}"?`}`);
    } else if (days < 0) {
        report(
            `${title} expired on ${exemption.expires}; mend what it excuses, or renew it with a reason that still holds.`,
        );
    } else if (!isNeeded(exemption)) {
        report(`${title} excuses nothing: no such finding on such a resource; take it out.`);
    } else if (days <= settings.noticeDays) {
        reportAt(
            "advisory",
            statement,
            `${title} ends ${ending(exemption, days)}; mend what it excuses.`,
            undefined,
            report,
        );
    }
}

function ending({ expires }: Exemption, days: number): string {
    return days === 0 ? `today, ${expires}` : `in ${days} days, on ${expires}`;
}
