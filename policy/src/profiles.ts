import type { Level, RuleSeverity } from "./core/levels.js";
import { nearestName } from "./core/nearest-name.js";
import type { Rule } from "./core/rule.js";

/** How strict the pack is, as a whole. */
export interface Profile {
    title: string;
    /** Severity to level. */
    levels: Readonly<Record<RuleSeverity, Level>>;
    /** Only rules that answer to a control of this catalogue; the others are off. */
    only?: "cis" | "securityHub";
    /** Rules that differ from their severity here, each for a reason that stands beside it. */
    exceptions?: Readonly<Record<string, Level>>;
}

/**
 * What each profile asks for. A level in the configuration of the pack comes before the one of the profile.
 */
export const profiles = {
    dev: {
        title: "What would hurt others even from a place to try things: what is open, unencrypted or nobody's",
        levels: { critical: "mandatory", high: "mandatory", medium: "advisory", low: "advisory" },
    },
    prod: {
        title: "What people rely on",
        levels: { critical: "mandatory", high: "mandatory", medium: "mandatory", low: "advisory" },
        exceptions: {
            // An endpoint costs by the hour in each zone; instances that call EC2 little do well without.
            "vpc-has-ec2-endpoint": "advisory",
            // One size is a choice for a group that buys no spare capacity.
            "autoscaling-group-mixed-instance-types": "advisory",
            // AWS encrypts both anyway; a key of one's own is for those who must be able to take it away.
            "bucket-encrypted-by-key": "advisory",
            "log-group-own-key": "advisory",
            // RDS keeps backups of its own, which other rules demand; a vault beside them is a second bill.
            "database-in-backup-plan": "advisory",
        },
    },
    cis: {
        title: "CIS AWS Foundations Benchmark v3.0.0, and nothing else",
        levels: { critical: "mandatory", high: "mandatory", medium: "mandatory", low: "mandatory" },
        only: "cis",
    },
    fsbp: {
        title: "AWS Foundational Security Best Practices, and nothing else",
        levels: { critical: "mandatory", high: "mandatory", medium: "mandatory", low: "mandatory" },
        only: "securityHub",
    },
} as const satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof profiles;

/** The environment variable that names the profile. */
export const profileVariable = "EVENKEEL_POLICY_PROFILE";
const strictest: ProfileName = "prod";

/**
 * The profile that an environment asks for: `prod` where it names none.
 *
 * It is read from the environment, because the engine fills the levels of all rules into a configuration before the
 * pack sees it: there, what a person wrote and what the engine added look the same.
 *
 * @throws where it names one that does not exist
 */
export function profileOf(environment: Readonly<Record<string, string | undefined>>): Profile {
    const name = nameOfProfile(environment);
    const found = Object.entries(profiles).find(([candidate]) => candidate === name);
    if (found === undefined) {
        const names = Object.keys(profiles);
        const nearest = nearestName(name, names);
        const hint = nearest === undefined ? `use one of ${names.join(", ")}` : `did you mean "${nearest}"?`;
        throw new Error(`${profileVariable} is "${name}", which is no profile; ${hint}`);
    }
    return found[1];
}

/** The name that an environment gives, which need not be one of a profile. */
export function nameOfProfile(environment: Readonly<Record<string, string | undefined>>): string {
    const name = environment[profileVariable]?.trim() ?? "";
    // An empty variable is how a shell or a workflow leaves one out.
    return name === "" ? strictest : name;
}

/** How strict a rule is in a profile. */
export function levelIn({ levels, only, exceptions = {} }: Profile, rule: Rule): Level {
    if (only !== undefined && (rule.controls[only] ?? []).length === 0) {
        return "disabled";
    }
    return exceptions[rule.name] ?? levels[rule.severity];
}
