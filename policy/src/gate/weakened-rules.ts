import { readFileSync } from "node:fs";
import { levelIn, type Profile } from "../profiles.js";
import { rules } from "../rules/index.js";
import { GateProblem } from "./problem.js";

/** A rule that a configuration makes less strict than it would be. */
export interface WeakenedRule {
    /** The name of the rule, or `all`. */
    rule: string;
    level: "advisory" | "disabled";
    /** The level that it would have. */
    instead: "mandatory" | "advisory";
}

/**
 * What the configurations of the packs weaken: the engine judges by them in silence. Rules of other packs count as
 * mandatory, because what they would be stands nowhere.
 *
 * @throws GateProblem where a file cannot be read
 */
export function weakenedRules(configurationFiles: readonly string[], profile: Profile): WeakenedRule[] {
    return configurationFiles.flatMap((file) =>
        Object.entries(readConfiguration(file)).flatMap(([rule, given]) => weakened(rule, levelOf(given), profile)),
    );
}

function weakened(name: string, level: unknown, profile: Profile): WeakenedRule[] {
    const own = rules.find((rule) => rule.name === name);
    const instead = own === undefined ? "mandatory" : levelIn(profile, own);
    const isWeaker = level === "disabled" || (level === "advisory" && instead === "mandatory");
    return instead !== "disabled" && isWeaker ? [{ rule: name, level, instead }] : [];
}

/** The level alone, or an object with a level among a rule's settings. */
function levelOf(given: unknown): unknown {
    return typeof given === "object" && given !== null ? Reflect.get(given, "enforcementLevel") : given;
}

function readConfiguration(file: string): object {
    try {
        // The engine takes an empty file for a configuration that says nothing.
        const configuration: unknown = JSON.parse(readFileSync(file, "utf8").trim() || "{}");
        return typeof configuration === "object" && configuration !== null ? configuration : {};
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new GateProblem(`the policy pack's configuration ${file} cannot be read: ${reason}`);
    }
}
